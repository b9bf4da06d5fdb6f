"""A scene from a synopsis or a bare heading, or what an unfinished scene goes on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from screenplay_ls.assist.drafts import scene_prompt as prompt
from screenplay_ls.assist.drafts.draft import (
    Draft,
    Kind,
    NothingToDraft,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.examples import lines_of_examples
from screenplay_ls.assist.drafts.people import MOST_PEOPLE, Person, names_in, people, people_at
from screenplay_ls.assist.drafts.placing import behind, end_of, insertion, line_at
from screenplay_ls.assist.drafts.reading import page_before, scene_so_far, synopsis_at, voices
from screenplay_ls.assist.drafts.repair import SCENE, block_of
from screenplay_ls.assist.drafts.writing import Writing
from screenplay_ls.fountain import Kind as ElementKind
from screenplay_ls.fountain import Scene
from screenplay_ls.llm.engine import Turn

MOST_BLOCKS = 40
SCRIPT_LENGTH = 1500
"""Characters of the script before the scene that a model reads, and of the scene itself."""


@dataclass(frozen=True)
class Wishes:
    """What a writer may wish of a scene."""

    synopsis: str = wish("", "What happens; else the script's own synopsis of the scene.")
    who: tuple[str, ...] = wish((), "Who is in it; else whoever speaks there or is named.")
    heading: str = wish("", 'A new scene with this heading, "INT. HOUSE - DAY"; else the scene '
                            "at the cursor goes on.")  # fmt: skip
    mood: str = wish("", "The mood: tense, tender, funny.")
    blocks: int = wish(10, "How many paragraphs and speeches.")
    invent: bool = wish(False, "Others may speak, too (for models that follow instructions).")


def steps(source: Source, wishes: Wishes, take: int) -> Steps:
    """Opens with action and goes on block by block; at once, with models that can."""
    plan = _plan(source, wishes)
    if source.talks:
        doing = f"Writing {plan.heading}"
        yield from plan.writing.at_once(SCENE, plan.blocks, doing=doing, anybody=plan.invent)
    else:
        yield from _block_by_block(plan, take)
    return _draft(source, plan)


@dataclass
class _Plan:
    """The scene to be written."""

    heading: str
    place: int
    """Where the draft goes, in code points."""
    is_new: bool
    """The heading is written, too."""
    so_far: str
    cast: tuple[Person, ...]
    blocks: int
    invent: bool
    writing: Writing


def _plan(source: Source, wishes: Wishes) -> _Plan:
    document = source.document
    scene = None if wishes.heading else document.scene_at(source.span.start)
    heading = _heading(scene, wishes)
    synopsis = wishes.synopsis or (synopsis_at(document, source.span.start) if scene else "")
    cast = _cast(source, scene, wishes, synopsis)
    place = end_of(document, scene) if scene else behind(document, source.span.end)
    so_far = scene_so_far(document, scene, place) if scene else ""
    before = page_before(
        document, document.start_of(scene.first) if scene else place, limit=SCRIPT_LENGTH
    )
    blocks = max(2, min(wishes.blocks, MOST_BLOCKS))
    situation = {
        "who": ", ".join(each.described for each in cast[:MOST_PEOPLE]) or "nobody",
        "mood": wishes.mood or "as it comes",
        "what": synopsis or "see the heading",
        "heading": heading,
    }
    above = f"{so_far[-SCRIPT_LENGTH:]}\n\n" if so_far else ""
    script = f"This stands before it in the script:\n\n{before}\n\n" if before else ""
    task = prompt.TASK.format(**situation, blocks=blocks, voices=voices(cast), script=script)
    if above:
        task += f"\n\nGo on behind this, without repeating it:\n\n{above}"
    writing = Writing(
        page=prompt.EXAMPLES + prompt.SITUATION.format(**situation) + above,
        turns=(Turn("system", prompt.SYSTEM), Turn("user", task)),
        cast=cast,
        names=[word.title() for word in heading.split() if word.isalpha() and len(word) > 3],
        said=[*lines_of_examples(prompt.EXAMPLES), *so_far.split("\n")],
        like=f"{synopsis}\n{document.text}",
    )
    return _Plan(heading, place, scene is None, so_far, cast, blocks, wishes.invent, writing)


def _cast(source: Source, scene: Scene | None, wishes: Wishes, synopsis: str) -> tuple[Person, ...]:
    document = source.document
    if wishes.who:
        return people(document, wishes.who)[:MOST_PEOPLE]
    if scene is not None:
        return people_at(document, source.span, synopsis)
    return people(document, names_in(document, synopsis, titled=True)[:MOST_PEOPLE])


def _heading(scene: Scene | None, wishes: Wishes) -> str:
    if wishes.heading:
        heading = " ".join(wishes.heading.split()).upper()
        written = block_of(ElementKind.SCENE_HEADING, heading.lstrip("."))
        if written:
            return written
    if scene is not None:
        return scene.heading.plain
    raise NothingToDraft(
        "There is no scene here. Put the cursor below a scene heading, or give a heading: "
        "INT. HOUSE - DAY."
    )


def order(cast: Sequence[Person], blocks: int, take: int, *, opened: bool) -> Iterator[int | None]:
    """Who speaks in each block, by number; None for action. Each take has its own order.

    `opened`: the scene has begun, so that it needs no action to open with.
    """
    chance = Random(take)
    last: int | None = None
    speeches = 0
    for number in range(blocks):
        opens = number == 0 and not opened
        closes = number == blocks - 1 and blocks > 3
        rests = speeches > 1 and chance.random() < (0.3 if len(cast) > 1 else 0.6)
        if not cast or opens or closes or rests or (len(cast) == 1 and speeches):
            speeches = 0
            yield None
            continue
        others = [each for each in range(len(cast)) if each != last] or [0]
        # Two people mostly talk to each other; whoever comes later in the cast says less.
        last = others[0] if chance.random() < 0.7 else chance.choice(others)
        speeches += 1
        yield last


def _block_by_block(plan: _Plan, take: int) -> Steps:
    writing, cast = plan.writing, plan.cast
    actors = Random(take + 1)
    for number, speaker in enumerate(order(cast, plan.blocks, take, opened=bool(plan.so_far))):
        doing = f"Block {number + 1} of {plan.blocks}"
        if speaker is not None:
            yield from writing.speech(cast[speaker], doing=doing)
        else:
            begins = actors.choice([each.name for each in cast] + [""]) if cast else ""
            yield from writing.action("" if number == 0 else begins, doing=doing)
    return Draft("", "")


def _draft(source: Source, plan: _Plan) -> Draft:
    writing = plan.writing
    if not writing.blocks:
        raise NothingToDraft("The model wrote nothing that could be used. Try another seed.")
    if not plan.cast:
        writing.note("Nobody is known to be in the scene, so that nobody speaks: say who is.")
    text = f"{plan.heading}\n\n{writing.text}" if plan.is_new else writing.text
    document = source.document
    label = f"Line {line_at(document, plan.place)}: {plan.heading}"
    reason = "A new scene." if plan.is_new else "The scene goes on."
    passage = insertion(document, plan.place, text, reason, label)
    return Draft(f"Scene: {plan.heading}", text, (passage,), tuple(writing.notes))


def _applies(source: Source) -> bool:
    return source.document.scene_at(source.span.start) is not None


KIND = Kind("scene", "Draft this scene", Wishes, steps, _applies)
