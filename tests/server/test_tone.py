from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from lsprotocol import types

from screenplay_ls.server.features import code_lens, inlay_hint, tone
from screenplay_ls.server.settings import Reading, Settings, Tone
from tests.analysis.tone.test_scenes import COLD, WARM, scene
from tests.server.asking import URI, Asked

SCRIPT = scene(WARM) + scene(COLD)
OPEN = SimpleNamespace(textDocument=SimpleNamespace(uri=URI))
CLOSED = SimpleNamespace(textDocument=SimpleNamespace(uri="file:///other.fountain"))


async def test_the_arc_of_an_open_script() -> None:
    ask = Asked(tone.register, SCRIPT)
    found = await ask(tone.ARC, OPEN)

    assert [entry["lines"] for entry in found["scenes"]] == [4, 4]
    assert await ask(tone.ARC, CLOSED) is None


async def test_the_report_of_an_open_script() -> None:
    ask = Asked(tone.register, SCRIPT)

    assert (await ask(tone.REPORT, OPEN)).startswith("<!doctype html>")
    assert await ask(tone.REPORT, CLOSED) is None


@pytest.mark.parametrize(("on", "labels"), [(False, 2), (True, 4)])
async def test_hints_of_tone_are_off_until_asked_for(on: bool, labels: int) -> None:
    ask = Asked(inlay_hint.register, SCRIPT)
    ask.server.reading = Reading(replace(Settings(), tone=Tone(hints=on)))
    everything = types.Range(types.Position(0, 0), types.Position(99, 0))
    found = await ask(
        types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintParams(ask.identifier, everything)
    )

    assert len(found) == labels


@pytest.mark.parametrize(("on", "more"), [(False, 0), (True, 2)])
async def test_lenses_of_tone_are_off_until_asked_for(on: bool, more: int) -> None:
    ask = Asked(code_lens.register, SCRIPT)
    plain = await ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(ask.identifier))
    ask.server.reading = Reading(replace(Settings(), tone=Tone(lenses=on)))
    found = await ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(ask.identifier))

    assert len(found) == len(plain) + more
