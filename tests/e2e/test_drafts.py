"""Drafts over the wire: asked for, watched, stopped, applied. Until then nothing is changed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from tests.e2e.drafting import Desk, drafting
from tests.e2e.editor import PATIENCE

CANCELLED = -32800

SCRIPT = """INT. HOUSE - DAY

= Mary comes home.

JACK
You are late.

MARY
I know.

INT. YARD - DAY

A dog.
"""


async def test_streams_and_applies_as_one_change_that_can_be_undone() -> None:
    async with drafting(SCRIPT) as desk:
        drafted = await desk.draft("dialogue", "late.", wishes={"exchanges": 2}, seed=3)

        text = drafted["takes"][0]["text"]
        assert text.count("is gone now.") == 4
        assert "KAREN" not in text
        assert {piece["id"] for piece in desk.pieces} == {drafted["id"]}
        assert any(piece.get("text") for piece in desk.pieces)
        assert desk.editor.progress[-6:] == ["begin", *["report"] * 4, "end"]
        assert desk.editor.text == SCRIPT

        await desk.command("screenplay.applyDraft", id=drafted["id"])

        assert desk.editor.text == SCRIPT.replace("late.\n\n", f"late.\n\n{text}\n", 1)
        assert len(desk.applied) == 1
        desk.undo()
        assert desk.editor.text == SCRIPT


@pytest.mark.parametrize("how", ["request", "progress"])
async def test_stops_when_it_is_cancelled_and_suggests_again(how: str) -> None:
    async with drafting(SCRIPT) as desk:
        asking = desk.drafts("dialogue", "late.", wishes={"about": "Waiting", "exchanges": 4})
        await asyncio.wait_for(desk.began.wait(), PATIENCE)
        await desk.editor.state("thinking")
        desk.cancel_request() if how == "request" else desk.cancel_progress()

        with pytest.raises(JsonRpcException) as error:
            await asyncio.wait_for(asking, PATIENCE)

        assert error.value.code == CANCELLED
        await desk.editor.state("ready")
        assert await desk.editor.until(lambda: desk.editor.progress[-1] == "end" or None)
        assert desk.editor.text == SCRIPT
        desk.editor.type("\n\nJACK\n", after="I know.")
        assert await desk.editor.ghost("I know.\n\nJACK\n") == "The well is dry."


async def test_a_changed_script_is_changed_where_the_draft_belongs() -> None:
    async with drafting(SCRIPT) as desk:
        drafted = await desk.draft("dialogue", "late.", wishes={"exchanges": 1})
        desk.editor.type("FADE IN:\n\n", after="")
        desk.editor.type(" Two dogs.", after="A dog.")

        await desk.command("screenplay.applyDraft", id=drafted["id"])

        text = drafted["takes"][0]["text"]
        assert f"You are late.\n\n{text}\nMARY\nI know." in desk.editor.text


async def test_a_place_that_is_gone_is_refused_in_words() -> None:
    async with drafting(SCRIPT) as desk:
        drafted = await desk.draft("dialogue", "late.", wishes={"exchanges": 1})
        desk.editor.change("Nothing is left.\n")

        with pytest.raises(JsonRpcException, match="has changed where the draft belongs"):
            await desk.command("screenplay.applyDraft", id=drafted["id"])

        assert desk.editor.text == "Nothing is left.\n"


REFUSED: tuple[tuple[dict[str, object], str], ...] = (
    ({"kind": "opera"}, "no draft called “opera”"),
    ({"kind": "dialogue", "wishes": {"colour": "red"}}, "“colour” cannot be wished"),
    ({"kind": "dialogue", "wishes": {"exchanges": "two"}}, "“exchanges” is a whole number"),
    ({"kind": "dialogue", "uri": "file:///closed.fountain"}, "is not open"),
)


async def test_what_cannot_be_drafted_is_refused_in_words() -> None:
    async with drafting(SCRIPT) as desk:
        for given, why in REFUSED:
            with pytest.raises(JsonRpcException, match=why):
                await desk.command("screenplay.draft", **{"uri": desk.editor.uri, **given})


async def test_other_editors_get_a_file_and_are_asked() -> None:
    async with drafting(SCRIPT, shows_drafts=False) as desk:
        desk.choice = "Apply take 2"
        drafted = await desk.draft("dialogue", "late.", wishes={"exchanges": 1}, takes=2)

        await _until_applied(desk)

        assert drafted["takes"][0]["text"] in desk.shown[0]
        assert "late.\n\n" + drafted["takes"][1]["text"] + "\nMARY" in desk.editor.text
        assert not desk.pieces


async def test_other_scripts_may_be_closed(tmp_path: Path) -> None:
    other = tmp_path / "other.fountain"
    other.write_text("EXT. SEA - NIGHT\n\nA boat.\n", encoding="utf-8")
    async with drafting("") as desk:
        drafted = await desk.draft(
            "merge", wishes={"bridges": False}, others=[other.as_uri(), desk.editor.uri]
        )

        assert "EXT. SEA - NIGHT" in drafted["takes"][0]["text"]


async def test_kinds_say_what_makes_sense_here() -> None:
    async with drafting("") as desk:
        kinds = await desk.command("screenplay.draftKinds", uri=desk.editor.uri)

    here = {kind["name"]: kind["here"] for kind in kinds}
    assert here["storyline"]
    assert not here["dialogue"]
    wishes = next(kind["wishes"] for kind in kinds if kind["name"] == "dialogue")
    assert {wish["name"]: wish["default"] for wish in wishes}["exchanges"] == 4


async def _until_applied(desk: Desk) -> None:
    await asyncio.wait_for(desk.asked.wait(), PATIENCE)
    await desk.editor.until(lambda: desk.applied or None)
