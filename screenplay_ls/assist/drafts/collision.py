"""Creative collision: two or more inputs joined into one story, with what came from whom marked.

Each take joins them in another way, and keeps clear of what the takes before it have said.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from screenplay_ls.analysis.characters import cast
from screenplay_ls.assist.drafts.beats import Beat
from screenplay_ls.assist.drafts.collision_prompt import WAYS, Way
from screenplay_ls.assist.drafts.draft import (
    Answer,
    Ask,
    Draft,
    Kind,
    NothingToDraft,
    Passage,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.sentences import content_words
from screenplay_ls.assist.drafts.slots import Slot, fill
from screenplay_ls.assist.drafts.storyline_slots import (
    beat_slot,
    capitals_in,
    logline_slot,
    role_slot,
    scene_slot,
    title_slot,
)
from screenplay_ls.assist.drafts.storyline_text import Role, Story
from screenplay_ls.fountain import Document, Span, parse
from screenplay_ls.fountain import Kind as ElementKind

LONGEST = 160
"""Characters of an input that a model reads."""
TOO_ALIKE = 0.25
"""The share of three words in a row that two takes may have in common."""


@dataclass(frozen=True)
class CollisionWishes:
    """What is to collide."""

    inputs: tuple[str, ...] = wish(
        (), "A concept, a logline, a character, a scene; at least two, scripts counted."
    )
    genre: str = wish("drama", "Drama, comedy, science fiction, ...")
    way: str = wish("", f"How they meet: {', '.join(way.name for way in WAYS)}. Else by take.")


@dataclass(frozen=True)
class Input:
    """One of the stories that collide."""

    mark: str
    """`A`, `B`, ..."""
    text: str
    names: tuple[str, ...]

    @property
    def words(self) -> set[str]:
        """What it is about."""
        return content_words(f"{self.text} {' '.join(self.names)}")


def steps(source: Source, wishes: CollisionWishes, take: int) -> Steps:
    """Join the inputs.

    Raises:
        NothingToDraft: there are fewer than two.
    """
    inputs = _inputs(source, wishes.inputs)
    if len(inputs) < 2:
        raise NothingToDraft(
            "A collision needs two inputs at least: scripts, a selection, or texts of your own "
            "(a concept here, a character there)."
        )
    named = [way for way in WAYS if way.name.lower() == wishes.way.strip().lower()]
    way = named[0] if named else WAYS[take % len(WAYS)]
    idea = ", and ".join(one.text.rstrip(".") for one in inputs)
    story = Story(idea, wishes.genre, (), talks=source.talks, avoid=_said(source.earlier))
    return _collide(source, inputs, way, story)


def _collide(source: Source, inputs: Sequence[Input], way: Way, story: Story) -> Steps:
    names = tuple(name for one in inputs for name in one.names)
    story.logline = yield from fill(_of_both(logline_slot(story, names), inputs))
    if not story.logline:
        story.logline = story.idea[:1].upper() + story.idea[1:] + "."
        story.notes.append("No logline was good enough; your inputs stand there instead.")
    story.title = (yield from fill(title_slot(story))) or way.name
    leads = yield from _leads(inputs, story)
    story.beats = tuple(_beat(beat, leads) for beat in way.beats)
    for number, beat in enumerate(story.beats):
        doing = f"Beat {number + 1} of {len(story.beats)}: {beat.name}"
        story.happens.append((yield from fill(_of_both(beat_slot(story, beat, doing), inputs))))
    for number, beat in enumerate(story.beats):
        story.scenes.append([])
        found = yield from fill(scene_slot(story, number, beat, "Looking for its place"))
        if found:
            heading, _, synopsis = found.partition("\n")
            story.scenes[-1].append((heading, synopsis))
    return _draft(source, inputs, way, story)


def _leads(inputs: Sequence[Input], story: Story) -> Generator[Ask, Answer, list[str]]:
    """One character for each input: its own, or a new one."""
    for one in inputs:
        name = one.names[0] if one.names else ""
        found = yield from fill(role_slot(story, name, f"Who is in {one.mark}"))
        fallback = name or next(n for n in SPARE if all(n != role.name for role in story.cast))
        role = Role(*found.split(", ", 1)) if found else Role(fallback, "the lead.")
        story.cast.append(role)
    return [role.name for role in story.cast]


SPARE = ("Alex", "Robin", "Sam", "Kim", "Jo", "Max", "Pat", "Lee", "Toni")
"""Names for inputs that have none, where the model finds none either."""


def _beat(beat: Beat, leads: Sequence[str]) -> Beat:
    named = {"A": leads[0], "B": leads[1]}
    return replace(beat, name=beat.name.format(**named), hint=beat.hint.format(**named))


def _of_both(slot: Slot, inputs: Sequence[Input]) -> Slot:
    """The slot, filled best with something of every input."""

    def judge(text: str) -> float:
        return slot.judge(text) + sum(bool(one.words & content_words(text)) for one in inputs)

    return replace(slot, judge=judge)


# --- the inputs -------------------------------------------------------------------------------


def _inputs(source: Source, texts: Sequence[str]) -> list[Input]:
    found: list[tuple[str, tuple[str, ...]]] = []
    span = source.span
    if span.end > span.start:
        part = parse(source.document.text[span.start : span.end])
        found.append((_short(part.text), _names(part)))
    elif source.document.text.strip():
        found.append((about(source.document), _names(source.document)))
    found += [(about(other), _names(other)) for other in source.others if other.text.strip()]
    found += [
        (_short(text), tuple(capitals_in(text, inside=True))) for text in texts if text.strip()
    ]
    marks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [Input(mark, text, names) for mark, (text, names) in zip(marks, found, strict=False)]


def about(document: Document) -> str:
    """What a script is about, in a line: its first synopsis, its first action, or its title."""
    for kind in (ElementKind.SYNOPSIS, ElementKind.ACTION):
        for element in document.elements:
            if element.kind is kind:
                return _short(element.plain)
    return _short(document.title("title") or document.text)


def _names(document: Document) -> tuple[str, ...]:
    roles = sorted(cast(document).values(), key=lambda role: -len(role.speeches))
    return tuple(role.name.title() for role in roles[:2]) or tuple(
        capitals_in(about(document), inside=True)
    )


def _short(text: str) -> str:
    """A text in one line, cut at a word; without marks of Fountain."""
    text = " ".join(re.sub(r"[*_\[\]<>#=~@|{}\\^`]+", " ", text).split())
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST + 1].rsplit(" ", 1)[0].rstrip(",;:")


# --- the draft --------------------------------------------------------------------------------


def _draft(source: Source, inputs: Sequence[Input], way: Way, story: Story) -> Draft:
    text = _written(inputs, way, story)
    notes = list(story.notes)
    alike = max((likeness(text, other) for other in source.earlier), default=0.0)
    if alike > TOO_ALIKE:
        notes.append(f"This take shares {alike:.0%} of its phrases with one before it.")
    title = f"Collision: {story.title} ({way.name})"
    if source.document.text.strip():
        notes.append("This is a script of its own: nothing of yours is changed by it.")
        return Draft(title, text, (), tuple(notes))
    whole = Span(0, len(source.document.text))
    return Draft(title, text, (Passage(whole, text, "A new story.", title),), tuple(notes))


def likeness(one: str, other: str) -> float:
    """The share of three words in a row that two texts have in common."""
    a, b = _threes(one), _threes(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _threes(text: str) -> set[tuple[str, ...]]:
    lines = [line for line in text.splitlines() if line.startswith("= ")]
    words = [re.findall(r"[^\W_]+", line.lower()) for line in lines]
    return {three for line in words for three in zip(line, line[1:], line[2:], strict=False)}


def _written(inputs: Sequence[Input], way: Way, story: Story) -> str:
    head = [f"Title: {story.title}", "Credit: A collision", f"Genre: {story.genre}"]
    head += [f"Source {one.mark}: {one.text}" for one in inputs]
    blocks = ["\n".join(head), f"= {story.logline} {_from(story.logline, inputs, story)}"]
    for role, one in zip(story.cast, inputs, strict=True):
        blocks.append(f"[[{role.name.upper()}: {role.about}]] [[from {one.mark}]]")
    blocks.append(f"# {way.name}")
    for number, beat in enumerate(story.beats):
        text = story.happens[number] or beat.hint
        blocks += [f"## {beat.name}", f"= {text} {_from(text, inputs, story)}"]
        for heading, synopsis in story.scenes[number]:
            blocks += [heading, f"= {synopsis} {_from(synopsis, inputs, story)}"]
    return "\n\n".join(blocks) + "\n"


def _from(text: str, inputs: Sequence[Input], story: Story) -> str:
    """The mark of what a sentence has from whom: by words and by names."""
    words = content_words(text)
    marks = [
        one.mark
        for one, role in zip(inputs, story.cast, strict=True)
        if words & one.words or role.name in text
    ]
    return f"[[from {' and '.join(marks)}]]" if marks else "[[new]]"


def _said(earlier: Sequence[str]) -> tuple[str, ...]:
    """The sentences of the takes before."""
    lines = (line for text in earlier for line in text.splitlines() if line.startswith("= "))
    return tuple(re.sub(r"\[\[.*?\]\]", "", line[2:]).strip() for line in lines)


KIND = Kind("collision", "Let stories collide", CollisionWishes, steps)
