from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator

import pytest

from screenplay_ls.llm.engine import (
    End,
    EngineError,
    EngineLost,
    EngineMissing,
    ModelUnusable,
    NoConversation,
    Piece,
    Request,
    Turn,
)
from screenplay_ls.llm.remote import RemoteEngine, RemoteOptions
from tests.llm.standin import Call, Handler, Server, Talk, serving

REQUEST = Request("EDWARD\n", stop=("\n",), max_tokens=20)
MODELS = json.dumps({"data": [{"id": "writer-7b"}]})


def text(words: str, finish: str | None = None, **more: object) -> str:
    return "data: " + json.dumps({"choices": [{"text": words, "finish_reason": finish, **more}]})


def chat(words: str, finish: str | None = None) -> str:
    choice = {"delta": {"content": words}, "finish_reason": finish}
    return "data: " + json.dumps({"choices": [choice]})


def offering(*lines: str) -> Handler:
    """A server that has one model and streams these lines as the answer."""

    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif call.path == "/v1/completions":
            await talk.stream(*lines)
        else:
            await talk.answer(code=404)

    return handle


async def ask(
    server: Server | str, request: Request = REQUEST, **options: object
) -> tuple[str, list[Piece], End]:
    url = server if isinstance(server, str) else server.url
    engine = RemoteEngine(RemoteOptions(url, **options))  # pyright: ignore[reportArgumentType] -- by name.
    pieces: list[Piece] = []
    end: End | None = None
    try:
        async for part in engine.complete(request):
            if isinstance(part, Piece):
                pieces.append(part)
            else:
                end = part
    finally:
        await engine.close()
    assert end
    return "".join(piece.text for piece in pieces), pieces, end


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        (
            [text("I was"), text(" dry."), text("", "stop"), "data: [DONE]"],
            "I was dry.",
            "end_of_text",
        ),
        ([text("I was"), text(" dry.\nSANDRA"), text("", "stop")], "I was dry.", "stop"),
        ([text("I was"), text("", "length")], "I was", "length"),
        ([text("I was"), text("", "stop", stop_reason="\n")], "I was", "stop"),
        ([": ping", "event: message", text("Dry"), "data: [DONE]"], "Dry", "end_of_text"),
        ([text("Où"), text(" ça ?", "stop")], "Où ça ?", "end_of_text"),
    ],
)
async def test_reads_a_stream(lines: list[str], expected: str, reason: str) -> None:
    async with serving(offering(*lines)) as server:
        said, _, end = await ask(server)

    assert said == expected
    assert end.reason == reason


async def test_sends_what_was_asked_and_takes_the_first_model() -> None:
    async with serving(offering(text("Dry.", "stop"))) as server:
        await ask(f"{server.url}/v1/", Request("EDWARD\n", stop=("\n",), max_tokens=7))

    sent = json.loads(server.calls[-1].body)
    assert sent["prompt"] == "EDWARD\n"
    assert (sent["model"], sent["max_tokens"], sent["stop"]) == ("writer-7b", 7, ["\n"])
    assert sent["stream"] is True


@pytest.mark.parametrize(
    "logprobs",
    [
        {"token_logprobs": [-0.5, -0.25]},
        {"content": [{"token": "I", "logprob": -0.5}, {"token": "t", "logprob": -0.25}]},
    ],
)
async def test_log_probabilities_of_either_kind(logprobs: object) -> None:
    async with serving(offering(text("It", logprobs=logprobs), text("", "stop"))) as server:
        _, pieces, _ = await ask(server)

    assert [(piece.logprob, piece.tokens) for piece in pieces] == [(-0.75, 2)]


async def test_figures_are_the_servers_own_where_it_gives_them() -> None:
    last = {
        "choices": [{"text": "", "finish_reason": "stop"}],
        "timings": {
            "prompt_n": 3,
            "cache_n": 40,
            "prompt_ms": 9.5,
            "predicted_n": 2,
            "predicted_ms": 8.0,
        },
    }
    async with serving(offering(text("It"), "data: " + json.dumps(last))) as server:
        _, _, end = await ask(server)

    assert (end.figures.prompt_tokens, end.figures.reused_tokens) == (43, 40)


async def test_a_server_with_chat_only_is_asked_to_continue() -> None:
    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif call.path == "/v1/chat/completions":
            await talk.stream(chat("I was"), chat(" dry."), chat("", "stop"))
        else:
            await talk.answer(code=404)

    async with serving(handle) as server:
        engine = RemoteEngine(RemoteOptions(server.url))
        said = "".join([p.text async for p in engine.complete(REQUEST) if isinstance(p, Piece)])
        await engine.close()

    assert said == "I was dry."
    assert not engine.capabilities.plain_completion
    assert json.loads(server.calls[-1].body)["messages"][-1]["content"] == "EDWARD\n"


async def test_a_conversation_is_held_where_the_server_can() -> None:
    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif call.path == "/v1/chat/completions":
            await talk.stream(chat("I was"), chat(" dry."), chat("", "stop"))
        else:
            await talk.answer(code=404)

    turns = (Turn("system", "Be brief."), Turn("user", "Hello."))
    async with serving(handle) as server:
        engine = RemoteEngine(RemoteOptions(server.url))
        asked = Request("EDWARD\n", turns=turns)
        said = "".join([p.text async for p in engine.complete(asked) if isinstance(p, Piece)])
        await engine.close()

    assert said == "I was dry."
    messages = json.loads(server.calls[-1].body)["messages"]
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "user"]
    assert messages[2]["content"] == "EDWARD"


async def test_a_server_without_conversations_says_so() -> None:
    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        else:
            await talk.answer(code=404)

    async with serving(handle) as server:
        engine = RemoteEngine(RemoteOptions(server.url))
        assert engine.capabilities.chat
        with pytest.raises(NoConversation):
            async for _ in engine.complete(Request("", turns=(Turn("user", "Hello."),))):
                pass
        await engine.close()

    assert not engine.capabilities.chat


async def test_ollama_is_asked_raw() -> None:
    """Its /v1/completions would put the text into the model's chat template."""

    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif call.path == "/api/version":
            await talk.answer('{"version": "0.12.0"}')
        else:
            lines = [
                {"response": "I was dry.", "done": False},
                {"response": "", "done": True, "done_reason": "stop", "eval_count": 4},
            ]
            body = "".join(json.dumps(line) + "\n" for line in lines)
            await talk.answer(body, kind="application/x-ndjson")

    async with serving(handle) as server:
        said, _, end = await ask(server)

    assert said == "I was dry."
    assert end.figures.predicted_tokens == 4
    assert server.calls[-1].path == "/api/generate"
    assert json.loads(server.calls[-1].body)["raw"] is True


async def test_a_strict_server_is_asked_again_without_extras() -> None:
    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif "top_k" in json.loads(call.body or b"{}"):
            await talk.answer('{"error": {"message": "Unrecognized: top_k"}}', code=400)
        elif call.path == "/v1/completions":
            await talk.answer(json.dumps({"choices": [{"text": "Dry.", "finish_reason": "stop"}]}))
        else:
            await talk.answer(code=404)

    async with serving(handle) as server:
        said, _, _ = await ask(server)

    assert said == "Dry."


async def nonsense(call: Call, talk: Talk) -> None:
    await talk.answer("<html>Welcome to your router</html>", kind="text/html")


async def garbage(call: Call, talk: Talk) -> None:
    await (talk.answer(MODELS) if call.path == "/v1/models" else talk.stream("\x00\x01 nothing"))


async def hangs_up(call: Call, talk: Talk) -> None:
    await (talk.answer(MODELS) if call.path == "/v1/models" else talk.stream(text("I was")))


async def cut(call: Call, talk: Talk) -> None:
    if call.path == "/v1/models":
        await talk.answer(MODELS)
    else:
        await talk.answer('{"choices"', Content_Length="900")


async def breaks(call: Call, talk: Talk) -> None:
    await (talk.answer(MODELS) if call.path == "/v1/models" else talk.answer(code=503))


async def refuses_key(call: Call, talk: Talk) -> None:
    await talk.answer('{"error": "bad key sesame"}', code=401)


async def redirects(call: Call, talk: Talk) -> None:
    await talk.answer(code=302, Location="http://198.51.100.7/v1/models")


async def complains(call: Call, talk: Talk) -> None:
    line = 'data: {"error": {"message": "context is full"}}'
    await (talk.answer(MODELS) if call.path == "/v1/models" else talk.stream(text("I"), line))


@pytest.mark.parametrize(
    ("handler", "kind", "words"),
    [
        (nonsense, EngineLost, "not an answer of a model server"),
        (garbage, EngineLost, "not an answer of a model server"),
        (hangs_up, EngineLost, "broke off"),
        (cut, EngineLost, "broke off"),
        (breaks, EngineLost, "HTTP 503"),
        (refuses_key, ModelUnusable, "Check the API key"),
        (redirects, ModelUnusable, "another address"),
        (complains, EngineError, "context is full"),
    ],
)
async def test_what_goes_wrong_is_said_in_a_sentence(
    handler: Handler, kind: type[EngineError], words: str
) -> None:
    async with serving(handler) as server:
        with pytest.raises(kind, match=words) as caught:
            await ask(server)

    assert str(caught.value).startswith("The model server 127.0.0.1:")
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://host", "http://"])
async def test_an_endpoint_that_is_no_address(url: str) -> None:
    with pytest.raises(EngineMissing, match="is not an address"):
        await ask(url)


async def test_a_server_that_is_not_there() -> None:
    async with serving(nonsense) as server:
        url = server.url
    with pytest.raises(EngineLost, match="cannot be reached"):
        await ask(url)


@pytest.fixture
async def endless() -> AsyncIterator[tuple[Server, asyncio.Event]]:
    """A server that says one word and then nothing; the event says that the client left."""
    left = asyncio.Event()

    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(MODELS)
        elif call.path == "/v1/completions":
            await talk.stream(text("I"))
            await talk.gone.wait()
            left.set()
        else:
            await talk.answer(code=404)

    async with serving(handle) as server:
        yield server, left


async def test_closing_an_answer_closes_the_connection(
    endless: tuple[Server, asyncio.Event],
) -> None:
    server, left = endless
    engine = RemoteEngine(RemoteOptions(server.url))
    answer = engine.complete(REQUEST)
    assert await anext(answer) == Piece("I")
    await answer.aclose()

    await asyncio.wait_for(left.wait(), 5)
    await engine.close()


async def test_cancelling_the_reader_closes_the_connection(
    endless: tuple[Server, asyncio.Event],
) -> None:
    server, left = endless
    engine = RemoteEngine(RemoteOptions(server.url))
    answer = engine.complete(REQUEST)
    await anext(answer)
    task = asyncio.ensure_future(anext(answer))
    await asyncio.sleep(0)
    task.cancel()

    await asyncio.wait_for(left.wait(), 5)
    await engine.close()


async def test_the_deadline_keeps_what_there_is(endless: tuple[Server, asyncio.Event]) -> None:
    engine = RemoteEngine(RemoteOptions(endless[0].url))
    await engine.start()  # Loading the library is not what is timed here.
    parts = [part async for part in engine.complete(Request("EDWARD\n", deadline_ms=500))]
    await engine.close()

    *pieces, end = parts
    assert [piece.text for piece in pieces if isinstance(piece, Piece)] == ["I"]
    assert isinstance(end, End)
    assert end.reason == "deadline"
    await asyncio.wait_for(endless[1].wait(), 5)


async def test_a_silent_server_is_lost(endless: tuple[Server, asyncio.Event]) -> None:
    with pytest.raises(EngineLost, match="in time"):
        await ask(endless[0], patience_s=0.2)


async def test_the_key_is_sent_and_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    options = RemoteOptions("http://127.0.0.1:1", api_key="sesame")
    async with serving(offering(text("Dry.", "stop"))) as server:
        await ask(server, api_key="sesame")

    assert server.calls[-1].headers["authorization"] == "Bearer sesame"
    assert "sesame" not in caplog.text + repr(options)


async def test_a_proxy_never_sees_what_goes_to_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with serving(offering(text("Dry.", "stop"))) as server:
        assert (await ask(server))[0] == "Dry."
