"""`textDocument/inlayHint`: asked for what is on the screen, to show lengths beside headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.hints import hints
from screenplay_ls.fountain import Span
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_INLAY_HINT, otherwise=None)
    async def inlay_hint(
        ls: ScreenplayServer, params: types.InlayHintParams
    ) -> list[types.InlayHint] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        document, encoding = parsed.document, ls.documents.encoding
        span = Span(
            convert.to_offset(document, params.range.start, encoding),
            convert.to_offset(document, params.range.end, encoding),
        )
        return [
            types.InlayHint(
                position=convert.to_position(document, hint.offset, encoding),
                label=hint.label,
                tooltip=hint.tooltip,
                padding_left=True,
            )
            for hint in hints(document, span)
        ]
