from __future__ import annotations

from lsprotocol import types

from screenplay_ls.server.features import on_type_formatting
from tests.server.asking import Asked


async def test_enter() -> None:
    ask = Asked(on_type_formatting.register, "INT. 🎬\n\nint. house 🎬\n|")
    params = types.DocumentOnTypeFormattingParams(
        ask.identifier, await ask.position(), "\n", types.FormattingOptions(4, True)
    )
    upper, blank = await ask(types.TEXT_DOCUMENT_ON_TYPE_FORMATTING, params)
    assert (await ask.span(upper.range), upper.new_text) == ((8, 20), "INT. HOUSE 🎬")
    assert (await ask.span(blank.range), blank.new_text) == ((20, 20), "\n")
