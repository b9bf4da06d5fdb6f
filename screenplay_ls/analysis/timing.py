"""How long a scene is: eighths of a page on paper, minutes on the screen.

The method, and how far to trust it, is written down in docs/timing.md; keep the two together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from screenplay_ls.analysis.includes import is_include
from screenplay_ls.analysis.memo import per_document, per_element
from screenplay_ls.fountain import Document, Element, Kind, Scene

PAGE_LINES = 54
"""Lines on a page: nine inches of text at six lines to the inch."""

SECONDS_PER_LINE = 60 / PAGE_LINES
"""A page is a minute: the rule for everything that is not speech."""

WORDS_PER_SECOND = 2.6
"""Words spoken on screen, the pauses between sentences included (156 a minute)."""

SECONDS_PER_TURN = 0.5
"""What passes before somebody answers."""

IDEOGRAPHS_PER_WORD = 1.7
"""Chinese and Japanese put no spaces between words; so many characters are spoken like one."""

COLUMNS = {
    Kind.SCENE_HEADING: 60,
    Kind.ACTION: 60,
    Kind.CENTERED: 60,
    Kind.CHARACTER: 38,
    Kind.PARENTHETICAL: 25,
    Kind.DIALOGUE: 35,
    Kind.LYRICS: 35,
    Kind.TRANSITION: 60,
}
"""Characters to a line at ten to the inch. What is not here is not printed."""

BLANK_LINES_ABOVE = {
    Kind.SCENE_HEADING: 2,
    Kind.ACTION: 1,
    Kind.CENTERED: 1,
    Kind.CHARACTER: 1,
    Kind.TRANSITION: 1,
}
"""Parentheticals, dialogue and lyrics follow the line above without a gap."""

_WIDE = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uff60]")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")


class Length(NamedTuple):
    """How long something is."""

    lines: int = 0
    """Lines of a page."""
    seconds: float = 0.0
    """Seconds of film."""

    def plus(self, other: Length) -> Length:
        """One after the other."""
        return Length(self.lines + other.lines, self.seconds + other.seconds)

    @property
    def eighths(self) -> int:
        """Eighths of a page, as a breakdown counts them: what is printed at all is one at least."""
        return max(1, round(self.lines * 8 / PAGE_LINES)) if self.lines else 0

    @property
    def pages(self) -> str:
        """The eighths as production writes them: `3/8`, `2 1/8`, `4`."""
        whole, part = divmod(self.eighths, 8)
        if not part:
            return str(whole)
        return f"{whole} {part}/8" if whole else f"{part}/8"

    @property
    def clock(self) -> str:
        """The seconds as `0:35`, `12:05` or `1:02:05`."""
        minutes, seconds = divmod(round(self.seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def script_length(document: Document) -> Length:
    """The whole script, without its title page."""
    return length_between(document, 0, len(document.elements))


def scene_length(document: Document, scene: Scene) -> Length:
    """One scene, heading included."""
    return length_between(document, scene.first, scene.last)


def length_between(document: Document, first: int, last: int) -> Length:
    """The elements from `first` up to, not including, `last`."""
    parts = lengths(document)[first:last]
    if not parts:
        return Length()
    lines, seconds = zip(*parts, strict=True)
    return Length(sum(lines), sum(seconds))


def length_before(document: Document, offset: int) -> Length:
    """Everything above `offset`: where in the film the cursor stands, to the part of an element."""
    placed = document.element_at(offset)
    if placed is None:
        return Length()
    before = length_between(document, 0, placed.index)
    here = lengths(document)[placed.index]
    content = placed.element.content
    inside = min(max(offset - placed.start - content.start, 0), content.end - content.start)
    share = inside / max(1, content.end - content.start)
    return before.plus(Length(round(here.lines * share), here.seconds * share))


@per_document
def lengths(document: Document) -> tuple[Length, ...]:
    """What each element adds to the script; of two speeches side by side the longer counts."""
    alone = _alone(document)
    speeches = document.speeches
    dual = [speech for speech in speeches if (speech.partner or 0) > speech.index]
    if not dual:
        return alone
    result = list(alone)
    for left in dual:
        right = speeches[left.partner or 0]
        left_lines = sum(part.lines for part in result[left.first : left.last])
        right_lines = sum(part.lines for part in result[right.first : right.last])
        shorter = right if right_lines <= left_lines else left
        result[shorter.first : shorter.last] = [Length()] * (shorter.last - shorter.first)
    return tuple(result)


def length_of(element: Element) -> Length:
    """What one element takes by itself."""
    kind = element.kind
    columns = COLUMNS.get(kind)
    text = element.plain
    if columns is None or not text.strip() or is_include(element):
        return Length()
    lines = BLANK_LINES_ABOVE.get(kind, 0) + _wrapped(text, columns)
    if kind in (Kind.DIALOGUE, Kind.LYRICS):
        return Length(lines, spoken_words(text) / WORDS_PER_SECOND)
    if kind is Kind.CHARACTER:
        return Length(lines, SECONDS_PER_TURN)
    if kind is Kind.PARENTHETICAL:
        return Length(lines, 0.0)
    return Length(lines, lines * SECONDS_PER_LINE)


_alone = per_element(length_of)


def spoken_words(text: str) -> float:
    """Words as a mouth counts them, in scripts with and without spaces between words."""
    if text.isascii():
        return len(_WORD.findall(text))
    rest, ideographs = _IDEOGRAPH.subn(" ", text)
    return len(_WORD.findall(rest)) + ideographs / IDEOGRAPHS_PER_WORD


def _wrapped(text: str, columns: int) -> int:
    """Lines that `text` fills when no line holds more than `columns` characters."""
    return sum(_wrapped_line(line, columns) for line in text.splitlines() or [""])


def _wrapped_line(line: str, columns: int) -> int:
    if not line.isascii():
        line = _WIDE.sub(r"\g<0> ", line)  # Twice as wide, and may end a line anywhere.
    if len(line) <= columns:
        return 1
    lines, used = 1, 0
    for word in line.split(" "):
        width = len(word)
        if used and used + 1 + width > columns:
            lines, used = lines + 1, width
        else:
            used += width + (1 if used else 0)
        while used > columns:  # A word longer than a line is broken.
            lines, used = lines + 1, used - columns
    return lines
