"""Model servers that offer chat only: asked with an instruction, read back without the chatter."""

from __future__ import annotations

import json

import pytest

from screenplay_ls.fountain import parse
from screenplay_ls.llm.remote import RemoteEngine, RemoteOptions
from screenplay_ls.services.cowriter import CoWriter
from tests.llm.standin import Call, Handler, Talk, serving
from tests.marks import cursor
from tests.services.writers_desk import OPTIONS

PAGE = "INT. WELL - DAY\n\nHANK\nIs it dry?\n\nMARY\n"


def chatting(*words: str) -> Handler:
    """A server that knows no plain completion and says this, in pieces."""

    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer(json.dumps({"data": [{"id": "writer-7b"}]}))
        elif call.path == "/v1/chat/completions":
            choices = [{"delta": {"content": word}} for word in words]
            lines = ["data: " + json.dumps({"choices": [choice]}) for choice in choices]
            await talk.stream(*lines, "data: [DONE]")
        else:
            await talk.answer(code=404)

    return handle


async def suggest(cowriter: CoWriter, marked: str) -> str:
    text, offset = cursor(marked)
    return await cowriter.suggest("a", parse(text), offset, OPTIONS)


@pytest.mark.parametrize(
    ("speech", "words", "shown"),
    [
        ("|", ["It", " is", "."], "It is."),
        ("|", ["MARY", "\nIt is.", "\n\nHANK\nNo."], "It is."),
        ("It |", ["It", " is dry."], "is dry."),
        ("It |", ["is dry."], "is dry."),
        ("It is.|", ["Very", " dry."], " Very dry."),
        ("|", ['"It is."'], "It is."),
        ("|", ["Sure! Here is the continuation:", "\n\nMARY\nIt is."], ""),
        ("It is dr|", ["y."], ""),
    ],
)
async def test_what_is_shown(speech: str, words: list[str], shown: str) -> None:
    async with serving(chatting(*words)) as server:
        cowriter = CoWriter(lambda: RemoteEngine(RemoteOptions(server.url, dialect="chat")))
        try:
            assert await suggest(cowriter, PAGE + speech) == shown
        finally:
            await cowriter.close()


async def test_a_server_that_turns_out_to_be_one_is_asked_again() -> None:
    """Its first answer comes to a question that was put in the wrong way."""
    async with serving(chatting("is dry.")) as server:
        cowriter = CoWriter(lambda: RemoteEngine(RemoteOptions(server.url)))
        try:
            assert await suggest(cowriter, PAGE + "It|") == ""
            assert await suggest(cowriter, PAGE + "It |") == "is dry."
        finally:
            await cowriter.close()
