"""What the rules ask about a document, worked out once for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.rules.options import Limits
from screenplay_ls.fountain import Character, Document, Element, Kind, Placed, Span, Speech

T = TypeVar("T")

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")

SILENT = (Kind.NOTE, Kind.BONEYARD, Kind.BLANK, Kind.SYNOPSIS, Kind.SECTION)
"""What is not on the page: a reader of the printed script never sees it."""


@dataclass(frozen=True)
class Line:
    """One line of an element, without its line end and the space around it."""

    span: Span
    text: str


@dataclass(frozen=True)
class Role:
    """Somebody who speaks."""

    name: str
    """In capitals, without extensions."""
    speeches: tuple[Speech, ...]

    @property
    def first(self) -> int:
        """The index of the element that is their first cue."""
        return self.speeches[0].first


@dataclass(frozen=True)
class Mention:
    """A name in a paragraph of action."""

    placed: Placed
    start: int
    """Where in the paragraph's plain words."""
    end: int

    @property
    def text(self) -> str:
        """The name as it is written there."""
        return self.placed.element.plain[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where in the document."""
        return words(self.placed, self.start, self.end)


class Script:
    """A document, and facts about it that are computed when the first rule asks."""

    def __init__(self, document: Document, limits: Limits | None = None) -> None:
        self.document = document
        self.limits = limits or Limits()
        self._known: dict[object, object] = {}

    def once(self, compute: Callable[[Script], T]) -> T:
        """The result of a function about this script, computed for whichever rule asks first."""
        if compute not in self._known:
            self._known[compute] = compute(self)
        return cast(T, self._known[compute])

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All elements with their places."""
        return tuple(self.document.placed())

    def of(self, *kinds: Kind) -> Iterator[Placed]:
        """The elements of some kinds."""
        return (placed for placed in self.placed if placed.element.kind in kinds)

    def before(self, index: int) -> Placed | None:
        """The element above that a reader sees, or None at the top."""
        for at in range(index - 1, -1, -1):
            if _seen(self.placed[at].element):
                return self.placed[at]
        return None

    def after(self, index: int) -> Placed | None:
        """The element below that a reader sees, or None at the end."""
        for at in range(index + 1, len(self.placed)):
            if _seen(self.placed[at].element):
                return self.placed[at]
        return None

    def is_blank(self, line: int, *, notes: bool = False) -> bool:
        """Whether a line holds nothing, or lies outside the text.

        With `notes`, what is never printed counts as nothing, too: notes, sections, boneyards.
        """
        lines = self.document.lines
        if not 0 <= line < lines.count:
            return True
        if not self.document.text[lines.start(line) : lines.end(line)].strip():
            return True
        placed = self.document.element_at(lines.start(line)) if notes else None
        return placed is not None and placed.element.kind in SILENT

    @cached_property
    def newline(self) -> str:
        """The line end that the script uses."""
        match = _LINE_END.search(self.document.text)
        return match.group() if match else "\n"

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Everybody who speaks by name, in the order of their first words."""
        speeches: dict[str, list[Speech]] = {}
        for speech in self.document.speeches:
            speeches.setdefault(key_of(speech.name), []).append(speech)
        return {name: Role(name, tuple(spoken)) for name, spoken in speeches.items() if name}

    def cue(self, speech: Speech) -> Character:
        """The cue of a speech."""
        element = self.document.elements[speech.first]
        assert isinstance(element, Character)
        return element

    @cached_property
    def action(self) -> _Action:
        """All paragraphs of action, to look for names in."""
        return _Action([p for p in self.of(Kind.ACTION) if p.element.plain])

    def mentions(self, name: str) -> list[Mention]:
        """Where the action names somebody, with at least a capital first letter."""
        return list(self.action.find(name))


class _Action:
    """All paragraphs of action as one text, so that a name is looked for once and not in each."""

    def __init__(self, placed: list[Placed]) -> None:
        self.placed = placed
        self.text = "\n".join(p.element.plain for p in placed)
        self.upper = _upper(self.text).replace("’", "'")
        self.starts: list[int] = []
        start = 0
        for p in placed:
            self.starts.append(start)
            start += len(p.element.plain) + 1

    def find(self, name: str) -> Iterator[Mention]:
        name = _upper(name).replace("’", "'")
        at = self.upper.find(name)
        while at >= 0 and name:
            end = at + len(name)
            if self._is_name(at, end):
                index = bisect_right(self.starts, at) - 1
                begin = self.starts[index]
                yield Mention(self.placed[index], at - begin, end - begin)
            at = self.upper.find(name, end)

    def _is_name(self, at: int, end: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[end : end + 1]
        return self.text[at] == self.upper[at] and not (before.isalnum() or after.isalnum())


def words(placed: Placed, start: int, end: int) -> Span:
    """Where in the document `plain[start:end]` of an element stands."""
    raw_start = placed.element.raw_offset(start)
    raw_end = placed.element.raw_offset(end - 1) + 1 if end > start else raw_start
    return Span(placed.start + raw_start, placed.start + raw_end)


def content(placed: Placed) -> Span:
    """Where in the document an element's own lines stand."""
    span = placed.element.content
    return Span(placed.start + span.start, placed.start + span.end)


def lines(placed: Placed) -> Iterator[Line]:
    """The lines of an element that hold something."""
    span = placed.element.content
    for match in _LINE.finditer(placed.element.raw, span.start, span.end):
        text = match.group().strip()
        if text:
            start = placed.start + match.start() + match.group().index(text)
            yield Line(Span(start, start + len(text)), text)


def insertion(offset: int, text: str) -> Edit:
    """Put text in."""
    return Edit(Span(offset, offset), text)


def deletion(start: int, end: int) -> Edit:
    """Take text out."""
    return Edit(Span(start, end), "")


def is_capitals(text: str) -> bool:
    """Whether a line is in capitals: it has letters, and none of them is a small one."""
    return text.upper() == text and text.lower() != text


def vocabulary(listed: str) -> frozenset[str]:
    """A set of words, from one text that lists them."""
    return frozenset(listed.split())


def quoted(text: str) -> str:
    """A piece of the script in a message, shortened."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= 40 else text[:39].rstrip() + '…'}”"


def _seen(element: Element) -> bool:
    return element.kind not in SILENT


def _upper(text: str) -> str:
    """The text in capitals, letter for letter, so that places stay."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
