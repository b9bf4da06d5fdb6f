"""What a server makes of suggestions and edits; what was suggested is said by a script."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from lsprotocol import types
from pygls.workspace import Workspace

from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.server import convert, suggesting
from screenplay_ls.server.features import learning, provenance
from screenplay_ls.server.server import ScreenplayServer
from screenplay_ls.server.settings import Completion, Learning, Provenance, Settings
from screenplay_ls.services.acceptance import GLANCE_MS
from tests.marks import cursor

SCRIPT = "HANK\nTell me|\n\nMARY\nNo.\n"
GHOST = " it is the truth."


class Room:
    """A server with a script of a folder open, `|` its cursor; the model says one thing only."""

    def __init__(
        self, folder: Path, marked: str = SCRIPT, settings: Settings | None = None
    ) -> None:
        self.text, self.offset = cursor(marked)
        self.script = folder / "well.fountain"
        self.script.write_text(self.text, encoding="utf-8")
        self.uri, self.version, self.now = self.script.as_uri(), 1, 0.0
        self.told: list[str] = []
        wanted = replace(settings or Settings(), completion=Completion(debounce_ms=0))
        self.ls = ScreenplayServer(lambda _: ScriptedEngine([GHOST] * 99), wanted)
        self.ls.tell = lambda message, kind=types.MessageType.Info: self.told.append(message)
        self.ls.recorder.now_ms = lambda: self.now
        self.ls.protocol.client_capabilities = types.ClientCapabilities()
        self.ls.protocol._workspace = Workspace(folder.as_uri())  # pyright: ignore[reportPrivateUsage] -- `initialize` makes it.
        for feature in (provenance, learning):
            feature.register(self.ls)
        self.ls.recorder.opened(self.ls.documents.open(self.uri, 1, self.text))

    async def ghost(self, *, asked: bool = False) -> str:
        """What is suggested at the cursor."""
        parsed = await self.ls.documents.parsed(self.uri)
        assert parsed is not None
        place = convert.to_position(parsed.document, self.offset, self.ls.documents.encoding)
        return "".join(await suggesting.suggestions(self.ls, parsed, place, asked=asked))

    def becomes(self, marked: str, *, after_ms: float = 1000) -> None:
        self.now += after_ms
        self.text, self.offset = cursor(marked)
        self.version += 1
        whole = [types.TextDocumentContentChangeWholeDocument(self.text)]
        opened = self.ls.documents.change(self.uri, self.version, whole)
        assert opened is not None
        self.ls.cowriter.changed(self.uri, self.text)
        self.ls.recorder.changed(opened)

    async def run(self, command: str, *arguments: object) -> Any:  # noqa: ANN401 -- Whatever it returns.
        known = cast("dict[str, Any]", self.ls.protocol.fm.commands)  # pyright: ignore[reportUnknownMemberType] -- pygls.
        return await known[command](*arguments)

    async def lines(self, name: str) -> list[dict[str, Any]]:
        """What a file of the folder holds, after all is written."""
        await self.ls.recorder.close()
        file = self.script.with_name(name)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return [json.loads(line) for line in text.split("\n") if line.startswith("{")]


ACCEPTED = SCRIPT.replace("|", GHOST + "|")


async def test_what_was_accepted_is_recorded(tmp_path: Path) -> None:
    room = Room(tmp_path)
    assert await room.ghost() == GHOST
    room.becomes(ACCEPTED)

    (line,) = await room.lines("well.fountain.provenance")
    assert (line["text"], line["model"]) == ("it is the truth.", "scripted")


async def test_what_was_typed_is_not(tmp_path: Path) -> None:
    room = Room(tmp_path)
    await room.ghost()
    for end in range(1, len(GHOST) + 1):
        room.becomes(SCRIPT.replace("|", GHOST[:end] + "|"), after_ms=100)

    assert await room.lines("well.fountain.provenance") == []
    assert [line["typed"] for line in await room.lines("screenplay-ls.learned")] == [1, 1]


async def test_what_the_script_knows_itself_is_not(tmp_path: Path) -> None:
    room = Room(tmp_path, "INT. WELL - DAY\n\nRain.\n\nINT. WE|")
    assert await room.ghost() == "LL"
    room.becomes("INT. WELL - DAY\n\nRain.\n\nINT. WELL|")

    assert await room.lines("well.fountain.provenance") == []
    assert await room.lines("screenplay-ls.learned") == []


@pytest.mark.parametrize(
    ("after_ms", "again"), [(GLANCE_MS - 1, GHOST), (GLANCE_MS, "")], ids=["unseen", "refused"]
)
async def test_what_was_refused_is_not_shown_there_again(
    tmp_path: Path, after_ms: float, again: str
) -> None:
    room = Room(tmp_path)
    await room.ghost()
    room.becomes(SCRIPT.replace("|", "! |"), after_ms=after_ms)
    room.becomes(SCRIPT)

    assert await room.ghost() == again
    assert await room.ghost(asked=True) == GHOST


async def test_both_can_be_switched_off(tmp_path: Path) -> None:
    off = Settings(provenance=Provenance(record=False), learning=Learning(enabled=False))
    room = Room(tmp_path, settings=off)
    await room.ghost()
    room.becomes(ACCEPTED)
    await room.ls.recorder.close()

    assert list(tmp_path.iterdir()) == [room.script]


async def test_switching_it_on_later(tmp_path: Path) -> None:
    room = Room(tmp_path, settings=Settings(provenance=Provenance(record=False)))
    room.ls.reading = replace(room.ls.reading, settings=Settings())
    room.ls.recorder.refresh()
    await room.ghost()
    room.becomes(ACCEPTED)

    assert len(await room.lines("well.fountain.provenance")) == 1


async def test_what_is_shown(tmp_path: Path) -> None:
    room = Room(tmp_path)
    await room.ghost()
    room.becomes(ACCEPTED)
    room.becomes("Rain. 🌧\n\n" + ACCEPTED)
    shown = await room.run(provenance.SHOW_PROVENANCE, {"uri": room.uri})

    assert (shown["words"], shown["fromModels"], shown["share"]) == (11, 4, 0.3636)
    (passage,) = shown["passages"]
    assert passage["range"] == {
        "start": {"line": 3, "character": 8},
        "end": {"line": 3, "character": 24},
    }
    assert room.told == []


async def test_the_writer_is_told_where_nothing_else_can_be_shown(tmp_path: Path) -> None:
    room = Room(tmp_path)
    await room.ghost()
    await room.run(provenance.SHOW_PROVENANCE)
    room.becomes(ACCEPTED)
    await room.run(provenance.SHOW_PROVENANCE)

    assert room.told == [
        "Nothing in this script is recorded as coming from a model.",
        "44% of this script's words came from a model: 4 of 9, in 1 passage. "
        "`screenplay-ls provenance` lists them.",
    ]


async def test_of_a_script_that_is_not_open_nothing_is_known(tmp_path: Path) -> None:
    room = Room(tmp_path)

    assert await room.run(provenance.SHOW_PROVENANCE, {"uri": "file:///none"}) is None
    assert await room.run(provenance.REMOVE_PROVENANCE, {"uri": "file:///none"}) == 0


async def test_passages_are_removed(tmp_path: Path) -> None:
    room = Room(tmp_path)
    await room.ghost()
    room.becomes(ACCEPTED)
    given = {"uri": room.uri}

    assert await room.run(provenance.REMOVE_PROVENANCE, {**given, "id": "none"}) == 0
    assert await room.run(provenance.REMOVE_PROVENANCE, given) == 1
    assert await room.lines("well.fountain.provenance") == []


async def test_what_was_learned_is_forgotten(tmp_path: Path) -> None:
    room = Room(tmp_path)
    await room.ghost()
    room.becomes(ACCEPTED)
    room.becomes(ACCEPTED + "!")
    await room.ls.recorder.learning.close()

    assert await room.run(learning.FORGET_LEARNING, {"uri": room.uri}) == 1
    assert room.told == ["What was learned from your choices is forgotten."]
    assert await room.lines("screenplay-ls.learned") == []


async def test_nothing_is_written_for_a_script_that_was_never_saved(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.script.unlink()
    await room.ghost()
    room.becomes(ACCEPTED)
    room.becomes(ACCEPTED + "!")
    await room.ls.recorder.close()

    assert list(tmp_path.iterdir()) == []


async def test_in_a_folder_that_is_not_trusted_nothing_is_read_or_written(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.ls.options = {"trusted": False}
    room.ls.recorder.opened(room.ls.documents.open(room.uri, 1, room.text))
    await room.ghost()
    room.becomes(ACCEPTED)

    shown = await room.run(provenance.SHOW_PROVENANCE, {"uri": room.uri})
    assert len(shown["passages"]) == 1
    await room.ls.recorder.close()
    assert list(tmp_path.iterdir()) == [room.script]


async def test_a_change_costs_no_more_in_a_long_script(tmp_path: Path) -> None:
    """What is put down at a keystroke does not grow with the passages: they move when asked for."""
    room = Room(tmp_path)
    await room.ghost()
    room.becomes(ACCEPTED)
    book = room.ls.recorder.provenance._desks[room.uri].book  # pyright: ignore[reportPrivateUsage] -- The point.
    before = book.placed
    room.becomes("R" + ACCEPTED)

    assert book.placed is not None
    assert book.placed == before
    book.settle()
    assert book.placed != before
    await asyncio.sleep(0)
