"""A storyline as Fountain: a script of its own, or what is missing in the writer's outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from screenplay_ls.assist.drafts.beats import Beat, leaves
from screenplay_ls.assist.drafts.draft import Draft, Passage, Source
from screenplay_ls.fountain import Document, Kind, SectionNode, Span


@dataclass(frozen=True)
class Role:
    """A character of the story."""

    name: str
    about: str
    """`41, the keeper of the light. Wants: ... Flaw: ...`"""


@dataclass
class Story:
    """What there is of a story so far."""

    idea: str
    genre: str
    beats: tuple[Beat, ...]
    logline: str = ""
    title: str = ""
    cast: list[Role] = field(default_factory=list[Role])
    happens: list[str] = field(default_factory=list[str])
    """By beat; empty where nothing was found."""
    scenes: list[list[tuple[str, str]]] = field(default_factory=list[list[tuple[str, str]]])
    """By beat: headings and their synopses."""
    notes: list[str] = field(default_factory=list[str])
    talks: bool = False
    """The model follows instructions, and finds places of its own."""
    avoid: tuple[str, ...] = ()
    """Sentences that other takes have, and this one must not."""


def draft(source: Source, story: Story, *, growing: bool) -> Draft:
    """The story as a draft; `growing` where it goes on with the script's own outline."""
    title, notes = f"Storyline: {story.title}", tuple(story.notes)
    if growing:
        passages = tuple(_grown(source.document, story))
        return Draft(title, _written(story), passages, notes)
    if source.document.text.strip():
        return Draft(title, _written(story), (), (*notes, "This is a script of its own."))
    whole = Span(0, len(source.document.text))
    passage = Passage(whole, _written(story), "A new storyline.", title)
    return Draft(title, _written(story), (passage,), notes)


def _written(story: Story) -> str:
    blocks = [
        f"Title: {story.title}\nCredit: A storyline\nGenre: {story.genre}",
        f"= {story.logline}",
        *(f"[[{role.name.upper()}: {role.about}]]" for role in story.cast),
    ]
    act = ""
    for number, beat in enumerate(story.beats):
        if beat.act and beat.act != act:
            blocks.append(f"# {beat.act}")
        act = beat.act
        blocks += [f"{'##' if act else '#'} {beat.name}", f"= {_happens(story, number)}"]
        blocks += _scenes(story, number)
    return "\n\n".join(blocks) + "\n"


def _happens(story: Story, number: int) -> str:
    return story.happens[number] or story.beats[number].hint


def _scenes(story: Story, number: int) -> list[str]:
    scenes = story.scenes[number] if number < len(story.scenes) else []
    return [block for heading, synopsis in scenes for block in (heading, f"= {synopsis}")]


def _grown(document: Document, story: Story) -> Iterator[Passage]:
    """What is added to the script: synopses that are missing, scenes where there are none."""
    for number, (_, node) in enumerate(leaves(document.sections)):
        beat, last, has_scenes = story.beats[number], node.index, False
        for index, element in _below(document, node):
            last = index if element in (Kind.SYNOPSIS, Kind.NOTE) and not has_scenes else last
            has_scenes = has_scenes or element is Kind.SCENE_HEADING
        added = [] if beat.synopsis else [f"= {_happens(story, number)}"]
        added += [] if has_scenes else _scenes(story, number)
        if added:
            end = document.span_of(last).end
            text = "".join(f"\n\n{block}" for block in added)
            yield Passage(Span(end, end), text, f"Grows the beat “{beat.name}”.", beat.name)


def _below(document: Document, node: SectionNode) -> Iterator[tuple[int, Kind]]:
    """What stands below a section, up to the next one."""
    for index in range(node.index + 1, len(document.elements)):
        if document.elements[index].kind is Kind.SECTION:
            return
        yield index, document.elements[index].kind
