from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from screenplay_ls.server.features import completion
from tests.server.asking import Asked

GHOST_TEXT = types.TextDocumentClientCapabilities(
    inline_completion=types.InlineCompletionClientCapabilities()
)


async def complete(ask: Asked) -> list[types.CompletionItem]:
    params = types.CompletionParams(ask.identifier, await ask.position())
    answer: Any = await ask(types.TEXT_DOCUMENT_COMPLETION, params)
    return list(answer.items)


async def accept(ask: Asked, item: types.CompletionItem) -> str:
    """The script after an item was taken."""
    assert isinstance(item.text_edit, types.TextEdit)
    start, end = await ask.span(item.text_edit.range)
    return ask.text[:start] + item.text_edit.new_text + ask.text[end:]


@pytest.mark.parametrize(
    ("marked", "label", "expected"),
    [
        ("ANNA\n🎬\n\nan|", "ANNA", "ANNA\n🎬\n\nANNA"),
        ("@李明\n🎬\n\n李|", "李明", "@李明\n🎬\n\n@李明"),
        ("INT. HOUSE 🎬 - DAY\n\nint. h|", "HOUSE 🎬", "INT. HOUSE 🎬 - DAY\n\nint. HOUSE 🎬"),
        ("INT. HOUSE 🎬 - |", "NIGHT", "INT. HOUSE 🎬 - NIGHT"),
        ("ANNA (|", "V.O.", "ANNA (V.O.)"),
        ("She waits.\n\n>|", "FADE OUT.", "She waits.\n\n> FADE OUT."),
    ],
)
async def test_what_is_written(marked: str, label: str, expected: str) -> None:
    ask = Asked(completion.register, marked, GHOST_TEXT)
    (item,) = [item for item in await complete(ask) if item.label == label]
    assert await accept(ask, item) == expected


async def test_the_order_survives_sorting_by_the_client() -> None:
    script = "ZOE\nHey.\n\nANNA\nHey.\n\n|"
    items = await complete(Asked(completion.register, script, GHOST_TEXT))
    assert [item.sort_text for item in items] == sorted(str(item.sort_text) for item in items)
    assert items[0].label == "ZOE"


async def test_nothing_in_a_speech_when_the_client_has_ghost_text() -> None:
    assert await complete(Asked(completion.register, "ANNA\nHey AN|", GHOST_TEXT)) == []


@pytest.mark.parametrize(
    ("experimental", "command"),
    [
        (None, None),
        ({"commands": {"commands": ["editor.action.triggerSuggest"]}}, "Suggest"),
        ({"commands": ["editor.action.triggerSuggest"]}, None),
    ],
)
async def test_the_list_opens_again_behind_a_prefix(
    experimental: object, command: str | None
) -> None:
    ask = Asked(completion.register, "She waits.\n\n|", GHOST_TEXT)
    ask.server.protocol.client_capabilities.experimental = experimental
    (prefix,) = [item for item in await complete(ask) if item.label == "INT."]
    assert (prefix.command and prefix.command.title) == command
