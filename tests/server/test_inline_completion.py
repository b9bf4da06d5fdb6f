from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from screenplay_ls.server.features import inline_completion
from tests.server.asking import Asked

GHOST_TEXT = types.TextDocumentClientCapabilities(
    inline_completion=types.InlineCompletionClientCapabilities()
)


@pytest.mark.parametrize(
    ("marked", "ghosts"),
    [
        ("INT. HOUSE 🎬 - DAY\n\nRain.\n\nINT. HO|", ["USE 🎬"]),
        ("INT. HOUSE 🎬 - DAY\n\nRain.\n\nINT. HOUSE 🎬 - |", ["DAY"]),
        ("She waits.\n\nFADE O|", ["UT."]),
        ("She waits.|", []),
    ],
)
async def test_what_the_script_knows_needs_no_model(marked: str, ghosts: list[str]) -> None:
    ask = Asked(inline_completion.register, marked, GHOST_TEXT)
    place = await ask.position()
    context = types.InlineCompletionContext(types.InlineCompletionTriggerKind.Automatic)
    params = types.InlineCompletionParams(context, ask.identifier, place)

    answer: Any = await ask(types.TEXT_DOCUMENT_INLINE_COMPLETION, params)

    assert [item.insert_text for item in answer.items] == ghosts
