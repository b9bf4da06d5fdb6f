"""`textDocument/references`: asked for every place where a character or a location is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.definition import definition
from screenplay_ls.analysis.occurrences import certain
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
        told, encoding = await ls.stories.of(parsed, surely=True), ls.documents.encoding
        subject = told.subject_at(convert.to_offset(parsed.document, params.position, encoding))
        if subject is None:
            return []
        spans = [occurrence.span for occurrence in certain(told.document, subject.key)]
        if not params.context.include_declaration:
            introduced = definition(told.document, subject.key)
            spans = [span for span in spans if span != introduced]
        return [place for span in spans if (place := told.location(span, encoding))]
