"""The record of an open script: written, followed, merged, removed."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from screenplay_ls.fountain import Span
from screenplay_ls.services import provenance, provenance_file
from screenplay_ls.services.changes import change_between
from screenplay_ls.services.provenance import Origin, Provenance, put_down
from screenplay_ls.services.provenance_file import beside

SCRIPT = "HANK\nTell me\n\nMARY\nNo.\n"
GHOST = Origin("tiny.gguf", "ghost text")


class Desk:
    """A script in a folder, open in an editor."""

    def __init__(self, folder: Path, text: str = SCRIPT, ids: str = "d") -> None:
        numbers = count(1)
        self.told: list[str] = []
        self.path = folder / "draft.fountain"
        self.path.write_text(text, encoding="utf-8")
        self.text = text
        self.provenance = Provenance(
            now=lambda: datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc),
            new_id=lambda: f"{ids}{next(numbers)}",
            tell=self.told.append,
        )
        self.provenance.open("it", text, self.path)

    def becomes(self, text: str) -> None:
        change = change_between(self.text, text)
        self.text = text
        if change is not None:
            self.provenance.changed("it", change, text)

    def accepts(self, words: str, after: str, origin: Origin = GHOST) -> None:
        at = self.text.index(after) + len(after)
        self.becomes(self.text[:at] + words + self.text[at:])
        self.provenance.record("it", Span(at, at + len(words)), words, origin)

    async def shown(self) -> list[tuple[str, str]]:
        """What the passages are now, and what became of them."""
        placed = await self.provenance.passages("it")
        return [
            (self.text[slice(*each.span)] if each.span else "", each.state(self.text).value)
            for each in placed
        ]

    async def written(self) -> list[dict[str, Any]]:
        """The lines of the file."""
        self.provenance.saved("it")
        await self.shown()
        file = beside(self.path)
        lines = file.read_text(encoding="utf-8").split("\n")[1:-1] if file.exists() else []
        return [json.loads(line) for line in lines]


async def test_a_passage_is_written_down(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")

    assert await desk.written() == [
        {
            "id": "d1",
            "when": "2026-11-22T09:30:00Z",
            "model": "tiny.gguf",
            "kind": "ghost text",
            "before": "HANK Tell me",
            "text": "it is the truth.",
            "after": "MARY No.",
            "hash": "c15bc83ba57e39a6",
            "line": 2,
        }
    ]


async def test_it_follows_what_is_edited(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    desk.becomes("INT. WELL - NIGHT\n\n" + desk.text)
    assert await desk.shown() == [("it is the truth.", "kept")]

    desk.becomes(desk.text.replace("the truth", "not the truth"))
    assert await desk.shown() == [("it is not the truth.", "kept")]

    desk.becomes(desk.text.replace("it is not the truth", "why the hell not"))
    assert (await desk.shown())[0][1] == "rewritten"

    desk.becomes(desk.text.replace("why the hell not.", ""))
    assert await desk.shown() == [("", "gone")]
    assert [line["text"] for line in await desk.written()] == ["it is the truth."]


async def test_what_is_cut_and_pasted_or_undone_comes_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    desk.becomes(SCRIPT)
    assert await desk.shown() == [("", "gone")]

    desk.becomes(SCRIPT + "\nHANK\nYes, it is the truth.\n")
    assert await desk.shown() == [("it is the truth.", "kept")]


async def test_words_accepted_one_by_one_are_one_passage(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for words, after in ((" it", "Tell me"), (" is", "me it"), (" the truth.", "it is")):
        desk.accepts(words, after)

    assert [line["text"] for line in await desk.written()] == ["it is the truth."]


async def test_another_speech_another_model_or_another_author_is_another_passage(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is", after="Tell me")
    desk.accepts(" the truth", after="it is", origin=Origin("large", "ghost text"))
    desk.accepts(" at last.", after="the truth", origin=Origin(who="Ann"))
    desk.accepts(" Never.", after="No.")

    entries = [(line["text"], line.get("model"), line.get("who")) for line in await desk.written()]
    assert entries == [
        ("it is", "tiny.gguf", None),
        ("the truth", "large", None),
        ("at last.", None, "Ann"),
        ("Never.", "tiny.gguf", None),
    ]


async def test_a_draft_is_announced_and_then_applied(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.provenance.expect("it", "Tell me the truth.\nAll of it.\n", Origin("large", "polish"))
    desk.becomes("Title: Well\r\n\r\n" + desk.text)
    desk.becomes(desk.text.replace("Tell me", "Tell me the truth.\r\nAll of it."))

    (line,) = await desk.written()
    assert (line["text"], line["kind"]) == ("Tell me the truth.\nAll of it.", "polish")
    assert await desk.shown() == [("Tell me the truth.\r\nAll of it.", "kept")]


@pytest.mark.parametrize("whole", [True, False], ids=["at once", "one by one"])
async def test_a_polished_scene_is_put_down_passage_by_passage(tmp_path: Path, whole: bool) -> None:
    desk = Desk(tmp_path)
    for words in ("Tell me now.", "No. Not now."):
        desk.provenance.expect("it", words, Origin("large", "polish"))
    if not whole:
        desk.becomes(SCRIPT.replace("Tell me", "Tell me now."))
    desk.becomes(SCRIPT.replace("Tell me", "Tell me now.").replace("No.", "No. Not now."))

    assert [line["text"] for line in await desk.written()] == ["Tell me now.", "No. Not now."]


async def test_a_draft_that_is_refused_is_not_put_down(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.provenance.expect("it", "No.", Origin("large", "polish"))
    desk.becomes(SCRIPT.replace("MARY", "MARIA"))
    assert await desk.written() == []

    desk.provenance.expect_nothing("it")
    desk.becomes(desk.text + "\nANN\nNo.\n")
    assert await desk.written() == []


def test_a_draft_that_is_applied_where_no_editor_is(tmp_path: Path) -> None:
    script = tmp_path / "draft.fountain"
    text = SCRIPT.replace("No.", "No. Never.")
    when = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)
    for _ in range(2):
        put_down(script, text, [(Span(19, 30), "No. Never.\n")], Origin("large", "scene"), when)

    entries = provenance_file.read(beside(script)).passages
    assert [(each.text, each.line, each.before) for each in entries] == 2 * [
        ("No. Never.", 5, "HANK Tell me MARY")
    ]


async def test_a_change_of_many_lines_at_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    desk.becomes(desk.text.replace("HANK", "Henry") + "\nHANK\nWell.\n")
    assert await desk.shown() == [("it is the truth.", "kept")]

    desk.becomes(desk.text.replace("\n", "\r\n"))
    assert await desk.shown() == [("it is the truth.", "kept")]


async def test_it_is_found_when_the_script_is_opened_again(tmp_path: Path) -> None:
    first = Desk(tmp_path)
    first.accepts(" it is the truth.", after="Tell me")
    await first.provenance.close()

    desk = Desk(tmp_path, "Title: The Well\n\n" + first.text, ids="e")
    desk.becomes("Title: A Well\n" + desk.text)  # While it is still being looked for.
    desk.accepts(" Never.", after="No.")

    assert await desk.shown() == [("Never.", "kept"), ("it is the truth.", "kept")]
    assert {line["text"] for line in await desk.written()} == {"it is the truth.", "Never."}


async def test_a_line_that_has_only_moved_is_not_written_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "He looks down the well.\n\n" + SCRIPT)
    desk.accepts(" it is the truth.", after="Tell me")
    before = await desk.written()
    desk.becomes("INT. WELL - NIGHT\n\n" + desk.text)

    assert (await desk.written()) == before


async def test_what_somebody_else_has_put_there_stays(tmp_path: Path) -> None:
    """Two editors of one folder, or a record that git has merged meanwhile."""
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    await desk.written()
    file = beside(desk.path)
    theirs = '{"id": "zz", "when": "2026-11-21T08:00:00Z", "who": "Ann", "text": "No.", '
    theirs += '"before": "it is the truth. MARY", "line": 5}\n'
    file.write_text(file.read_text(encoding="utf-8") + theirs, encoding="utf-8")
    desk.accepts(" Never.", after="No.")

    assert [line["id"] for line in await desk.written()] == ["d1", "d2", "zz"]
    assert {words for words, _ in await desk.shown()} == {"it is the truth.", "Never.", "No."}


async def test_a_record_that_was_deleted_stays_deleted(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    await desk.written()
    beside(desk.path).unlink()
    desk.accepts(" Never.", after="No.")

    assert [line["text"] for line in await desk.written()] == ["Never."]


@pytest.mark.parametrize(("which", "left"), [("d1", ["Never."]), (None, []), ("none", None)])
async def test_passages_are_removed(
    tmp_path: Path, which: str | None, left: list[str] | None
) -> None:
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    desk.accepts(" Never.", after="No.")
    before = [line["text"] for line in await desk.written()]

    removed = await desk.provenance.remove("it", which)

    expected = before if left is None else left
    assert removed == 2 - len(expected)
    assert [line["text"] for line in await desk.written()] == expected


async def test_nothing_is_written_where_nothing_came_from_a_model(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.becomes(SCRIPT + "\nRain.\n")
    await desk.provenance.close()

    assert list(tmp_path.iterdir()) == [desk.path]


async def test_switched_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.provenance.is_on = False
    desk.accepts(" it is the truth.", after="Tell me")

    assert await desk.written() == []
    assert await desk.shown() == []


async def test_without_a_file_it_is_kept_in_memory(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.provenance.open("it", SCRIPT, None)
    desk.accepts(" it is the truth.", after="Tell me")

    assert await desk.shown() == [("it is the truth.", "kept")]
    await desk.provenance.close()
    assert list(tmp_path.iterdir()) == [desk.path]


async def test_a_script_that_was_never_saved_has_no_record(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.path.unlink()
    desk.accepts(" it is the truth.", after="Tell me")
    assert await desk.written() == []

    desk.path.touch()
    assert len(await desk.written()) == 1


@pytest.mark.parametrize("closed_first", [True, False])
async def test_a_new_script_takes_its_record_along_when_it_is_saved(
    tmp_path: Path, closed_first: bool
) -> None:
    desk = Desk(tmp_path)
    desk.provenance.open("untitled", SCRIPT, None)
    text = SCRIPT.replace("Tell me", "Tell me more.")
    change = change_between(SCRIPT, text)
    assert change is not None
    desk.provenance.changed("untitled", change, text)
    desk.provenance.record("untitled", Span(12, 18), " more.", GHOST)

    if closed_first:
        desk.provenance.closed("untitled")
    desk.provenance.open("it", text, desk.path)

    assert [line["text"] for line in await desk.written()] == ["more."]


async def test_a_folder_that_cannot_be_written_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(provenance_file, "replace_file", full)
    desk = Desk(tmp_path)
    for words, after in ((" it is", "Tell me"), (" Never.", "No.")):
        desk.accepts(words, after)
        await desk.written()

    assert len(desk.told) == 1
    assert "cannot be recorded" in desk.told[0]
    assert "No space left" in desk.told[0]
    assert await desk.shown() == [("it is", "kept"), ("Never.", "kept")]


async def test_it_is_written_by_itself_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "PAUSE", 0)
    desk = Desk(tmp_path)
    desk.accepts(" it is the truth.", after="Tell me")
    while not beside(desk.path).exists():
        await asyncio.sleep(0)

    assert len(await desk.written()) == 1


async def test_a_script_that_is_not_open() -> None:
    assert Provenance().record("it", Span(0, 1), "a", GHOST) is None
    assert await Provenance().passages("it") == ()
    assert await Provenance().remove("it") == 0
