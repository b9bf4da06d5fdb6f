"""Files that notes name: `[[include: act two.fountain]]`, `[[see photos/quay.jpg]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screenplay_ls.analysis.memo import per_element
from screenplay_ls.fountain import Document, Element, Kind, Span

_INCLUDE = re.compile(r"\[\[\s*include:\s*(?P<path>[^\r\n\]]*[^\s\]])\s*\]\]", re.IGNORECASE)

_PATH = re.compile(
    r"(?<![\w./:\\-])(?P<path>(?:\.{1,2}/)?[\w-][\w./-]*\.(?:fountain|spmd|txt|md|pdf|png|jpe?g|gif))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FileLink:
    """A file that a note names."""

    span: Span
    path: str
    """As written: relative to the script, with forward slashes."""
    included: bool
    """Whether the note says that the file's scenes belong here."""


def file_links(document: Document) -> list[FileLink]:
    """Every file that a note names, in order."""
    found: list[FileLink] = []
    for index, links in enumerate(_links(document)):
        for link in links:
            start = document.start_of(index)
            span = Span(start + link.span.start, start + link.span.end)
            found.append(FileLink(span, link.path, link.included))
    return found


@per_element
def _links(element: Element) -> tuple[FileLink, ...]:
    found: list[FileLink] = []
    for inline in element.inlines:
        if inline.kind is not Kind.NOTE:
            continue
        include = _INCLUDE.match(element.raw, *inline.span)
        matches = [include] if include else _PATH.finditer(element.raw, *inline.span)
        found += [
            FileLink(Span(*match.span("path")), match["path"], included=match is include)
            for match in matches
        ]
    return tuple(found)
