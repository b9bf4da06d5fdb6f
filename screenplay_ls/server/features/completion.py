"""`textDocument/completion`: asked while typing, for the list of completions.

The script's own names, places and terms come at once. Inside speeches there are none; there a
client without inline completion gets the model's suggestion as the one item of the list, and its
suggestions when the writer opens the list by hand.
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
    by_hand = _ByHand()

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
        items = await offered(ls, parsed, params.position)
        if items or ghost_text:
            return types.CompletionList(is_incomplete=False, items=items)
        asked = by_hand.says(params, parsed)
        texts = await suggesting.suggestions(
            ls, parsed, params.position, asked=asked, most_ms=PATIENCE_MS
        )
        items = [_item(ls, parsed, params.position, text) for text in texts]
        return types.CompletionList(is_incomplete=True, items=items)


class _ByHand:
    """Knows whether the writer has opened the list, or the editor by itself.

    Editors say `Invoked` in both cases, but by themselves they ask once for each thing typed.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def says(self, params: types.CompletionParams, parsed: Parsed) -> bool:
        """Whether it was the writer."""
        typed = parsed.edited_at is not None and self._seen.get(parsed.uri) != parsed.version
        self._seen[parsed.uri] = parsed.version
        kind = params.context.trigger_kind if params.context else None
        return kind is types.CompletionTriggerKind.Invoked and not typed


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
