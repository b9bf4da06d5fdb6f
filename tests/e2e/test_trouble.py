"""What a writer sees when something is missing, broken or huge: a sentence, and the rest works."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.e2e.editor import REAL, Editor, editing

SCRIPT = "INT. WELL HOUSE - NIGHT\n\nHank is happy to see the the water.\n\nHANK\nTell me\n"


async def the_rest_works(editor: Editor) -> None:
    assert await editor.ghost("Tell me") == ""
    assert await editor.hover("INT. WELL")
    assert len(await editor.diagnostics(lambda p: p.diagnostics)) == 1


async def test_without_a_model(tmp_path: Path) -> None:
    async with editing(
        SCRIPT, command=REAL, environment={"SCREENPLAY_LS_DATA": str(tmp_path)}
    ) as editor:
        status = await editor.state("unusable")
        await the_rest_works(editor)

    assert "screenplay-ls models pull" in status["message"]
    assert editor.messages == [status["message"]]
    assert editor.process.returncode == 0


async def test_a_model_that_is_no_model(tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp", reason="the engine is not installed")
    model = tmp_path / "novel.gguf"
    model.write_text("It was a dark and stormy night.\n" * 100)

    async with editing(SCRIPT, command=REAL, options={"model": str(model)}) as editor:
        status = await editor.state("unusable")
        await the_rest_works(editor)

    assert "novel" in status["message"]
    assert "Traceback" not in status["message"]
    assert editor.messages == [status["message"]]


async def test_nonsense_settings_are_told_in_one_message() -> None:
    nonsense: dict[str, object] = {
        "completion": {"maxLength": "long", "deadlineMs": -1},
        "threads": "few",
        "x": {"y": 1},
    }
    async with editing(SCRIPT, options=nonsense, configuration=nonsense) as editor:
        await editor.until(lambda: editor.messages or None)
        assert await editor.ghost("Tell me") == " it is the truth."

    (message,) = editor.messages
    for name in ("completion.maxLength", "completion.deadlineMs", "threads"):
        assert f"screenplay.{name} must be" in message


async def test_an_engine_that_dies_is_back_for_the_next_request() -> None:
    async with editing(SCRIPT.replace("Tell me", "Die")) as editor:
        assert await editor.ghost("Die") == ""
        editor.type(" not", after="Die")
        assert await editor.ghost("Die not") == " it is the truth."

    assert editor.messages == ["The engine has died."]


async def test_an_empty_document() -> None:
    async with editing("") as editor:
        assert await editor.ghost("") == ""
        assert await editor.hover("") == ""
        assert await editor.diagnostics() == []
        editor.change("\ufeff\r\n\x0c\u2028\ud83d")
        assert await editor.hover("") == ""
        editor.change("HANK\n")
        assert await editor.ghost("HANK\n") == "The well is dry."


async def test_a_document_of_a_million_characters() -> None:
    scene = "INT. ROOM {n} - DAY\n\nRain falls.\n\nHANK\nThis is scene {n}.\n\n"
    text = "".join(scene.format(n=n) for n in range(20_000))
    assert len(text) > 1_100_000

    async with editing(text + SCRIPT, options={"grammar": {"enabled": False}}) as editor:
        # The first hover weighs the whole script; nothing else waits for it, not even the end.
        hovering = asyncio.ensure_future(editor.hover("INT. WELL"))
        assert await editor.ghost("Tell me") == " it is the truth."
    await asyncio.gather(hovering, return_exceptions=True)
