"""`textDocument/completion`: asked while typing, for the list of completions.

The script's own names, places and terms come at once. Inside speeches there are none; there a
client without inline completion gets the model's suggestion as the one item of the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.fountain import Span
from screenplay_ls.server import convert, suggesting
from screenplay_ls.server.offering import TRIGGERS, offered

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

LABEL_LENGTH = 60

PATIENCE_MS = 1000
"""Editors show their list when all servers have answered, so that none may take longer."""

_WORD = re.compile(r"[\w'’]+$")


def register(ls: ScreenplayServer) -> None:
    """Register the request."""
    ghost_text = suggesting.inline(ls.client_capabilities)

    @ls.answers(
        types.TEXT_DOCUMENT_COMPLETION,
        otherwise=types.CompletionList(is_incomplete=True, items=[]),
        options=types.CompletionOptions(trigger_characters=list(TRIGGERS)),
    )
    async def completion(
        ls: ScreenplayServer, params: types.CompletionParams
    ) -> types.CompletionList:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return types.CompletionList(is_incomplete=True, items=[])
        items = offered(ls, parsed, params.position)
        if items or ghost_text:
            return types.CompletionList(is_incomplete=False, items=items)
        text = await suggesting.suggestion(ls, parsed, params.position, most_ms=PATIENCE_MS)
        items = [_item(ls, parsed, params.position, text)] if text else []
        return types.CompletionList(is_incomplete=True, items=items)


def _item(
    ls: ScreenplayServer, parsed: Parsed, position: types.Position, text: str
) -> types.CompletionItem:
    """The suggestion from the beginning of the word at the cursor, by which clients filter."""
    document, encoding = parsed.document, ls.documents.encoding
    offset = convert.to_offset(document, position, encoding)
    line = document.text[document.lines.start(document.lines.line_of(offset)) : offset]
    word = _WORD.search(line)
    whole = (word[0] if word else "") + text
    label = whole.strip().split("\n")[0]
    replaced = Span(offset - len(whole) + len(text), offset)
    return types.CompletionItem(
        label=label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1] + "…",
        kind=types.CompletionItemKind.Text,
        detail=ls.cowriter.keeper.status.model,
        filter_text=whole,
        text_edit=types.TextEdit(convert.to_range(document, replaced, encoding), whole),
    )
