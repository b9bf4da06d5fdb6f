"""Emphasis: which asterisks, underscores and backslashes are marks and which are text."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\\[*_\\]|\*+|_+|\n")


class _Run(NamedTuple):
    mark: str
    start: int
    left: int
    """How many of its marks are still unmatched; they begin at `start`."""


class _Line:
    """The runs of marks that are open on a line, and the marks matched so far."""

    def __init__(self, matched: list[int]) -> None:
        self._matched = matched
        self._open: list[_Run] = []
        self._count = {"*": 0, "_": 0}

    def open(self, run: _Run) -> None:
        self._open.append(run)
        self._count[run.mark] += 1

    def close(self, run: _Run) -> _Run:
        """Matches a run with open ones, dropping what stands between; returns what remains."""
        mark, start, left = run
        while left and self._count[mark]:
            other = self._open.pop()
            self._count[other.mark] -= 1
            if other.mark == mark:
                width = min(other.left, left)
                self._matched += range(other.start + other.left - width, other.start + other.left)
                self._matched += range(start, start + width)
                start, left = start + width, left - width
                if other.left > width:
                    self.open(_Run(mark, other.start, other.left - width))
        return _Run(mark, start, left)


def emphasis_marks(text: str) -> list[int]:
    """The offsets of all characters of `text` that mark emphasis or escape a mark.

    Markdown's rules: a mark opens before a character that is no space and closes after one,
    underscores only at the edge of a word, a backslash takes a mark's meaning away, and
    nothing carries over a line's end.
    """
    marks: list[int] = []
    line = _Line(marks)
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if token[0] == "\n":
            line = _Line(marks)
        elif text[start] == "\\":
            marks.append(start)
        else:
            run = _Run(text[start], start, end - start)
            opens, closes = _sides(text, start, end)
            if closes:
                run = line.close(run)
            if opens and run.left:
                line.open(run)
    return sorted(marks)


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks may open emphasis, and whether it may close it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens, closes = not after.isspace(), not before.isspace()
    if text[start] == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes
