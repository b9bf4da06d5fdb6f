"""A model server of the writer's own: used when the writer says so, and only then."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.editor import REAL, editing
from tests.llm.standin import Call, Talk, serving

SCRIPT = "INT. WELL HOUSE - NIGHT\n\nHANK\nTell me\n"


async def answers(call: Call, talk: Talk) -> None:
    """One model, which always says the same."""
    if call.path.endswith("/models"):
        await talk.answer(json.dumps({"data": [{"id": "writer-7b"}]}))
    else:
        choice = {"text": " it is the truth.", "finish_reason": "stop"}
        await talk.stream("data: " + json.dumps({"choices": [choice]}), "data: [DONE]")


async def test_the_writers_endpoint_suggests() -> None:
    async with serving(answers) as server:
        options = {"endpoint": {"url": server.url, "model": "writer-7b"}}
        key = {"SCREENPLAY_LS_API_KEY": "s3cret"}
        async with editing(SCRIPT, command=REAL, options=options, environment=key) as editor:
            assert await editor.ghost("Tell me") == " it is the truth."
            assert "writer-7b" in (await editor.state("ready"))["model"]

    assert {call.headers["authorization"] for call in server.calls} == {"Bearer s3cret"}
    (asked,) = [call for call in server.calls if call.path.endswith("/completions")]
    assert json.loads(asked.body)["prompt"].endswith("HANK\nTell me")


async def test_an_untrusted_folders_endpoint_gets_nothing(tmp_path: Path) -> None:
    async with (
        serving(answers) as server,
        editing(
            SCRIPT,
            command=REAL,
            options={"trusted": False},
            configuration={"endpoint": {"url": server.url, "model": "writer-7b"}},
            environment={"SCREENPLAY_LS_DATA": str(tmp_path), "SCREENPLAY_LS_API_KEY": "s3cret"},
        ) as editor,
    ):
        await editor.state("unusable")
        assert await editor.ghost("Tell me") == ""

    assert server.calls == []


async def test_an_endpoint_that_is_away_is_told_once() -> None:
    options = {"endpoint": {"url": "http://127.0.0.1:9/v1", "model": "m"}}
    async with editing(SCRIPT, command=REAL, options=options) as editor:
        await editor.state("lost")
        assert await editor.ghost("Tell me") == ""
        assert await editor.hover("INT. WELL")

    (message,) = editor.messages
    assert "127.0.0.1:9" in message
