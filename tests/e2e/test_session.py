"""A whole session with an engine that says what it was told to say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcRequestCancelled

from screenplay_ls.server.features.commands import COMMANDS, RESTART_ENGINE, SHOW_STATUS
from tests.e2e.editor import PATIENCE, Editor, editing

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank looks down the well. He is happy to see the the water.

HANK
Tell me

MARY
No.
"""


# One server for all of them: starting one takes longer than most of these tests.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared() -> AsyncGenerator[Editor]:
    async with editing() as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="module")
async def editor(shared: Editor) -> AsyncGenerator[Editor]:
    """An editor with the script open and the model loaded."""
    shared.open(SCRIPT)
    await shared.state("ready")
    yield shared
    shared.close()


async def test_open_type_ghost_hover_fix(editor: Editor) -> None:
    assert await editor.ghost("Tell me") == " it is the truth."
    editor.type(" it", after="Tell me")
    assert await editor.ghost("Tell me it") == " is the truth."

    assert await editor.hover("INT. WELL")

    (twice,) = await editor.diagnostics(lambda p: p.diagnostics)
    assert "the the" in editor.text
    (fix, *_) = await editor.fixes(twice.range, twice)
    editor.apply(fix)
    assert "see the water" in editor.text
    assert await editor.diagnostics(lambda p: not p.diagnostics) == []
    assert editor.messages == []


async def test_what_is_announced(editor: Editor) -> None:
    assert editor.server is not None
    can = editor.server.capabilities

    assert can.inline_completion_provider == types.InlineCompletionOptions()
    assert can.completion_provider is not None
    assert isinstance(can.text_document_sync, types.TextDocumentSyncOptions)
    assert can.text_document_sync.change is types.TextDocumentSyncKind.Full
    assert can.position_encoding == types.PositionEncodingKind.Utf16
    assert can.execute_command_provider == types.ExecuteCommandOptions(COMMANDS)


WAITING = SCRIPT.replace("Tell me", "Wait")


async def test_a_cancelled_request_is_answered_with_its_error(editor: Editor) -> None:
    editor.change(WAITING)
    asked = editor.asks("Wait")
    await editor.state("thinking")
    editor.cancel()

    with pytest.raises(JsonRpcRequestCancelled):
        await asyncio.wait_for(asked, PATIENCE)
    await editor.state("ready")


async def test_a_newer_request_leaves_the_older_an_empty_list(editor: Editor) -> None:
    editor.change(WAITING)
    first = editor.asks("Wait")
    await editor.state("thinking")
    second = editor.asks("MARY\nNo.")

    assert list((await asyncio.wait_for(first, PATIENCE)).items) == []
    (item,) = (await asyncio.wait_for(second, PATIENCE)).items
    assert item.insert_text == " it is the truth."


async def test_a_newer_version_leaves_the_older_an_empty_list(editor: Editor) -> None:
    editor.change(WAITING)
    asked = editor.asks("Wait")
    await editor.state("thinking")
    editor.type("!", after="Wait")

    assert list((await asyncio.wait_for(asked, PATIENCE)).items) == []


async def test_where_nothing_is_told_the_list_is_empty(editor: Editor) -> None:
    assert await editor.ghost("HAN") == ""


async def test_action_goes_on_too(editor: Editor) -> None:
    editor.change(SCRIPT.replace("Hank looks", "Hank looks\n\nHank waits"))
    assert await editor.ghost("Hank looks") == " it is the truth."


async def test_the_trigger_kind_of_older_clients_is_understood(editor: Editor) -> None:
    place = editor.position("Tell me")
    answer = await editor.raw(
        "textDocument/inlineCompletion",
        {
            "textDocument": {"uri": editor.uri},
            "position": {"line": place.line, "character": place.character},
            "context": {"triggerKind": 0},
        },
    )

    assert answer.items[0].insertText == " it is the truth."


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {"textDocument": 7}),
        ("textDocument/inlineCompletion", {}),
        ("workspace/executeCommand", {"command": "screenplay.unknown"}),
        ("screenplay/unknown", None),
    ],
)
async def test_what_makes_no_sense_is_answered_too(
    editor: Editor, method: str, params: object
) -> None:
    with pytest.raises(JsonRpcException):
        await editor.raw(method, params)

    assert await editor.ghost("Tell me") == " it is the truth."
    assert editor.messages == []


async def test_a_file_that_is_not_open_has_nothing(editor: Editor) -> None:
    editor.close()

    assert await editor.ghost("Tell me") == ""
    assert await editor.hover("INT. WELL") == ""
    assert await editor.fixes(types.Range(editor.position(""), editor.position("I"))) == []


async def test_closing_a_file_clears_its_squiggles(editor: Editor) -> None:
    await editor.diagnostics(lambda p: p.diagnostics)
    editor.close()

    await editor.until(lambda: None if editor.published[-1].diagnostics else True)


async def test_the_engine_is_restarted_on_request(editor: Editor) -> None:
    before = len(editor.statuses)
    await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(RESTART_ENGINE))

    await editor.until(lambda: editor.statuses[before + 2 :] or None)
    states = [status["state"] for status in editor.statuses[before:]]
    assert states == ["off", "loading", "ready"]
    message = "The co-writer is ready."
    assert editor.statuses[-1] == {"state": "ready", "message": message, "model": "scripted"}


async def test_the_status_is_shown_on_request(editor: Editor) -> None:
    await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(SHOW_STATUS))

    await editor.until(lambda: editor.messages == ["The co-writer is ready."] or None)
