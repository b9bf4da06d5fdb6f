"""What an element's source says: its text, its words, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screenplay_ls.fountain.emphasis import emphasis_marks
from screenplay_ls.fountain.heading import find_number
from screenplay_ls.fountain.inlines import Found, InlineFinder
from screenplay_ls.fountain.kinds import Kind, Span
from screenplay_ls.fountain.tape import Cut, Tape


class Inline(NamedTuple):
    """A note or boneyard inside an element."""

    kind: Kind
    span: Span
    """In the element's `raw`, marks included."""
    text: str
    """Without marks and the blanks beside them; line ends are `\\n`."""


class Reading(NamedTuple):
    """What follows from an element's kind and source."""

    content: Span
    text: str
    words: Tape
    inlines: tuple[Inline, ...]
    marks: str
    """What was cut and is no note, boneyard or emphasis: `##` of a section, `^` of a cue."""


_OPENING = {
    Kind.SCENE_HEADING: re.compile(r"\."),
    Kind.LYRICS: re.compile(r"~\s*"),
    Kind.TRANSITION: re.compile(r">\s*"),
    Kind.CENTERED: re.compile(r">\s*"),
    Kind.CHARACTER: re.compile(r"@\s*"),
    Kind.SECTION: re.compile(r"#+\s*"),
    Kind.SYNOPSIS: re.compile(r"=+\s*"),
    Kind.PAGE_BREAK: re.compile(r"=+"),
}
"""The marks at the start of a line, indentation apart, that make it what it is."""

_MAY_MARK = re.compile(r"[*_\\^#~>@=<\[/\r\t]")
_BLANK_AT_EDGE = re.compile(r"\s\n|\n\s")
_LINE_END = re.compile(r"\r\n?")
_INDENTED = (Kind.ACTION, Kind.TITLE_PAGE)
"""Where indentation matters."""

_BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = " \t\xa0"


def read(kind: Kind, raw: str) -> Reading:
    """Reads an element's source."""
    content = _content(kind, raw)
    words = Tape.of(raw, *content)
    if _is_bare(kind, words.text):
        return Reading(content, words.text, words, (), "")
    found = _find(raw)
    inlines = tuple(_inline(raw, item) for item in found)
    whole = Tape.of(raw, 0, len(raw))
    ends = [Cut(m.start(), m.end(), "\n") for m in _LINE_END.finditer(raw, *content)]
    if kind in (Kind.NOTE, Kind.BONEYARD):
        words = whole.cut([*ends, *_outside(raw, content), *_around(raw, found, kind)])
        return Reading(content, words.text, words, inlines, "")
    content = _without_boneyards(raw, content, found)
    outside = _outside(raw, content)
    clean = whole.cut([*ends, *outside, *(_removal(raw, item) for item in found)])
    marks = list(_marks(kind, clean.text))
    words = clean.cut(marks)
    text = words.text
    if found:
        gone = [_removal(raw, item) for item in found if item.kind is Kind.BONEYARD]
        text = whole.cut([*ends, *outside, *gone, *_back(clean, marks)]).text
    if kind is not Kind.TITLE_PAGE:
        words = words.cut(Cut(i, i + 1) for i in emphasis_marks(words.text))
    cut_out = "".join(clean.text[cut.start : cut.end] for cut in marks)
    return Reading(content, text, words, inlines, cut_out)


def _is_bare(kind: Kind, text: str) -> bool:
    """Whether nothing would be cut, as in most elements: the short cut of `read`."""
    if _MAY_MARK.search(text):
        return False
    if kind is Kind.ACTION:
        return "!" not in text
    return text[:1] != "." and not ("\n" in text and _BLANK_AT_EDGE.search(text))


def _content(kind: Kind, raw: str) -> Span:
    """Without indentation, last line end and blank lines; action keeps all blanks of its lines."""
    end = len(raw.rstrip())
    if kind is Kind.ACTION:
        while end < len(raw) and raw[end] not in "\r\n":
            end += 1
    start = 0 if kind in _INDENTED else len(raw) - len(raw.lstrip())
    return Span(min(start, end), end)


