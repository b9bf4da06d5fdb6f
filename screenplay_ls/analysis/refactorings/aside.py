"""Puts a selection aside: into a note, or into a boneyard; and takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection
from screenplay_ls.fountain import Kind, Span

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r|\n)")


def refactorings(selection: Selection) -> Iterator[Refactoring]:
    """For selected text: note and boneyard. In one of them: to make it text again."""
    span = _trimmed(selection)
    if span.end > span.start:
        yield from _wrap(selection, span)
    else:
        yield from _unwrap(selection)


def _trimmed(selection: Selection) -> Span:
    """The selection without the blanks and line ends around it."""
    start, end = selection.span
    text = selection.document.text[start:end]
    start += len(text) - len(text.lstrip())
    return Span(start, max(start, end - (len(text) - len(text.rstrip()))))


def _wrap(selection: Selection, span: Span) -> Iterator[Refactoring]:
    text = selection.document.text
    words = text[span.start : span.end]
    marked = any(mark in words for mark in ("[[", "]]", "/*", "*/"))
    if marked:
        return
    if not _BLANK_LINE.search(words):  # A blank line would end the note.
        yield _around("wrapInNote", "Put into a note", span, "[[", "]]")
    lines = selection.document.lines
    first, last = lines.line_of(span.start), lines.line_of(span.end)
    starts, ends = text[lines.start(first) : span.start], text[span.end : lines.end(last)]
    # Whole paragraphs get marks on lines of their own, so that what is cut stands out.
    gap = selection.newline if last > first and not (starts + ends).strip() else " "
    yield _around("cutToBoneyard", "Cut into a boneyard", span, f"/*{gap}", f"{gap}*/")


def _around(name: str, title: str, span: Span, before: str, behind: str) -> Refactoring:
    start, end = span
    edits = (Edit(Span(start, start), before), Edit(Span(end, end), behind))
    return Refactoring(name, title, edits)


def _unwrap(selection: Selection) -> Iterator[Refactoring]:
    document, offset = selection.document, selection.span.start
    placed = document.element_at(offset)
    for inline in placed.element.inlines if placed else ():
        start = inline.span.start + (placed.start if placed else 0)
        end = start + inline.span.end - inline.span.start
        if not start <= offset <= end:
            continue
        inner = document.text[start + 2 : end - 2]
        lead, tail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        edits = (
            Edit(Span(start, start + 2 + lead), ""),
            Edit(Span(end - 2 - tail, end), ""),
        )
        if inner.strip() and inline.kind is Kind.NOTE:
            yield Refactoring("unwrap", "Make the note text again", edits)
        elif inner.strip():
            yield Refactoring("unwrap", "Take back what was cut", edits)
