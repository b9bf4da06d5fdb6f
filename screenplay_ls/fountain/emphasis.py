"""Emphasis: which asterisks, underscores and backslashes are marks and which are text."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\\[*_\\]|\*+|_+|\n")


class _Run(NamedTuple):
    mark: str
    start: int
    left: int
    """How many of its marks are still unmatched; they end at `start + left`."""


def emphasis_marks(text: str) -> list[int]:
    """The offsets of all characters of `text` that are marks of emphasis or escape one.

    Markdown's rules: a mark opens before a character that is no space and closes after one,
    underscores only at the edge of a word, a backslash takes a mark's meaning away, and
    nothing carries over a line's end.
    """
    marks: list[int] = []
    open_runs: list[_Run] = []
    counts = {"*": 0, "_": 0}
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found == "\n":
            open_runs.clear()
            counts = {"*": 0, "_": 0}
        elif found[0] == "\\":
            marks.append(token.start())
        else:
            opens, closes = _sides(text, token.start(), token.end())
            left, start = len(found), token.start()
            if closes:
                left = _close(open_runs, counts, found[0], start, left, marks)
            if opens and left:
                open_runs.append(_Run(found[0], token.end() - left, left))
                counts[found[0]] += 1
    marks.sort()
    return marks


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens, closes = not after.isspace(), not before.isspace()
    if text[start] == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _close(
    open_runs: list[_Run],
    counts: dict[str, int],
    mark: str,
    start: int,
    left: int,
    marks: list[int],
) -> int:
    """Matches a closing run with the open ones; returns how many of its marks remain."""
    while left and counts[mark]:
        run = open_runs.pop()
        counts[run.mark] -= 1
        if run.mark != mark:
            continue
        width = min(run.left, left)
        marks.extend(range(run.start + run.left - width, run.start + run.left))
        marks.extend(range(start, start + width))
        start += width
        left -= width
        if run.left > width:
            open_runs.append(_Run(mark, run.start, run.left - width))
            counts[mark] += 1
    return left
