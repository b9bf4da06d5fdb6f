"""Notes and boneyards: the two things that may stand anywhere and cross lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from screenplay_ls.fountain.kinds import LINE_END, Kind

_OPEN = re.compile(r"\[\[|/\*")
_IN_NOTE = re.compile(rf"\]\]|/\*|{LINE_END}(?![ \xa0]{{2}})[^\S\r\n]*(?:[\r\n]|\Z)")
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
        self._last_close: int | None = None
        self._hopeless = range(0)  # No note that opens at one of these offsets closes.

    def next(self, start: int, end: int) -> Found | None:
        """The first note or boneyard that opens in `text[start:end]`; it may close behind it."""
        while (match := _OPEN.search(self._text, start, end)) is not None:
            start = match.start()
            if match[0] == "/*":
                close = self._boneyard_end(start)
                if close > 0:
                    return Found(Kind.BONEYARD, start, close)
            elif start not in self._hopeless:
                close = self._note_end(start)
                if close > 0:
                    return Found(Kind.NOTE, start, close)
            start += 2
        return None

    def _boneyard_end(self, start: int) -> int:
        if self._last_close is None:
            self._last_close = self._text.rfind("*/")
        return self._text.find("*/", start + 2) + 2 if start + 2 <= self._last_close else 0

    def _note_end(self, start: int) -> int:
        at = start + 2
        while (match := _IN_NOTE.search(self._text, at)) is not None:
            if match[0] == "]]":
                return match.end()
            if match[0] != "/*":
                break
            at = self._boneyard_end(match.start()) or match.end()
        self._hopeless = range(start, match.start() if match else len(self._text))
        return 0
