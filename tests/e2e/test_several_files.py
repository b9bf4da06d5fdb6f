"""Several files as one script, over the wire: some open, some only on disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types

from tests.e2e.editor import PATIENCE, Editor, capabilities, editing

FILES = {
    "main.fountain": "{{ include: one.fountain }}\n{{ include: acts/two.fountain }}\n",
    "one.fountain": "INT. HOUSE - DAY\n\nANNA comes.\n\nANNA\nHey.\n",
    "acts/two.fountain": "INT. PUB - NIGHT\n\nANNA\nBye.\n",
}


@asynccontextmanager
async def story(tmp_path: Path) -> AsyncGenerator[Editor]:
    """An editor in a folder with the files of a story, none of them open yet."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    client = capabilities(inline=False)
    assert client.workspace
    client.workspace.file_operations = types.FileOperationClientCapabilities(will_rename=True)
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "story")
    async with editing(client=client, folders=[folder]) as editor:
        yield editor


def open_file(editor: Editor, path: Path) -> None:
    editor.text, editor.version = path.read_text(encoding="utf-8"), 1
    editor.uri = path.as_uri()
    item = types.TextDocumentItem(editor.uri, "fountain", 1, editor.text)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))


def changes(edit: types.WorkspaceEdit | None) -> dict[str, tuple[int | None, list[str]]]:
    """An edit as file, version and new texts."""
    found: dict[str, tuple[int | None, list[str]]] = {}
    for change in edit.document_changes or [] if edit else []:
        assert isinstance(change, types.TextDocumentEdit)
        texts = [getattr(each, "new_text", "") for each in change.edits]
        name = change.text_document.uri.rsplit("/", 1)[-1]
        found[name] = (change.text_document.version, texts)
    return found


async def soon(answer: Any) -> Any:  # noqa: ANN401 -- Whatever was asked for.
    return await asyncio.wait_for(answer, PATIENCE)


async def test_a_name_is_followed_and_changed_through_closed_files(tmp_path: Path) -> None:
    async with story(tmp_path) as editor:
        open_file(editor, tmp_path / "acts" / "two.fountain")
        place = editor.position(after="AN")
        found = await soon(
            editor.client.text_document_definition_async(
                types.DefinitionParams(editor.document, place)
            )
        )
        assert found.uri == (tmp_path / "one.fountain").as_uri()
        renamed = await soon(
            editor.client.text_document_rename_async(
                types.RenameParams(editor.document, place, "Eve")
            )
        )
        assert changes(renamed) == {
            "one.fountain": (None, ["EVE", "EVE"]),
            "two.fountain": (1, ["EVE"]),
        }
        symbols = await soon(
            editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("int hos"))
        )
        assert [symbol.name for symbol in symbols] == ["INT. HOUSE - DAY"]


async def test_files_that_change_behind_the_editor(tmp_path: Path) -> None:
    async with story(tmp_path) as editor:
        open_file(editor, tmp_path / "main.fountain")
        await editor.diagnostics(lambda published: not published.diagnostics)
        one = tmp_path / "one.fountain"
        moved = await soon(
            editor.client.workspace_will_rename_files_async(
                types.RenameFilesParams(
                    [types.FileRename(one.as_uri(), (tmp_path / "acts/one.fountain").as_uri())]
                )
            )
        )
        assert changes(moved) == {"main.fountain": (1, ["acts/one.fountain"])}
        one.unlink()
        deleted = types.FileEvent(one.as_uri(), types.FileChangeType.Deleted)
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([deleted])
        )
        (finding,) = await editor.diagnostics(lambda published: published.diagnostics)
        assert finding.message == "“one.fountain” is not there."
