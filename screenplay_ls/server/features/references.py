"""`textDocument/references`: asked for every place where a character or a location is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.definition import definition
from screenplay_ls.analysis.occurrences import certain, subject_at
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_REFERENCES, otherwise=[])
    async def references(
        ls: ScreenplayServer, params: types.ReferenceParams
    ) -> list[types.Location]:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return []
        document, encoding = parsed.document, ls.documents.encoding
        subject = subject_at(document, convert.to_offset(document, params.position, encoding))
        if subject is None:
            return []
        spans = [occurrence.span for occurrence in certain(document, subject.key)]
        if not params.context.include_declaration:
            introduced = definition(document, subject.key)
            spans = [span for span in spans if span != introduced]
        return [
            types.Location(parsed.uri, convert.to_range(document, span, encoding)) for span in spans
        ]
