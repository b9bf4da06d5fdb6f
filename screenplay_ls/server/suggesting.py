"""A suggestion for a position: what both kinds of completion have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.server import convert
from screenplay_ls.server.settings import Completion

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def inline(client: types.ClientCapabilities) -> bool:
    """Whether the client shows ghost text."""
    text_document = client.text_document
    return text_document is not None and text_document.inline_completion is not None


async def suggestion(ls: ScreenplayServer, parsed: Parsed, position: types.Position) -> str:
    """How the speech at a position goes on; empty when there is nothing (any more) to suggest."""
    completion = ls.settings.completion
    if not completion.enabled:
        return ""
    offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
    text = await ls.cowriter.suggest(
        parsed.uri, parsed.document, offset, options(completion), rest_ms=completion.debounce_ms
    )
    return text if ls.documents.is_current(parsed) else ""


def options(completion: Completion) -> Options:
    """The writer's settings as `assist` reads them."""
    return Options(
        max_length=completion.max_length,
        max_lines=completion.max_lines,
        deadline_ms=completion.deadline_ms,
    )
