"""A Document: one version of one screenplay, immutable, with everything in its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from screenplay_ls.fountain.elements import Element, SceneHeading, Section
from screenplay_ls.fountain.kinds import LINE_END, Kind, Span
from screenplay_ls.fountain.speeches import Before, Speech, read_speeches
from screenplay_ls.fountain.title import TitleEntry, read_title_page

_LINE_END = re.compile(LINE_END)


class Edit(NamedTuple):
    """How much of an old and a new text is the same, in code points."""

    head: int
    tail: int


class Placed(NamedTuple):
    """An element and where it stands."""

    index: int  # pyright: ignore[reportIncompatibleMethodOverride] -- tuple.index is useless here.
    start: int
    element: Element


class Scene(NamedTuple):
    """A scene: `elements[first:last]`, of which the first is the heading."""

    index: int  # pyright: ignore[reportIncompatibleMethodOverride] -- tuple.index is useless here.
    heading: SceneHeading
    first: int
    last: int
    start: int
    end: int


class SectionNode(NamedTuple):
    """A section and what is nested in it."""

    level: int
    text: str
    index: int  # pyright: ignore[reportIncompatibleMethodOverride] -- tuple.index is useless here.
    """Of its element."""
    children: tuple[SectionNode, ...]


class LineIndex:
    r"""Where lines begin. Only `\n`, `\r\n` and `\r` end one."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        self._text = text
        self._starts = starts or [0, *(match.end() for match in _LINE_END.finditer(text))]

    def edited(self, text: str, head: int, tail: int) -> LineIndex:
        """The index of a text that shares its first `head` and last `tail` code points."""
        starts = self._starts
        kept = max(bisect_left(starts, head), 1)
        below = bisect_right(starts, len(self._text) - tail + 1)
        moved = len(text) - len(self._text)
        new = starts[:kept]
        for match in _LINE_END.finditer(text, starts[kept - 1]):
            if match.end() > len(text) - tail + 1:
                break
            new.append(match.end())
        new += [start + moved for start in starts[below:]] if moved else starts[below:]
        return LineIndex(text, new)

    @property
    def count(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line, from 0, that holds an offset."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def start(self, line: int) -> int:
        """The offset at which a line begins."""
        return self._starts[line]

    def end(self, line: int) -> int:
        """The offset at which a line ends, before its end mark."""
        if line + 1 >= len(self._starts):
            return len(self._text)
        end = self._starts[line + 1] - 1
        return end - 1 if self._text[end - 1 : end + 1] == "\r\n" and end > 0 else end


class Document:
    """One version of a screenplay. Nobody may change it; any thread may read it."""

    def __init__(self, text: str, elements: tuple[Element, ...]) -> None:
        self.text: Final = text
        self.elements: Final = elements

    def edited(self, text: str, old: Span, new: Sequence[Element], edit: Edit) -> Document:
        """A Document whose elements are these, but others at `old`.

        What is known about places is carried over.
        """
        elements = (*self.elements[: old.start], *new, *self.elements[old.end :])
        document = Document(text, elements)
        moved = len(text) - len(self.text)
        between = accumulate((len(e.raw) for e in new), initial=self._starts[old.start])
        below = self._starts[old.end + 1 :]
        document._starts = [
            *self._starts[: old.start],
            *between,
            *([start + moved for start in below] if moved else below),
        ]
        if "lines" in self.__dict__:
            document.lines = self.lines.edited(text, edit.head, edit.tail)
        if "heads" in self.__dict__:
            document.heads = _carried(self.heads, old, new)
        if "speeches" in self.__dict__:
            document.speeches = read_speeches(elements, Before(self.speeches, old, len(new)))
        return document

    @cached_property
    def _starts(self) -> list[int]:
        """The offsets of all elements, and of the end."""
        return list(accumulate((len(element.raw) for element in self.elements), initial=0))

    def start_of(self, index: int) -> int:
        """The offset at which an element's `raw` begins."""
        return self._starts[index]

    def index_from(self, offset: int) -> int:
        """The first element that begins at or behind an offset; their number if none does."""
        return min(bisect_left(self._starts, offset), len(self.elements))

    def span_of(self, index: int) -> Span:
        """Where an element's content stands: no indentation, no line end, no blank lines."""
        start, content = self._starts[index], self.elements[index].content
        return Span(start + content.start, start + content.end)

    def placed(self) -> Iterator[Placed]:
        """All elements with their places."""
        for index, element in enumerate(self.elements):
            yield Placed(index, self._starts[index], element)

    def element_at(self, offset: int) -> Placed | None:
        """The element an offset lies in; the last one for offsets behind it. None if empty."""
        if not self.elements:
            return None
        index = min(max(bisect_right(self._starts, offset) - 1, 0), len(self.elements) - 1)
        return Placed(index, self._starts[index], self.elements[index])

    @cached_property
    def lines(self) -> LineIndex:
        """Where lines begin and end."""
        return LineIndex(self.text)

    @cached_property
    def title_page(self) -> tuple[TitleEntry, ...]:
        """The title page's entries, in order; repeated keys stay."""
        for element in self.elements:
            if element.kind is Kind.TITLE_PAGE:
                return read_title_page(element.plain)
            if element.kind not in (Kind.BLANK, Kind.BONEYARD):
                break
        return ()

    def title(self, key: str) -> str | None:
        """The value of a title page's first entry of that name, in any case."""
        wanted = key.casefold()
        return next((e.value for e in self.title_page if e.key.casefold() == wanted), None)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes; text before the first heading belongs to none."""
        heads, starts = self.heads, self._starts
        lasts = (*heads[1:], len(self.elements))
        found: list[Scene] = []
        for number, (first, last) in enumerate(zip(heads, lasts, strict=False)):
            heading = self.elements[first]
            if isinstance(heading, SceneHeading):
                found.append(Scene(number, heading, first, last, starts[first], starts[last]))
        return tuple(found)

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The indices of all scene headings; the same object while no heading comes or goes."""
        return _heads_in(self.elements, 0)

    def scene_at(self, offset: int) -> Scene | None:
        """The scene an offset lies in."""
        index = bisect_right(self.scenes, offset, key=lambda scene: scene.start) - 1
        return self.scenes[index] if index >= 0 else None

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """The speeches, in order; the same object as before an edit that changed none."""
        return read_speeches(self.elements)

    def speech_at(self, offset: int) -> Speech | None:
        """The speech an offset lies in, its cue included."""
        placed = self.element_at(offset)
        if placed is None:
            return None
        number = bisect_right(self.speeches, placed.index, key=lambda speech: speech.first) - 1
        speech = self.speeches[number] if number >= 0 else None
        return speech if speech and placed.index < speech.last else None

    @cached_property
    def sections(self) -> tuple[SectionNode, ...]:
        """The sections as a tree."""
        found = [
            (element.level, element.text, index)
            for index, element in enumerate(self.elements)
            if isinstance(element, Section)
        ]
        path: list[tuple[int, str, int, list[SectionNode]]] = [(0, "", -1, [])]
        for level, text, index in [*found, (0, "", -1)]:
            while len(path) > 1 and path[-1][0] >= level:
                closed = path.pop()
                path[-1][3].append(SectionNode(closed[0], closed[1], closed[2], tuple(closed[3])))
            path.append((level, text, index, []))
        return tuple(path[0][3])


def _heads_in(elements: Sequence[Element], start: int) -> tuple[int, ...]:
    return tuple(
        index for index, element in enumerate(elements, start) if isinstance(element, SceneHeading)
    )


def _carried(heads: tuple[int, ...], old: Span, new: Sequence[Element]) -> tuple[int, ...]:
    """The scene headings after the elements `old` have become `new`."""
    above, below = bisect_left(heads, old.start), bisect_left(heads, old.end)
    moved = len(new) - (old.end - old.start)
    between = _heads_in(new, old.start)
    if not moved and heads[above:below] == between:
        return heads
    rest = heads[below:]
    return (*heads[:above], *between, *([head + moved for head in rest] if moved else rest))
