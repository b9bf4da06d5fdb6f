"""What the server does for editors of different abilities, settings and manners."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest

from tests.e2e.editor import capabilities, editing

SCRIPT = "INT. WELL HOUSE - NIGHT\n\nHANK\nTell me\n"


async def test_an_editor_without_ghost_text_gets_an_item_of_its_list() -> None:
    async with editing(SCRIPT, client=capabilities(inline=False)) as editor:
        assert editor.server is not None
        assert editor.server.capabilities.inline_completion_provider is None

        answer = await editor.client.text_document_completion_async(
            types.CompletionParams(editor.document, editor.position("Tell me"))
        )

        assert isinstance(answer, types.CompletionList)
        (item,) = answer.items
        assert item.label == "me it is the truth."
        assert isinstance(item.text_edit, types.TextEdit)
        assert item.text_edit.new_text == item.filter_text == "me it is the truth."
        word = types.Range(editor.position("Tell "), editor.position("Tell me"))
        assert item.text_edit.range == word


async def test_an_editor_that_can_do_nothing_is_served() -> None:
    async with editing(SCRIPT, client=types.ClientCapabilities()) as editor:
        assert await editor.hover("INT. WELL")

    assert editor.process.returncode == 0


async def test_goodbye() -> None:
    async with editing(SCRIPT) as editor:
        await editor.client.shutdown_async(None)
        with pytest.raises(JsonRpcInvalidRequest):
            await editor.client.shutdown_async(None)
        editor.client.exit(None)
        assert await editor.process.wait() == 0
        editor.client.capabilities = None  # So that it is not shut down once more.


async def test_an_editor_that_is_gone_ends_the_server() -> None:
    async with editing(SCRIPT) as editor:
        await editor.state("ready")
        assert editor.process.stdin is not None
        editor.process.stdin.close()

        assert await editor.process.wait() == 1
        editor.client.capabilities = None


async def test_settings_that_change() -> None:
    """A setting, then another model; the folder's settings go over the client's options."""
    async with editing(SCRIPT, options={"model": "mine"}, configuration={"model": "a"}) as editor:
        await editor.state("ready", model="a")

        editor.configure({"model": "b"})
        await editor.state("ready", model="b")
        assert await editor.ghost("Tell me") == " it is the truth."

        editor.configure({"model": "b", "completion": {"enabled": False}})
        editor.configure({"model": "b", "completion": {"enabled": False}, "threads": "few"})
        await editor.until(lambda: editor.messages or None)
        assert await editor.ghost("Tell me") == ""


async def test_a_folder_that_is_not_trusted_chooses_no_model() -> None:
    async with editing(
        SCRIPT,
        options={"trusted": False, "model": "mine"},
        configuration={"model": "theirs", "threads": "few", "completion": {"maxLines": "few"}},
    ) as editor:
        await editor.until(lambda: editor.messages or None)
        await editor.state("ready", model="mine")

    (message,) = editor.messages
    assert "maxLines" in message
    assert "threads" not in message
