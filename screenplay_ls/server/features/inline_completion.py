"""`textDocument/inlineCompletion`: asked while typing, for ghost text at the cursor.

While typing there is one; a writer who asks gets up to three to choose from. Superseded requests
and those with nothing to suggest are answered with an empty list: a null would leave the ghost of a
moment ago on the screen in some editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import suggesting

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request, where the client knows it."""
    if not suggesting.inline(ls.client_capabilities):
        return

    # Without options pygls does not announce the capability.
    @ls.answers(
        types.TEXT_DOCUMENT_INLINE_COMPLETION,
        otherwise=types.InlineCompletionList([]),
        options=types.InlineCompletionOptions(),
    )
    async def inline_completion(
        ls: ScreenplayServer, params: types.InlineCompletionParams
    ) -> types.InlineCompletionList:
        parsed = await ls.documents.parsed(params.text_document.uri)
        by_hand = params.context.trigger_kind is types.InlineCompletionTriggerKind.Invoked
        if parsed is None:
            return types.InlineCompletionList([])
        texts = await suggesting.suggestions(ls, parsed, params.position, asked=by_hand)
        here = types.Range(params.position, params.position)
        items = [types.InlineCompletionItem(text, range=here) for text in texts]
        return types.InlineCompletionList(items)
