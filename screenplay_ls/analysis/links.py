"""Files that a script names: those it includes, and `[[see photos/quay.jpg]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screenplay_ls.analysis.includes import includes
from screenplay_ls.analysis.memo import per_element
from screenplay_ls.fountain import Document, Element, Kind, Span

_PATH = re.compile(
    r"(?<![\w./:\\-])(?P<path>(?:\.{1,2}/)?[\w-][\w./-]*\.(?:fountain|spmd|txt|md|pdf|png|jpe?g|gif))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FileLink:
    """A file that a script names."""

    span: Span
    path: str
    """As written: relative to the script, with forward slashes."""
    included: bool
    """Whether the script says that the file's scenes belong here."""


def file_links(document: Document) -> list[FileLink]:
    """Every file that is included or named in a note, in order."""
    found = [FileLink(each.path_span, each.path, included=True) for each in includes(document)]
    taken = [each.span for each in includes(document)]
    for index, matches in enumerate(_named(document)):
        start = document.start_of(index) if matches else 0
        for match in matches:
            span = Span(start + match.start("path"), start + match.end("path"))
            if not any(whole.start <= span.start < whole.end for whole in taken):
                found.append(FileLink(span, match["path"], included=False))
    return sorted(found, key=lambda link: link.span)


@per_element
def _named(element: Element) -> tuple[re.Match[str], ...]:
    return tuple(
        match
        for inline in element.inlines
        if inline.kind is Kind.NOTE
        for match in _PATH.finditer(element.raw, *inline.span)
    )
