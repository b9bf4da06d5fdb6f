"""`textDocument/selectionRange`: asked when the writer grows the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.selection import selections
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_SELECTION_RANGE, otherwise=None)
    async def selection_range(
        ls: ScreenplayServer, params: types.SelectionRangeParams
    ) -> list[types.SelectionRange] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        encoding = ls.documents.encoding
        return [_chain(parsed, position, encoding) for position in params.positions]


def _chain(
    parsed: Parsed, position: types.Position, encoding: convert.Encoding
) -> types.SelectionRange:
    """The smallest range, which leads to the ranges around it."""
    document = parsed.document
    ladder = selections(document, convert.to_offset(document, position, encoding))
    chain = types.SelectionRange(convert.to_range(document, ladder[-1], encoding))
    for span in ladder[-2::-1]:
        chain = types.SelectionRange(convert.to_range(document, span, encoding), parent=chain)
    return chain
