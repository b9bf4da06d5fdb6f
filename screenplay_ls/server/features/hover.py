"""`textDocument/hover`: asked when the mouse rests on a word.

It tells what there is to know (lengths, who speaks, what a sign means) and, below, the tone.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.facts import Facts, facts_at
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from collections.abc import Callable

    from screenplay_ls.analysis.tone import Hover
    from screenplay_ls.fountain import Span
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_HOVER, otherwise=None)
    async def hover(ls: ScreenplayServer, params: types.HoverParams) -> types.Hover | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        document, encoding = parsed.document, ls.documents.encoding
        offset = convert.to_offset(document, params.position, encoding)
        known = await _facts(ls, parsed, offset)
        tone = None
        if ls.settings.tone.enabled:
            # The first one loads TextBlob, which takes longer than the loop may wait.
            tone = await asyncio.to_thread(_tone, parsed, offset)
        found = [part for part in (known, tone) if part is not None]
        if not found:
            return None
        text = "\n\n---\n\n".join(part.markdown for part in found)
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, text),
            convert.to_range(document, found[0].span, encoding),
        )


async def _facts(ls: ScreenplayServer, parsed: Parsed, offset: int) -> Facts | None:
    """What there is to say, lengths and totals being those of the whole story."""
    told = await ls.stories.of(parsed)
    if told.story.is_one_file:
        return facts_at(parsed.document, offset)
    found = facts_at(told.document, told.whole(offset))
    span = told.here(found.span) if found else None
    return Facts(span, found.markdown) if found and span else None


def _tone(parsed: Parsed, offset: int) -> Hover | None:
    from screenplay_ls.analysis.tone import hover_at

    return hover_at(parsed.document, offset, _linker(parsed))


def _linker(parsed: Parsed) -> Callable[[Span], str]:
    """Makes links that editors follow to a line: `file:///script.fountain#L12`."""

    def link(span: Span) -> str:
        return f"{parsed.uri}#L{parsed.document.lines.line_of(span.start) + 1}"

    return link
