"""A text with pieces cut out that still knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Cut(NamedTuple):
    """Replace `text[start:end]`."""

    start: int
    end: int
    instead: str = ""


class Tape:
    """A text and, for every character of it, its offset in the source."""

    __slots__ = ("_runs", "text")

    def __init__(self, text: str, runs: list[tuple[int, int]]) -> None:
        self.text = text
        self._runs = runs
        """Pairs of offsets, in `text` and in the source, from which on both go in step."""

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Tape:
        """The piece of a source between two offsets, uncut."""
        return cls(source[start:end], [(0, start)])

    def source_offset(self, index: int) -> int:
        """Where `text[index]` stands in the source; `len(text)` is just past the last one."""
        if index >= len(self.text) > 0:
            return self.source_offset(len(self.text) - 1) + 1 + index - len(self.text)
        start, source = self._runs[self._run_at(index)]
        return source + index - start

    def cut(self, cuts: Iterable[Cut]) -> Tape:
        """A tape without the given ranges, which may overlap.

        All characters of a replacement come from where its cut began; one that begins inside
        another cut is left out.
        """
        pieces: list[str] = []
        runs: list[tuple[int, int]] = []
        done = length = 0
        for start, end, instead in sorted(cuts):
            if start < done:
                done = max(done, end)
                continue
            if start > done:
                runs += self._runs_between(done, start, length)
                pieces.append(self.text[done:start])
                length += start - done
            source = self.source_offset(start)
            runs += [(length + index, source) for index in range(len(instead))]
            pieces.append(instead)
            length += len(instead)
            done = end
        runs += self._runs_between(done, len(self.text), length)
        pieces.append(self.text[done:])
        return Tape("".join(pieces), runs or [(0, self.source_offset(0))])

    def _runs_between(self, start: int, end: int, shifted: int) -> list[tuple[int, int]]:
        """The runs of `text[start:end]`, for that piece at an offset of its own."""
        if start >= end:
            return []
        first = self._run_at(start)
        last = bisect_left(self._runs, end, key=_first)
        inner = [(at - start + shifted, source) for at, source in self._runs[first + 1 : last]]
        return [(shifted, self.source_offset(start)), *inner]

    def _run_at(self, index: int) -> int:
        return bisect_right(self._runs, index, key=_first) - 1


def _first(pair: tuple[int, int]) -> int:
    return pair[0]
