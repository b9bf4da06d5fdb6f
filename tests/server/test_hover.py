from __future__ import annotations

from dataclasses import replace

from lsprotocol import types

from screenplay_ls.server.features import hover
from screenplay_ls.server.settings import Reading, Settings, Tone
from tests.server.asking import Asked

SCRIPT = "INT. 🎬 A| - DAY\n\nANNA\nI love you. What a wonderful day!\n"


async def hovered(ask: Asked) -> types.Hover | None:
    return await ask(
        types.TEXT_DOCUMENT_HOVER, types.HoverParams(ask.identifier, await ask.position())
    )


async def test_facts_and_tone() -> None:
    found = await hovered(Asked(hover.register, SCRIPT))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    facts, _, tone = found.contents.value.partition("\n\n---\n\n")
    assert facts == "**1/8 page, 0:07**, begins at 0:00 of 0:07.\n\nSpeeches: ANNA 1."
    assert tone


async def test_facts_alone_where_tone_is_off() -> None:
    ask = Asked(hover.register, SCRIPT)
    ask.server.reading = Reading(replace(Settings(), tone=Tone(enabled=False)))
    found = await hovered(ask)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.value.startswith("**1/8 page")
    assert "---" not in found.contents.value


async def test_nothing_to_say() -> None:
    assert await hovered(Asked(hover.register, "She |waits.\n")) is None
