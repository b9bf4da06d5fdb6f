"""Where the writer is: what the words typed next would be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from screenplay_ls.assist.page import lines_of
from screenplay_ls.fountain import Document, Element, Kind, reparse

MARK = "x"
"""Typed for the writer, to see what a word at the cursor would become: a lone cue at the end of
the text is action until something stands below it."""

FOLLOWING = 2000
"""How much of the text after the cursor is looked at, in characters."""

SPOKEN = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL})


@dataclass(frozen=True)
class SpeechPlace:
    """A cursor where words would be part of a speech."""

    document: Document
    """The script with the mark at the cursor."""
    index: int
    """The element that the cursor is in."""
    offset: int
    """The cursor, in code points; `document.text[offset]` is the mark."""
    cue: int
    """The element that says who speaks."""
    said: str
    """The plain words of that element before the cursor; lines are separated by `\\n`."""

    @property
    def element(self) -> Element:
        """The element that the cursor is in."""
        return self.document.elements[self.index]

    @property
    def head(self) -> str:
        """The speech from its cue to the cursor, as typed."""
        return self.document.text[self.document.start_of(self.cue) : self.offset]

    @property
    def line(self) -> str:
        """The cursor's line before the cursor, as typed."""
        return lines_of(self.head)[-1]

    @property
    def rest_of_line(self) -> str:
        """The cursor's line after the cursor, as typed."""
        return self._following[0]

    @property
    def lines_after(self) -> tuple[str, ...]:
        """The lines of the speech below the cursor's, as typed."""
        return tuple(takewhile(str.strip, self._following[1:]))

    @property
    def _following(self) -> list[str]:
        below = self.document.text[self.offset + len(MARK) : self.offset + FOLLOWING]
        return lines_of(below)


def speech_place(document: Document, offset: int) -> SpeechPlace | None:
    """Where `offset` is in a speech; None where a word would not be spoken.

    None too inside notes and boneyard, which nobody speaks.
    """
    text = document.text
    marked = reparse(document, text[:offset] + MARK + text[offset:])
    placed = marked.element_at(offset)
    if placed is None or placed.element.kind not in SPOKEN:
        return None
    said = _plain_before(placed.element, offset - placed.start)
    if said is None:
        return None
    # Document.speeches would look at the whole script, at every keystroke.
    cue = placed.index
    while cue > 0 and marked.elements[cue].kind is not Kind.CHARACTER:
        cue -= 1
    return SpeechPlace(marked, placed.index, offset, cue, said)


def _plain_before(element: Element, offset: int) -> str | None:
    """The plain words before a place in `element.raw`; None where the place is not in them."""
    index = bisect_left(range(len(element.plain)), offset, key=element.raw_offset)
    if index >= len(element.plain) or element.raw_offset(index) != offset:
        return None
    return element.plain[:index]
