"""`textDocument/foldingRange`: asked after opening and after edits, to draw the fold arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.folding import folds

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_FOLDING_RANGE, otherwise=[])
    async def folding_range(
        ls: ScreenplayServer, params: types.FoldingRangeParams
    ) -> list[types.FoldingRange]:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return []
        return [
            types.FoldingRange(
                fold.first,
                fold.last,
                kind=types.FoldingRangeKind.Comment
                if fold.aside
                else types.FoldingRangeKind.Region,
            )
            for fold in folds(parsed.document)
        ]
