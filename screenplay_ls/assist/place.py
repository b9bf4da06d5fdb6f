"""Where the writer is: what the words typed next would be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from screenplay_ls.assist.page import lines_of
from screenplay_ls.fountain import Document, Element, Kind, reparse

MARK = "x"
"""Typed for the writer, to see what a word at the cursor would become: a lone cue at the end of
the text is action until something stands below it."""

FOLLOWING = 2000
"""How much of the text after the cursor is looked at, in characters."""


class PlaceKind(str, Enum):
    """What is written at a place; each can be switched off."""

    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"
    ACTION = "action"


WRITTEN_IN = {
    Kind.DIALOGUE: PlaceKind.DIALOGUE,
    Kind.PARENTHETICAL: PlaceKind.PARENTHETICAL,
    Kind.ACTION: PlaceKind.ACTION,
}
"""Elements that a suggestion may go on with."""


@dataclass(frozen=True)
class Place:
    """A cursor where words would go on with a speech, or with a paragraph of action."""

    document: Document
    """The script with the mark at the cursor."""
    index: int
    """The element that the cursor is in."""
    offset: int
    """The cursor, in code points; `document.text[offset]` is the mark."""
    first: int
    """Where the block begins: the element that says who speaks, or the paragraph itself."""
    said: str
    """The plain words of the cursor's element before the cursor; its lines are separated by
    `\\n`."""

    @property
    def kind(self) -> PlaceKind:
        """What is written here."""
        line = self.line.lstrip()
        if self.is_speech and line.startswith("(") and ")" not in line:
            return PlaceKind.PARENTHETICAL
        return PlaceKind.DIALOGUE if self.is_speech else PlaceKind.ACTION

    @property
    def is_speech(self) -> bool:
        """Somebody says it, or it says how."""
        return self.element.kind is not Kind.ACTION

    @property
    def element(self) -> Element:
        """The element that the cursor is in."""
        return self.document.elements[self.index]

    @property
    def head(self) -> str:
        """The block from its beginning to the cursor, as typed."""
        return self.document.text[self.document.start_of(self.first) : self.offset]

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
        """The lines of the block below the cursor's, as typed."""
        return tuple(takewhile(str.strip, self._following[1:]))

    @property
    def below(self) -> tuple[str, ...]:
        """All lines below the cursor's, as far as they are looked at, as typed."""
        return tuple(self._following[1:])

    @property
    def _following(self) -> list[str]:
        below = self.document.text[self.offset + len(MARK) : self.offset + FOLLOWING]
        return lines_of(below)


def place_at(document: Document, offset: int) -> Place | None:
    """Where `offset` is; None where a word would be neither spoken nor action.

    None too inside notes and boneyard, which are not on the page.
    """
    text = document.text
    marked = reparse(document, text[:offset] + MARK + text[offset:])
    placed = marked.element_at(offset)
    if placed is None or placed.element.kind not in WRITTEN_IN:
        return None
    said = _plain_before(placed.element, offset - placed.start)
    if said is None:
        return None
    first = placed.index
    if placed.element.kind is not Kind.ACTION:
        # Document.speeches would look at the whole script, at every keystroke.
        while first > 0 and marked.elements[first].kind is not Kind.CHARACTER:
            first -= 1
    return Place(marked, placed.index, offset, first, said)


def _plain_before(element: Element, offset: int) -> str | None:
    """The plain words before a place in `element.raw`; None where the place is not in them."""
    index = bisect_left(range(len(element.plain)), offset, key=element.raw_offset)
    if index >= len(element.plain) or element.raw_offset(index) != offset:
        return None
    return element.plain[:index]
