from __future__ import annotations

from collections.abc import Sequence

import pytest
from lsprotocol import types

from screenplay_ls.server.features import code_action
from tests.server.asking import URI, Asked

RESOLVES = types.TextDocumentClientCapabilities(
    code_action=types.CodeActionClientCapabilities(
        data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
    )
)

SCRIPT = "INT. 🎬| A - DAY\n\nINT. B - DAY #7#\n"


async def actions(ask: Asked, only: Sequence[str] | None) -> list[types.CodeAction]:
    place = await ask.position()
    params = types.CodeActionParams(
        ask.identifier, types.Range(place, place), types.CodeActionContext([], only=only)
    )
    return list(await ask(types.TEXT_DOCUMENT_CODE_ACTION, params))


async def apply(ask: Asked, action: types.CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    text = ask.text
    for edit in reversed(action.edit.changes[URI]):
        start, end = await ask.span(edit.range)
        text = text[:start] + edit.new_text + text[end:]
    return text


@pytest.mark.parametrize(
    ("only", "titles"),
    [
        (["refactor"], 4),
        (["refactor.rewrite"], 4),
        (["refactor.rewrite.renumberScenes"], 1),
        (["refactor.rewrite.renumber"], 0),
        (["quickfix"], 0),
        (None, 4),
    ],
)
async def test_kinds(only: list[str] | None, titles: int) -> None:
    found = await actions(Asked(code_action.register, SCRIPT), only)
    assert sum(action.command is None for action in found) == titles  # Drafts are commands.


async def test_edits_come_at_once_to_a_client_that_cannot_ask_for_them() -> None:
    ask = Asked(code_action.register, SCRIPT)
    (action,) = await actions(ask, ["refactor.rewrite.numberScenes"])
    assert action.title == "Number new scenes, keep the other numbers"
    assert await apply(ask, action) == "INT. 🎬 A - DAY #A7#\n\nINT. B - DAY #7#\n"


async def test_edits_come_when_they_are_asked_for() -> None:
    ask = Asked(code_action.register, SCRIPT, RESOLVES)
    (action,) = await actions(ask, ["refactor.rewrite.moveSceneDown"])
    assert action.edit is None
    resolved = await ask(types.CODE_ACTION_RESOLVE, action)
    assert await apply(ask, resolved) == "INT. B - DAY #7#\n\nINT. 🎬 A - DAY\n"


async def test_the_text_has_changed_before_they_are() -> None:
    ask = Asked(code_action.register, SCRIPT, RESOLVES)
    (action,) = await actions(ask, ["refactor.rewrite.moveSceneDown"])
    ask.server.documents.change(URI, 2, [types.TextDocumentContentChangeWholeDocument("A\n")])
    assert (await ask(types.CODE_ACTION_RESOLVE, action)).edit is None


async def test_refactorings_do_not_wait_for_a_check() -> None:
    ask = Asked(code_action.register, SCRIPT)

    async def never(uri: str, *, patience: float | None = None) -> None:
        raise AssertionError("nobody asked for fixes")

    ask.server.checker.fresh = never
    assert await actions(ask, ["refactor"])
