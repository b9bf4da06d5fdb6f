"""Replaying lines of dialogue as if a writer typed them, and counting what suggestions save."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from typing import Literal

from screenplay_ls.fountain import Kind, parse

Way = Literal["a", "b"]
"""Asked at each word boundary, or after each character."""

Suggest = Callable[[int, str], Awaitable[str]]
"""A suggestion behind the text of the script up to an offset and what was typed since."""

RUN = 10
"""Lines are sampled in runs of so many: whoever writes stays in a scene, too."""

_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True)
class Line:
    """A line of dialogue."""

    offset: int
    text: str


@dataclass
class Tally:
    """What came of one line."""

    characters: int
    accepted: int = 0
    accepts: int = 0
    asked: int = 0
    shown: int = 0
    right: int = 0
    """How often what was shown begins right."""
    ms: list[float] = field(default_factory=list[float])

    @property
    def saved(self) -> int:
        """Keystrokes."""
        return self.accepted - self.accepts

    def as_json(self) -> dict[str, object]:
        """Its fields by name."""
        return asdict(self)


def dialogue(text: str) -> list[Line]:
    """Every line of dialogue, without indentation."""
    document = parse(text)
    lines: list[Line] = []
    for placed in document.placed():
        if placed.element.kind is Kind.DIALOGUE:
            span = document.span_of(placed.index)
            for match in re.finditer(r"\S[^\r\n]*", text[span.start : span.end]):
                lines.append(Line(span.start + match.start(), match[0].rstrip()))
    return lines


def sample(lines: list[Line], count: int, seed: int) -> list[Line]:
    """About `count` lines in runs of neighbours; all of them for 0."""
    runs = [lines[start : start + RUN] for start in range(0, len(lines), RUN)]
    if not count or count >= len(lines):
        return lines
    chosen = sorted(random.Random(seed).sample(range(len(runs)), -(-count // RUN)))
    return [line for index in chosen for line in runs[index]]


def right_part(shown: str, truth: str) -> int:
    """Length of the longest beginning of `shown` that is right and ends with a whole word."""
    common = next(
        (i for i, (a, b) in enumerate(zip(shown, truth, strict=False)) if a != b),
        min(len(shown), len(truth)),
    )
    if common == len(shown) and not _inside_word(truth, common):
        return common
    ends = (match.end() for match in _WORD.finditer(shown))
    return max((end for end in ends if end <= common and not _inside_word(truth, end)), default=0)


def _inside_word(text: str, at: int) -> bool:
    return bool(_WORD.match(text[at : at + 1]) and at and _WORD.match(text[at - 1]))


def boundaries(line: str, way: Way) -> list[int]:
    """Where is asked: before each word, or before each character."""
    if way == "b":
        return list(range(len(line)))
    return [0, *(match.end() for match in re.finditer(r"\s+", line))]


async def replay(line: Line, way: Way, suggest: Suggest) -> Tally:
    """Type a line; take of each suggestion what is right of it.

    What was taken is not asked about again, up to the next boundary behind it.
    """
    tally = Tally(len(line.text))
    reached = 0
    for at in boundaries(line.text, way):
        if at < reached or (at == reached and at):
            continue
        start = time.perf_counter()
        shown = await suggest(line.offset, line.text[:at])
        tally.ms.append((time.perf_counter() - start) * 1000)
        tally.asked += 1
        tally.shown += bool(shown)
        right = right_part(shown, line.text[at:])
        tally.right += right > 0
        if right > 1:
            # One character saves nothing: accepting is a keystroke, too.
            tally.accepted += right
            tally.accepts += 1
            reached = at + right
    return tally
