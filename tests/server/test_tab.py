from __future__ import annotations

from typing import Any

import pytest

from screenplay_ls.server.features import tab
from tests.server.asking import URI, Asked

SCRIPT = "🎬\n\nANNA\n(🎬 be|at)\nHey.\n"


async def press(ask: Asked, command: str, version: int = 1) -> Any:  # noqa: ANN401 -- As it answers.
    position = await ask.position()
    place = {"line": position.line, "character": position.character}
    known: Any = ask.server.protocol.fm.commands  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
    return await known[command]({"uri": URI, "version": version, "position": place})


async def test_the_edit_and_the_cursor_are_in_the_clients_units() -> None:
    ask = Asked(tab.register, SCRIPT)

    answer = await press(ask, tab.SHIFT_TAB)

    (edit,) = answer["edits"]
    assert (answer["version"], edit.new_text) == (1, "🎬 beat")
    assert ask.text[slice(*await ask.span(edit.range))] == "(🎬 beat)"
    assert (answer["position"].line, answer["position"].character) == (3, 5)


async def test_the_cursor_alone_may_move() -> None:
    answer = await press(Asked(tab.register, SCRIPT), tab.TAB)

    assert (answer["edits"], answer["position"].line, answer["suggest"]) == ([], 4, False)


@pytest.mark.parametrize("version", [0, 2])
async def test_a_key_pressed_in_another_version_does_nothing(version: int) -> None:
    assert await press(Asked(tab.register, SCRIPT), tab.TAB, version) is None


async def test_elsewhere_the_key_is_the_editors() -> None:
    assert await press(Asked(tab.register, "|She waits.\n"), tab.TAB) is None