def _outside(raw: str, content: Span) -> tuple[Cut, Cut]:
    return Cut(0, content.start), Cut(content.end, len(raw))


def _without_boneyards(raw: str, content: Span, found: Iterable[Found]) -> Span:
    """The content without boneyards at its ends: they stand beside the element, not in it."""
    start, end = content
    gone = [item for item in found if item.kind is Kind.BONEYARD]
    for item in gone:
        if item.start == start:
            start = item.end
            while start < end and raw[start].isspace():
                start += 1
    for item in reversed(gone):
        if item.end == end and item.start > start:
            end = item.start
            while end > start and raw[end - 1].isspace():
                end -= 1
    return Span(start, end)


def _find(text: str) -> list[Found]:
    found: list[Found] = []
    if "[[" in text or "/*" in text:
        finder = InlineFinder(text)
        item = finder.next(0, len(text))
        while item is not None:
            found.append(item)
            item = finder.next(item.end, len(text))
    return found


def _inline(text: str, item: Found) -> Inline:
    inner = _LINE_END.sub("\n", text[item.start + 2 : item.end - 2]).strip()
    if item.kind is Kind.NOTE:
        lines = _BONEYARD.sub("", inner).split("\n")
        inner = "\n".join(line.strip() for line in lines)
    return Inline(item.kind, Span(item.start, item.end), inner)


def _removal(text: str, item: Found) -> Cut:
    """What goes when a note or boneyard goes: the blanks it leaves double, or its whole line."""
    start, end = item.start, item.end
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    starts_line = start == 0 or text[start - 1] in "\r\n"
    ends_line = end == len(text) or text[end] in "\r\n"
    if starts_line and ends_line and end < len(text):
        return Cut(start, end + (2 if text.startswith("\r\n", end) else 1))
    if ends_line:
        return Cut(start, end)
    return Cut(item.start, end if starts_line or start < item.start else item.end)


def _around(text: str, found: Iterable[Found], kind: Kind) -> Iterator[Cut]:
    """The marks of notes and boneyards that stand for themselves, and the blanks beside them."""
    for item in found:
        inner = text[item.start + 2 : item.end - 2] if item.kind is kind else ""
        body = inner.strip()
        start = item.start + 2 + inner.find(body)
        yield Cut(item.start, start)
        yield Cut(start + len(body), item.end)


def _marks(kind: Kind, text: str) -> Iterator[Cut]:
    """Everything in a text that is not said: indentation, marks, number, caret."""
    if kind is Kind.TITLE_PAGE:
        return
    if kind is Kind.ACTION:
        yield from (Cut(m.start(), m.end(), "    ") for m in re.finditer("\t", text))
        yield from (Cut(m.end() - 1, m.end()) for m in re.finditer(r"(?m)^[^\S\n]*!", text))
        return
    start = 0
    for line in text.split("\n"):
        body = line.rstrip()
        first = len(line) - len(line.lstrip()) if body else 0
        last = len(body)
        opening = _OPENING.get(kind)
        match = opening.match(line, first) if opening else None
        if match and (start == 0 or kind in (Kind.CENTERED, Kind.LYRICS)):
            if first:
                yield Cut(start, start + first)
            first = min(match.end(), last)
            yield Cut(start + match.start(), start + first)
        elif first:
            yield Cut(start, start + first)
        if kind is Kind.CENTERED and body[first:].endswith("<"):
            last = max(first, len(body[:-1].rstrip()))
        elif kind is Kind.CHARACTER and body.endswith("^"):
            last = len(body[:-1].rstrip())
        elif kind is Kind.SCENE_HEADING:
            last = find_number(body)[0]
        if last < len(line):
            yield Cut(start + last, start + len(line))
        start += len(line) + 1


def _back(clean: Tape, marks: Iterable[Cut]) -> Iterator[Cut]:
    """Cuts of the cleaned text as cuts of the source: one by one, since a note may lie between."""
    for start, end, instead in marks:
        for index in range(start, end):
            source = clean.source_offset(index)
            yield Cut(source, source + 1, instead)
