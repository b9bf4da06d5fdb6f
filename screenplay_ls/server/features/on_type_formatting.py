"""`textDocument/onTypeFormatting`: asked when Enter was pressed, if the writer wants it.

In VS Code that is the setting `editor.formatOnType`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.enter import entered
from screenplay_ls.server import convert
from screenplay_ls.server.edits import text_edits

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(
        types.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        otherwise=None,
        options=types.DocumentOnTypeFormattingOptions(first_trigger_character="\n"),
    )
    async def on_type_formatting(
        ls: ScreenplayServer, params: types.DocumentOnTypeFormattingParams
    ) -> list[types.TextEdit] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None or params.ch != "\n":
            return None
        offset = convert.to_offset(parsed.document, params.position, ls.documents.encoding)
        return text_edits(ls, parsed, entered(parsed.document, offset))
