"""What may be folded away: the title page, sections, scenes, notes and boneyards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.memo import per_element
from screenplay_ls.analysis.outline import Entry, OutlineNode, outline
from screenplay_ls.fountain import Document, Element, Kind, Span


@dataclass(frozen=True)
class Fold:
    """Lines that may be folded into the first of them."""

    first: int
    """The line that stays visible, counted from 0."""
    last: int
    """The last line that disappears; blank lines below it stay."""
    aside: bool = False
    """A note or a boneyard: what programmers would call a comment."""


def folds(document: Document) -> list[Fold]:
    """Every fold of more than one line, in the order of their first lines."""
    found = {
        (fold.first, fold.last): fold
        for fold in (*_branches(document), *_blocks(document))
        if fold.last > fold.first
    }
    return [found[key] for key in sorted(found)]


def _branches(document: Document) -> Iterator[Fold]:
    waiting: list[OutlineNode] = [*outline(document)]
    while waiting:
        node = waiting.pop()
        if node.entry in (Entry.SECTION, Entry.SCENE):
            yield _fold(document, node.span)
            waiting += node.children


def _blocks(document: Document) -> Iterator[Fold]:
    for index, spans in enumerate(_blocks_in(document)):
        if spans:
            start = document.start_of(index)
            aside = document.elements[index].kind is not Kind.TITLE_PAGE
            for span in spans:
                yield _fold(document, Span(start + span.start, start + span.end), aside=aside)


@per_element
def _blocks_in(element: Element) -> tuple[Span, ...]:
    """The title page, and notes and boneyards that cross a line."""
    if element.kind in (Kind.TITLE_PAGE, Kind.NOTE, Kind.BONEYARD):
        return (element.content,)
    return tuple(
        inline.span
        for inline in element.inlines
        if not _LINE_ENDS.isdisjoint(element.raw[inline.span.start : inline.span.end])
    )


_LINE_ENDS = frozenset("\r\n")


def _fold(document: Document, span: Span, *, aside: bool = False) -> Fold:
    """From the first to the last line of `span` that holds more than blanks."""
    end = span.start + len(document.text[span.start : span.end].rstrip())
    lines = document.lines
    return Fold(lines.line_of(span.start), lines.line_of(end), aside)
