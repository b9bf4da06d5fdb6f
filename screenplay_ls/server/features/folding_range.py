"""`textDocument/foldingRange`: asked after opening and after edits, to draw the fold arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.folding import folds
from screenplay_ls.server import wire

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

KINDS = {
    True: types.FoldingRangeKind.Comment.value,
    False: types.FoldingRangeKind.Region.value,
}
"""Of what is put aside, and of the rest."""


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_FOLDING_RANGE, otherwise=[])
    async def folding_range(
        ls: ScreenplayServer, params: types.FoldingRangeParams
    ) -> wire.Json | list[types.FoldingRange]:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return []
        return wire.listed(
            f'{{"startLine":{fold.first},"endLine":{fold.last},"kind":"{KINDS[fold.aside]}"}}'
            for fold in folds(parsed.document)
        )
