from __future__ import annotations

import asyncio

import pytest

from screenplay_ls.llm.engine import End, Engine, EngineLost, EngineMissing, Piece, Request
from screenplay_ls.llm.scripted import Answer, ScriptedEngine


async def read(engine: Engine, request: Request) -> tuple[str, End | None]:
    text, end = "", None
    async for part in engine.complete(request):
        if isinstance(part, Piece):
            text += part.text
        else:
            end = part
    return text, end


@pytest.mark.parametrize(
    ("answer", "request_", "text", "reason"),
    [
        ("I know you.", Request("HANK\n"), "I know you.", "end_of_text"),
        ("I know\nyou.", Request("HANK\n", stop=("\n",)), "I know", "stop"),
        ("I know you.", Request("HANK\n", max_tokens=2), "I know", "length"),
        ("", Request("HANK\n"), "", "end_of_text"),
    ],
)
async def test_says_what_it_was_told(
    answer: str, request_: Request, text: str, reason: str
) -> None:
    said, end = await read(ScriptedEngine([answer]), request_)

    assert said == text
    assert end is not None
    assert end.reason == reason


async def test_answers_in_order_and_repeats_the_last() -> None:
    engine = ScriptedEngine(["one", "two"])

    assert [(await read(engine, Request("")))[0] for _ in range(3)] == ["one", "two", "two"]


async def test_candidates_come_where_they_are_asked_for() -> None:
    engine = ScriptedEngine([Answer("one", others=("two", "three"))])

    parts = [p async for p in engine.complete(Request("", candidates=2)) if isinstance(p, Piece)]

    assert [(p.text, p.candidate) for p in parts] == [("one", 0), ("two", 1)]


async def test_hangs_until_it_is_released_and_counts_who_gave_up() -> None:
    engine = ScriptedEngine([Answer("late", wait_for=asyncio.Event())])
    task = asyncio.create_task(read(engine, Request("")))
    await engine.seen.running.wait()
    task.cancel()
    await engine.seen.idle.wait()

    assert (engine.seen.stopped, engine.seen.ended) == (1, 0)


async def test_fails_as_it_was_told() -> None:
    with pytest.raises(EngineMissing):
        await ScriptedEngine(start_error=EngineMissing("none")).start()
    with pytest.raises(EngineLost):
        await read(ScriptedEngine([Answer("half", error=EngineLost("gone"))]), Request(""))
