"""What was accepted is recorded beside the script, and learned from, over the real wire."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from lsprotocol import types

from screenplay_ls.cli.main import main
from screenplay_ls.server.features.provenance import SHOW_PROVENANCE
from tests.e2e.editor import Editor, editing

SCRIPT = "INT. WELL HOUSE - NIGHT\n\nHank looks down.\n\nHANK\nTell me\n\nMARY\nNo.\n"
GHOST = " it is the truth."


class Room:
    """An editor with a script of a folder open."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self.editor = editor
        self.script = folder / "well.fountain"
        self.script.write_text(SCRIPT, encoding="utf-8")
        editor.text, editor.version, editor.uri = SCRIPT, 1, self.script.as_uri()
        item = types.TextDocumentItem(editor.uri, "fountain", 1, SCRIPT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def accept(self) -> None:
        await self.editor.state("ready")
        assert await self.editor.ghost("Tell me") == GHOST
        self.editor.type(GHOST, after="Tell me")

    def save(self) -> None:
        self.script.write_text(self.editor.text, encoding="utf-8")
        self.editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(self.editor.document)
        )

    async def run(self, command: str, **given: object) -> Any:  # noqa: ANN401 -- Whatever it returns.
        params = types.ExecuteCommandParams(command, [{"uri": self.editor.uri, **given}])
        return await self.editor.client.workspace_execute_command_async(params)

    def lines(self, name: str) -> list[dict[str, Any]]:
        file = self.script.with_name(name)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return [json.loads(line) for line in text.split("\n") if line.startswith("{")]

    @property
    def record(self) -> list[dict[str, Any]]:
        return self.lines("well.fountain.provenance")


async def test_from_ghost_text_to_the_share(tmp_path: Path) -> None:
    async with editing() as editor:
        room = Room(editor, tmp_path)
        await room.accept()
        room.save()
        shown = await room.run(SHOW_PROVENANCE)

        (line,) = room.record
        assert (line["text"], line["line"]) == ("it is the truth.", 6)
        assert (line["model"], line["kind"]) == ("scripted", "ghost text")
        assert (shown["words"], shown["fromModels"]) == (17, 4)

        editor.change(editor.text.replace("INT.", "Rain.\n\nINT.").replace("truth", "bare truth"))
        shown = await room.run(SHOW_PROVENANCE)
        (passage,) = shown["passages"]
        assert passage["range"] == {
            "start": {"line": 7, "character": 8},
            "end": {"line": 7, "character": len("Tell me it is the bare truth.")},
        }
        assert (shown["words"], shown["fromModels"], passage["state"]) == (19, 4, "kept")
        room.save()
        editor.close()

    result = CliRunner().invoke(main, ["provenance", "--json", str(room.script)])
    data = json.loads(result.stdout)
    assert data["fromModels"]["share"] == round(4 / 19, 4)
    assert [(each["lines"], each["now"]) for each in data["passages"]] == [
        ([8, 8], "it is the bare truth.")
    ]
    learned = room.lines("screenplay-ls.learned")
    assert [line.get("kind", line.get("phrase")) for line in learned] == ["dialogue", "it is the"]
    assert [line["taken"] for line in learned] == [1, 1]


async def test_in_a_folder_that_is_not_trusted_nothing_is_written(tmp_path: Path) -> None:
    async with editing(options={"trusted": False}) as editor:
        room = Room(editor, tmp_path)
        await room.accept()
        room.save()
        assert len((await room.run(SHOW_PROVENANCE))["passages"]) == 1

    assert [file.name for file in tmp_path.iterdir()] == ["well.fountain"]
