from __future__ import annotations

from typing import Any

import pytest

from screenplay_ls.server.features import cues
from tests.server.asking import URI, Asked

SCRIPT = "🎬\n\nANNA\nHey.\n\nBOB\nHey| you.\n\nANNA\nBob!\n\nBOB (V.O.)\nHey.\n"


async def go(ask: Asked, command: str) -> Any:  # noqa: ANN401 -- As the command answers.
    position = await ask.position()
    place = {"line": position.line, "character": position.character}
    known: Any = ask.server.protocol.fm.commands  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
    return await known[command]({"uri": URI, "position": place})


@pytest.mark.parametrize(("command", "line"), [(cues.NEXT_CUE, 11), (cues.PREVIOUS_CUE, 5)])
async def test_to_the_speakers_next_and_last_cue(command: str, line: int) -> None:
    ask = Asked(cues.register, SCRIPT)
    found = await go(ask, command)
    assert (found.uri, found.range.start.line) == (URI, line)
    assert ask.text[slice(*await ask.span(found.range))] == "BOB"


async def test_from_a_mention() -> None:
    ask = Asked(cues.register, SCRIPT.replace("|", "").replace("Bob!", "B|ob!"))
    assert (await go(ask, cues.PREVIOUS_CUE)).range.start.line == 5


async def test_nobody_speaks_here() -> None:
    assert await go(Asked(cues.register, "She wai|ts.\n"), cues.NEXT_CUE) is None
