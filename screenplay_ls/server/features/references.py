"""`textDocument/references`: asked for every place where a character or a location is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.definition import definition
from screenplay_ls.analysis.occurrences import certain
from screenplay_ls.server import convert, wire

if TYPE_CHECKING:
    from screenplay_ls.fountain import Span
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_REFERENCES, otherwise=[])
    async def references(
        ls: ScreenplayServer, params: types.ReferenceParams
    ) -> wire.Json | list[types.Location]:
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
        return wire.listed(_locations(told, spans, encoding))


def _locations(told: Told, spans: Iterable[Span], encoding: convert.Encoding) -> Iterator[str]:
    uris = {name: wire.text(told.uri(name)) for name in told.story.scripts}
    for span in spans:
        placed = told.story.place(span)
        if placed is not None:
            name, there = placed
            document = told.story.scripts[name].document
            yield f'{{"uri":{uris[name]},"range":{wire.range_(document, there, encoding)}}}'
