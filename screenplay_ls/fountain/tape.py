"""A text with pieces cut out that still knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
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
        run = self._runs[bisect_right(self._runs, index, key=lambda pair: pair[0]) - 1]
        return run[1] + index - run[0]

    def cut(self, cuts: Iterable[Cut]) -> Tape:
        """A tape without the given ranges, which may touch but not overlap in part.

        A cut that begins inside an earlier one is passed over. All characters of a replacement
        come from where the cut began.
        """
        pieces: list[str] = []
        runs: list[tuple[int, int]] = []
        done = length = 0

        def keep(start: int, end: int) -> None:
            nonlocal length
            first = bisect_right(self._runs, start, key=lambda pair: pair[0]) - 1
            for at, source in self._runs[first:]:
                if at >= end:
                    break
                skip = max(0, start - at)
                runs.append((length + max(0, at - start), source + skip))
            pieces.append(self.text[start:end])
            length += end - start

        for start, end, instead in sorted(cuts):
            if start < done:
                continue
            if start > done:
                keep(done, start)
            for character in instead:
                runs.append((length, self.source_offset(start)))
                pieces.append(character)
                length += 1
            done = end
        if done < len(self.text):
            keep(done, len(self.text))
        if not runs:
            runs.append((0, self.source_offset(0)))
        return Tape("".join(pieces), runs)
