"""`textDocument/inlayHint`: asked for what is on the screen, to show lengths beside headings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.hints import hints
from screenplay_ls.fountain import Span
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.analysis.hints import Hint
    from screenplay_ls.fountain import Document
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
        found = hints(document, span)
        if ls.settings.tone.enabled and ls.settings.tone.hints:
            # The first one loads TextBlob, which takes longer than the loop may wait.
            found += await asyncio.to_thread(_tone, document, span)
        return [
            types.InlayHint(
                position=convert.to_position(document, hint.offset, encoding),
                label=hint.label,
                tooltip=hint.tooltip,
                padding_left=True,
            )
            for hint in found
        ]


def _tone(document: Document, span: Span) -> list[Hint]:
    from screenplay_ls.analysis.tone.margin import tone_hints

    return tone_hints(document, span)
