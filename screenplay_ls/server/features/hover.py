"""`textDocument/hover`: asked when the mouse rests on a word; a heading shows its tone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import convert

if TYPE_CHECKING:
    from collections.abc import Callable

    from screenplay_ls.fountain import Span
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_HOVER, otherwise=None)
    async def hover(ls: ScreenplayServer, params: types.HoverParams) -> types.Hover | None:
        if not ls.settings.tone.enabled:
            return None
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        # The first hover loads TextBlob, which takes longer than the loop may wait.
        return await asyncio.to_thread(_tone, parsed, params.position, ls.documents.encoding)


def _tone(
    parsed: Parsed, position: types.Position, encoding: convert.Encoding
) -> types.Hover | None:
    from screenplay_ls.analysis.tone import hover_at

    document = parsed.document
    offset = convert.to_offset(document, position, encoding)
    found = hover_at(document, offset, _linker(parsed))
    if found is None:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
    return types.Hover(text, convert.to_range(document, found.span, encoding))


def _linker(parsed: Parsed) -> Callable[[Span], str]:
    """Makes links that editors follow to a line: `file:///script.fountain#L12`."""

    def link(span: Span) -> str:
        return f"{parsed.uri}#L{parsed.document.lines.line_of(span.start) + 1}"

    return link
