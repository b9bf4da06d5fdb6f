"""What may be folded away: the title page, sections, scenes, notes and boneyards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.outline import Entry, OutlineNode, outline
from screenplay_ls.fountain import Document, Kind, Span


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
    for index, element in enumerate(document.elements):
        kind = element.kind
        if kind in _WHOLE:
            yield _fold(document, document.span_of(index), aside=kind is not Kind.TITLE_PAGE)
        elif element.inlines:
            start = document.start_of(index)
            for inline in element.inlines:
                span = Span(start + inline.span.start, start + inline.span.end)
                yield _fold(document, span, aside=True)


_WHOLE = frozenset({Kind.TITLE_PAGE, Kind.NOTE, Kind.BONEYARD})


def _fold(document: Document, span: Span, *, aside: bool = False) -> Fold:
    """From the first to the last line of `span` that holds more than blanks."""
    end = span.start + len(document.text[span.start : span.end].rstrip())
    lines = document.lines
    return Fold(lines.line_of(span.start), lines.line_of(end), aside)
