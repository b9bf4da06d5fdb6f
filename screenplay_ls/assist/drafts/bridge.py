"""A bridge: the last lines of a scene, so that it leads to the next one.

Where two scenes were written apart, by two people or on two days, the first often just stops.
"""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.assist.drafts import bridge_prompt as prompt
from screenplay_ls.assist.drafts.draft import Draft, Kind, NothingToDraft, Source, Steps, wish
from screenplay_ls.assist.drafts.examples import lines_of_examples
from screenplay_ls.assist.drafts.people import people_at
from screenplay_ls.assist.drafts.placing import end_of, insertion, line_at
from screenplay_ls.assist.drafts.reading import scene_so_far
from screenplay_ls.assist.drafts.writing import Writing
from screenplay_ls.fountain import Document, Scene, Span
from screenplay_ls.fountain import Kind as ElementKind
from screenplay_ls.llm.engine import Turn

MOST_SENTENCES = 3
GLIMPSE = 160
"""Characters of each scene that a small model reads: the end of one, the beginning of the other."""
READ = 900
"""Those that a model reads which follows instructions."""


@dataclass(frozen=True)
class Wishes:
    """What a writer may wish of a bridge."""

    sentences: int = wish(1, "How long, in sentences: up to 3.")


def steps(source: Source, wishes: Wishes, take: int) -> Steps:
    """One paragraph of action at the end of the scene at the cursor."""
    document = source.document
    scene, following = _scenes(source)
    place = end_of(document, scene)
    below = Span(document.start_of(following.first), document.start_of(following.first))
    here, there = people_at(document, source.span), people_at(document, below)
    before = scene_so_far(document, scene, place)
    after = scene_so_far(document, following, end_of(document, following))
    situation = prompt.SITUATION.format(
        before=_glimpse(scene, before[-GLIMPSE:], cut=len(before) > GLIMPSE),
        after=_glimpse(following, after[:GLIMPSE]),
    )
    task = prompt.TASK.format(
        before=f"{scene.heading.plain}\n\n{before[-READ:]}",
        after=f"{following.heading.plain}\n\n{after[:READ]}",
    )
    writing = Writing(
        page=prompt.EXAMPLES + situation,
        turns=(Turn("system", prompt.SYSTEM), Turn("user", task)),
        cast=(*here, *(each for each in there if each not in here)),
        said=[*lines_of_examples(prompt.EXAMPLES), *before.split("\n"), *after.split("\n")],
        like=document.text,
    )
    longest = max(1, min(wishes.sentences, MOST_SENTENCES))
    doing = f"A bridge to {following.heading.plain}"
    yield from writing.action(here[0].name if here else "", doing=doing, longest=longest)
    return _draft(document, place, following, writing)


def _scenes(source: Source) -> tuple[Scene, Scene]:
    scene = source.document.scene_at(source.span.start)
    scenes = source.document.scenes
    if scene is None or scene.index + 1 >= len(scenes):
        raise NothingToDraft("A bridge leads from a scene to the next: there is no next one here.")
    return scene, scenes[scene.index + 1]


def _glimpse(scene: Scene, text: str, *, cut: bool = False) -> str:
    """A scene in a line; a text that begins in the middle is read from its next sentence on."""
    words = " ".join(text.split())
    if cut:
        words = words.partition(". ")[2] or words
    return f"{scene.heading.plain}. {words}".strip()


def _draft(document: Document, place: int, following: Scene, writing: Writing) -> Draft:
    if not writing.blocks:
        raise NothingToDraft("The model wrote nothing that could be used. Try another seed.")
    label = f"Line {line_at(document, place)}: a bridge"
    reason = f"Leads to {following.heading.plain}."
    passage = insertion(document, place, writing.text, reason, label)
    title = f"Bridge to {following.heading.plain}"
    return Draft(title, writing.text, (passage,), tuple(writing.notes))


def _applies(source: Source) -> bool:
    """At the end of a scene that another one follows."""
    document = source.document
    scene = document.scene_at(source.span.start)
    if scene is None or scene.index + 1 >= len(document.scenes):
        return False
    below = [
        element.kind
        for index, element in enumerate(own_elements(document, scene), scene.first)
        if document.start_of(index) > source.span.end
    ]
    return all(kind in {ElementKind.BLANK, ElementKind.NOTE} for kind in below)


KIND = Kind("bridge", "Draft a bridge to the next scene", Wishes, steps, _applies)
