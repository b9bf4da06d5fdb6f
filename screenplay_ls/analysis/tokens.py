"""What each piece of a line is: what an editor colours.

Tokens depend on their element alone, so that an edit recolours only what it touched. Action has
none but its includes: it is the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from screenplay_ls.analysis.includes import include_spans
from screenplay_ls.fountain import Character, Element, Inline, Kind, SceneHeading, Span


class Role(Enum):
    """What a piece of text is."""

    MARK = "mark"
    """A sign that says what the line is: `@`, `>`, `#`, `^`, `===`."""
    PREFIX = "prefix"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"
    CHARACTER = "character"
    EXTENSION = "extension"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    CENTERED = "centered"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    TITLE_KEY = "title key"
    TITLE_VALUE = "title value"
    PRESENTED = "presented"
    """A name in capitals in the action; see `presented`."""
    INCLUDED = "included"
    """The path of a file."""


class Token(NamedTuple):
    """A piece of one line."""

    start: int
    """Code points from the start of the element's `raw`."""
    end: int
    role: Role


def tokens_of(element: Element) -> tuple[Token, ...]:
    """The tokens of an element, in order; they do not overlap and none crosses a line end."""
    found: list[Token] = []
    aside = [] if element.kind in _WHOLE_ASIDE else sorted(element.inlines, key=_start)
    for token in _pieces(element):
        found += _without(token, [inline.span for inline in aside])
    found += [
        Token(*inline.span, Role.NOTE if inline.kind is Kind.NOTE else Role.BONEYARD)
        for inline in aside
    ]
    return tuple(line for token in sorted(found) for line in _lines(element.raw, token))


_WHOLE_ASIDE = frozenset({Kind.NOTE, Kind.BONEYARD})

_WHOLE = {
    Kind.PARENTHETICAL: Role.PARENTHETICAL,
    Kind.DIALOGUE: Role.DIALOGUE,
    Kind.SYNOPSIS: Role.SYNOPSIS,
    Kind.NOTE: Role.NOTE,
    Kind.BONEYARD: Role.BONEYARD,
    Kind.PAGE_BREAK: Role.MARK,
}
"""Elements that are one thing from their first to their last character."""

_BEHIND_MARK = {
    Kind.LYRICS: Role.LYRICS,
    Kind.TRANSITION: Role.TRANSITION,
    Kind.CENTERED: Role.CENTERED,
    Kind.SECTION: Role.SECTION,
}
"""Elements whose marks stand out against their words."""


def _pieces(element: Element) -> Iterator[Token]:
    kind = element.kind
    if isinstance(element, SceneHeading):
        yield from _heading(element)
    elif isinstance(element, Character):
        yield from _cue(element)
    elif kind in _WHOLE:
        yield Token(*element.content, _WHOLE[kind])
    elif kind in _BEHIND_MARK:
        yield from _marked_lines(element, _BEHIND_MARK[kind])
    elif kind is Kind.TITLE_PAGE:
        yield from _title_page(element)
    elif kind is Kind.ACTION and "{{" in element.raw:
        for whole, path in include_spans(element):
            yield Token(whole.start, path.start, Role.MARK)
            yield Token(*path, Role.INCLUDED)
            yield Token(path.end, whole.end, Role.MARK)


def _heading(heading: SceneHeading) -> Iterator[Token]:
    yield from _mark(heading, ".")
    yield from _in_order(
        heading,
        (heading.prefix, Role.PREFIX),
        (heading.place, Role.PLACE),
        *((part, Role.PLACE) for part in heading.sub_place.split(" - ")),
        (heading.time, Role.TIME),
    )
    number = f"#{heading.number}#"
    start = heading.raw.rfind(number) if heading.number else -1
    if start >= 0:
        yield Token(start, start + len(number), Role.NUMBER)


def _cue(cue: Character) -> Iterator[Token]:
    yield from _mark(cue, "@")
    extensions = ((extension, Role.EXTENSION) for extension in cue.extensions)
    yield from _in_order(cue, (cue.name, Role.CHARACTER), *extensions)
    if cue.dual:
        start = cue.raw.rfind("^")
        yield Token(start, start + 1, Role.MARK)


def _mark(element: Element, mark: str) -> Iterator[Token]:
    start = element.content.start
    if element.raw.startswith(mark, start):
        yield Token(start, start + 1, Role.MARK)


def _in_order(element: Element, *parts: tuple[str, Role]) -> Iterator[Token]:
    """Tokens for words that follow each other in the plain text of an element."""
    plain, at = element.plain, 0
    for words, role in parts:
        start = plain.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            yield Token(element.raw_offset(start), element.raw_offset(at - 1) + 1, role)


_LINE = re.compile(r"[^\r\n]+")

_MARKED = re.compile(r"(\s*)([#~>]*)(.*?)(<?)(\s*)", re.DOTALL)

_TITLE_LINE = re.compile(r"[^\S\r\n]{0,2}([^\s:][^:]*:(?!//))?(.*)", re.DOTALL)


def _marked_lines(element: Element, role: Role) -> Iterator[Token]:
    """The marks and the words of each line."""
    for line in _LINE.finditer(element.raw):
        match = _MARKED.fullmatch(line[0])
        if match is None or not line[0].strip():
            continue
        start = line.start()
        spans = [Span(start + match.start(group), start + match.end(group)) for group in (2, 3, 4)]
        if role is not Role.CENTERED:
            spans = [spans[0], Span(spans[1].start, spans[2].end)]
        for span, is_ in zip(spans, (Role.MARK, role, Role.MARK), strict=False):
            if span.end > span.start:
                yield Token(*span, is_)


def _title_page(element: Element) -> Iterator[Token]:
    for line in _LINE.finditer(element.raw):
        indented = line[0].startswith(("\t", "   "))
        match = None if indented else _TITLE_LINE.fullmatch(line[0])
        start = line.start()
        behind = start
        if match and match[1]:
            behind = start + match.end(1)
            yield Token(start + match.start(1), behind, Role.TITLE_KEY)
        value = line.string[behind : line.end()]
        if value.strip():
            behind += len(value) - len(value.lstrip())
            yield Token(behind, behind + len(value.strip()), Role.TITLE_VALUE)


def _start(inline: Inline) -> int:
    return inline.span.start


def _without(token: Token, holes: list[Span]) -> Iterator[Token]:
    """What is left of a token around notes and boneyards."""
    start = token.start
    for hole in holes:
        if hole.start >= token.end:
            break
        if hole.start > start:
            yield Token(start, hole.start, token.role)
        start = max(start, hole.end)
    if start < token.end:
        yield Token(start, token.end, token.role)


def _lines(raw: str, token: Token) -> Iterator[Token]:
    """A token cut at line ends, without the blanks at the ends of its lines."""
    for line in _LINE.finditer(raw, token.start, token.end):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Token(start, start + len(words), token.role)
