"""Dialogue suggested at several places of a script, printed as an editor would show it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.fountain import Document, Kind, Speech, parse
from screenplay_ls.services.cowriter import CoWriter

if TYPE_CHECKING:
    from rich.console import Console

WORDS_TYPED = (0, 3)
"""Suggestions are asked for right after the cue, and after so many words of the speech, in turn."""

WORTH_ASKING = 25
"""A speech shorter than this many characters shows nothing."""


@dataclass(frozen=True)
class Place:
    """A place in a speech, as if the writer had just typed up to there."""

    heading: str
    """Of the scene, with its words alone."""
    before: str
    """What was said last before the speech; empty when nobody has spoken yet."""
    cue: str
    typed: str
    """The speech up to the cursor."""
    document: Document
    """The script up to the cursor."""

    @property
    def offset(self) -> int:
        """The cursor, in code points."""
        return len(self.document.text)


def places(document: Document, count: int) -> list[Place]:
    """`count` places, spread evenly over the speeches of the script."""
    worth = [found for speech in document.speeches if (found := _words(document, speech))]
    if not worth:
        return []
    count = min(count, len(worth))
    chosen = [worth[(2 * k + 1) * len(worth) // (2 * count)] for k in range(count)]
    return [
        _place(document, *speech, WORDS_TYPED[k % len(WORDS_TYPED)])
        for k, speech in enumerate(chosen)
    ]


async def show_suggestions(console: Console, cowriter: CoWriter, asked: list[Place]) -> list[float]:
    """Ask at each place and print what comes. Returns how long each took, in ms."""
    from rich.text import Text

    times: list[float] = []
    for place in asked:
        console.print(Text(f"  {place.heading}", style="bold"))
        if place.before:
            console.print(Text(f"      … {place.before}", style="dim"), overflow="ellipsis")
        console.print(Text(f"            {place.cue}"))
        with console.status("thinking"):
            start = time.perf_counter()
            ghost = await cowriter.suggest("demo", place.document, place.offset, Options())
            times.append(1000 * (time.perf_counter() - start))
        line = Text(f"      {place.typed}")
        line.append(ghost or "(no suggestion)", style="italic bright_black" if ghost else "dim")
        line.append(f"   {times[-1]:.0f} ms", style="cyan")
        console.print(line)
        console.print()
    return times


def _words(document: Document, speech: Speech) -> tuple[Speech, int] | None:
    """A speech and the element with its first words, where there are words enough."""
    for index in range(speech.first, speech.last):
        element = document.elements[index]
        if element.kind is Kind.DIALOGUE:
            return (speech, index) if len(element.plain) >= WORTH_ASKING else None
    return None


def _place(document: Document, speech: Speech, index: int, words: int) -> Place:
    span = document.span_of(index)
    spoken = document.text[span.start : span.end].split(maxsplit=words)
    typed = "".join(word + " " for word in spoken[:words])
    scene = document.scene_at(span.start)
    before = next(_spoken_before(document, speech), "")
    return Place(
        heading=scene.heading.plain if scene else "",
        before=before if len(before) <= 70 else f"{before[:70]}…",
        cue=document.elements[speech.first].plain,
        typed=typed,
        document=parse(document.text[: span.start] + typed),
    )


def _spoken_before(document: Document, speech: Speech) -> Iterator[str]:
    """The lines said before a speech in its scene, the last one first."""
    for index in range(speech.first - 1, -1, -1):
        element = document.elements[index]
        if element.kind is Kind.SCENE_HEADING:
            return
        if element.kind is Kind.DIALOGUE:
            yield " ".join(element.plain.split())
