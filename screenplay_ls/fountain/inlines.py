"""Notes and boneyards: the two things that may stand anywhere and cross lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from screenplay_ls.fountain.kinds import Kind

_OPEN = re.compile(r"\[\[|/\*")
_IN_NOTE = re.compile(r"\]\]|/\*|(?:\r\n?|\n)(?![ \xa0]{2})[^\S\r\n]*(?:[\r\n]|\Z)")
"""What may matter inside a note: its end, a boneyard, a blank line (two spaces fill one)."""


class Found(NamedTuple):
    """A note or a boneyard in a text, marks included."""

    kind: Kind
    start: int
    end: int


class InlineFinder:
    """Finds notes and boneyards in a text from left to right, in time linear in its length.

    What never closes, and a note with a blank line in it, is text. A boneyard counts as gone
    before notes are looked for, so it may stand inside one.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last_close = text.rfind("*/")
        self._hopeless = -1  # No note that opens before this offset closes.

    def next(self, start: int, end: int) -> Found | None:
        """The first note or boneyard that opens in `text[start:end]`; it may close behind it.

        Calls must not go backwards over a note that was found not to close.
        """
        while (match := _OPEN.search(self._text, start, end)) is not None:
            start = match.start()
            if match[0] == "/*":
                close = self._boneyard_end(start)
                if close > 0:
                    return Found(Kind.BONEYARD, start, close)
            elif start >= self._hopeless:
                close = self._note_end(start + 2)
                if close > 0:
                    return Found(Kind.NOTE, start, close)
            start += 2
        return None

    def _boneyard_end(self, start: int) -> int:
        return self._text.find("*/", start + 2) + 2 if start + 2 <= self._last_close else 0

    def _note_end(self, start: int) -> int:
        while (match := _IN_NOTE.search(self._text, start)) is not None:
            if match[0] == "]]":
                return match.end()
            if match[0] != "/*":
                self._hopeless = match.start()
                return 0
            start = self._boneyard_end(match.start()) or match.end()
        self._hopeless = len(self._text)
        return 0
