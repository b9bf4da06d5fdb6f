"""Lines that take another file into the script: `{{ include: act two.fountain }}`.

Fountain itself has no such line. This is the one of Highland 2 and of Fountain Mode for Emacs;
the notes `[[include: act two.fountain]]` and `[[#include act two.fountain]]` (Mountain) are read as
well. docs/several-files.md says more, and where it comes from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screenplay_ls.analysis.memo import per_document, per_element
from screenplay_ls.fountain import Document, Element, Kind, Span

_LINE = re.compile(
    r"^[^\S\r\n]*(?P<all>\{\{[^\S\r\n]*(?:include[^\S\r\n]*:[^\S\r\n]*(?P<path>[^{}\r\n]*[^{}\s])"
    r"|(?P<bare>[^{}:\r\n]*[^{}:\s]\.(?:fountain|spmd)))[^\S\r\n]*\}\})[^\S\r\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of its own; without `include:` only what is a screenplay by its name."""

_NOTE = re.compile(
    r"\[\[\s*(?:include\s*:|#include[:\s])\s*(?P<path>[^\r\n\]]*[^\s\]])\s*\]\]", re.IGNORECASE
)

_ANY_NOTE = re.compile(r"\[\[\s*#?include", re.IGNORECASE)


@dataclass(frozen=True)
class Include:
    """A line or a note that says: another file goes on here."""

    index: int
    """Of the element that holds it; the file's text comes behind that element."""
    span: Span
    """All of it, marks included."""
    path: str
    """As written: relative to the script."""
    path_span: Span


@per_document
def includes(document: Document) -> tuple[Include, ...]:
    """Every include of a script, in order."""
    if "{{" not in document.text and not _ANY_NOTE.search(document.text):
        return ()
    return tuple(
        _placed(index, document.start_of(index), match)
        for index, matches in enumerate(_matches(document))
        for match in matches
    )


def is_include(element: Element) -> bool:
    """Whether an element of action is nothing but includes: nothing of it is ever printed."""
    return (
        "{{" in element.raw
        and bool(_on_lines(element))
        and not _LINE.sub("", element.plain).strip()
    )


def includes_of(element: Element) -> list[tuple[Span, str]]:
    """The includes of one element: where in its `raw`, and the path."""
    if "{{" not in element.raw and "[[" not in element.raw:
        return []
    found = (_placed(0, 0, match) for match in _find(element))
    return [(include.span, include.path) for include in found]


def include_spans(element: Element) -> list[tuple[Span, Span]]:
    """The lines of action that include: all of the mark, and the path in it, relative to `raw`."""
    found = [_placed(0, 0, match) for match in _on_lines(element)]
    return [(include.span, include.path_span) for include in found]


def _placed(index: int, start: int, match: re.Match[str]) -> Include:
    name = "bare" if match.re is _LINE and match["bare"] else "path"
    whole = match.span("all") if match.re is _LINE else match.span()
    path = match.span(name)
    return Include(
        index,
        Span(start + whole[0], start + whole[1]),
        match[name],
        Span(start + path[0], start + path[1]),
    )


def _find(element: Element) -> tuple[re.Match[str], ...]:
    if element.kind is Kind.TITLE_PAGE:
        return ()
    notes = (
        _NOTE.match(element.raw, *inline.span)
        for inline in element.inlines
        if inline.kind is Kind.NOTE
    )
    found = [*_on_lines(element), *(note for note in notes if note)]
    return tuple(sorted(found, key=lambda match: match.start()))


_matches = per_element(_find)


def _on_lines(element: Element) -> list[re.Match[str]]:
    if element.kind is not Kind.ACTION or "{{" not in element.raw:
        return []
    # What is cut, or put aside in a note, includes nothing.
    aside = [inline.span for inline in element.inlines]
    return [
        match
        for match in _LINE.finditer(element.raw)
        if not any(span.start <= match.start("all") < span.end for span in aside)
    ]
