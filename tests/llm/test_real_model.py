"""The whole engine with llama.cpp and the embedded model."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from screenplay_ls.llm.engine import End, EngineLost, ModelUnusable, Piece, Request
from screenplay_ls.llm.local import LocalEngine
from tests.model import needs_model, real_model

pytestmark = needs_model

PAGE = """INT. LIGHTHOUSE - NIGHT

Rain beats against the glass. MARTHA, 70, winds the great clock. JONAS stands in the door.

MARTHA
You are late again.

JONAS
The ferry did not wait for anybody tonight.

MARTHA
"""
LONG = PAGE * 12
"""Some seconds of reading."""


@pytest.fixture
async def engine() -> AsyncIterator[LocalEngine]:
    made = LocalEngine(real_model())
    await made.start()
    yield made
    await made.close()


async def ask(engine: LocalEngine, prompt: str = PAGE, **options: object) -> tuple[str, End]:
    pieces, end = await parts(engine, prompt, **options)
    return "".join(piece.text for piece in pieces), end


async def parts(engine: LocalEngine, prompt: str, **options: object) -> tuple[list[Piece], End]:
    fields = {"max_tokens": 12, "stop": ("\n",), **options}
    pieces: list[Piece] = []
    async for part in engine.complete(Request(prompt, **fields)):  # pyright: ignore[reportArgumentType] -- by name.
        if isinstance(part, End):
            return pieces, part
        pieces.append(part)
    raise AssertionError("no end")


async def test_continues_a_page(engine: LocalEngine) -> None:
    said, end = await ask(engine)

    assert said.strip()
    assert "\n" not in said
    assert end.figures.predicted_tokens > 0
    assert engine.facts.library.startswith("llama-cpp-python")
    assert engine.capabilities.context_tokens == 4096


async def test_a_word_that_was_begun_is_chosen_anew(engine: LocalEngine) -> None:
    whole, _ = await ask(engine, "Once upon a ti", heal=3)
    other, _ = await ask(engine, "Once upon a", opening=" ", not_first=("time",))

    assert whole.startswith("me")
    assert other.startswith(" ")
    assert not other.startswith(" time")


async def test_reuse_of_the_prompt_changes_nothing_but_the_time(engine: LocalEngine) -> None:
    fresh, first = await ask(engine)
    await ask(engine, PAGE + "I know,")
    again, second = await ask(engine)

    assert again == fresh
    assert first.figures.reused_tokens == 0
    assert second.figures.reused_tokens > 0.8 * second.figures.prompt_tokens


async def test_an_abort_in_the_prompt_is_quick_and_leaves_the_next_answer_right(
    engine: LocalEngine,
) -> None:
    expected, _ = await ask(engine)
    answer = engine.complete(Request(LONG))
    task = asyncio.ensure_future(anext(answer))
    await asyncio.sleep(0.2)
    started = time.monotonic()
    task.cancel()
    said, _ = await ask(engine)

    assert said == expected
    assert time.monotonic() - started < 20, "most of the long prompt was not read"


async def test_an_abort_in_the_answer_leaves_the_next_one_right(engine: LocalEngine) -> None:
    expected, _ = await ask(engine)
    answer = engine.complete(Request(PAGE, max_tokens=400))
    await anext(answer)
    await anext(answer)
    await answer.aclose()

    assert (await ask(engine))[0] == expected


async def test_the_deadline_covers_the_prompt(engine: LocalEngine) -> None:
    said, end = await ask(engine, LONG, deadline_ms=150)

    assert (said, end.reason) == ("", "deadline")
    assert end.figures.prompt_ms < 5000


async def test_killing_the_worker_in_the_middle_of_an_answer(engine: LocalEngine) -> None:
    answer = engine.complete(Request(PAGE, max_tokens=400))
    await anext(answer)
    assert engine.process_id
    os.kill(engine.process_id, signal.SIGTERM)
    with pytest.raises(EngineLost):
        async for _ in answer:
            pass

    assert (await ask(engine))[0].strip()


async def test_stop_strings_over_several_tokens(engine: LocalEngine) -> None:
    whole, _ = await ask(engine, stop=())
    stop = whole[3:9]
    said, end = await ask(engine, stop=(stop,))

    assert said == whole[: whole.index(stop)]
    assert end.reason == "stop"


async def test_log_probabilities_and_candidates(engine: LocalEngine) -> None:
    pieces, _ = await parts(engine, PAGE, candidates=3)

    first = [next(piece for piece in pieces if piece.candidate == n) for n in range(3)]
    shares = [math.exp(piece.logprob or 0.0) for piece in first]
    assert len({piece.text for piece in first}) == 3
    assert 0 < sum(shares) <= 1.000001
    assert shares == sorted(shares, reverse=True)
    alone, _ = await ask(engine)
    assert "".join(piece.text for piece in pieces if piece.candidate == 0) == alone


async def test_a_grammar_and_a_bias(engine: LocalEngine) -> None:
    grammar = 'root ::= (" yes" | " no") "!"'

    assert (await ask(engine, "Do you?", grammar=grammar))[0] in {" yes!", " no!"}
    assert (await ask(engine, "Do you?", max_tokens=1, logit_bias={" zebra": 90.0}))[0] == " zebra"


async def test_characters_of_several_tokens_come_whole(engine: LocalEngine) -> None:
    grammar = 'root ::= "🎬" "é—ß"'

    assert (await ask(engine, "Say:", grammar=grammar, max_tokens=30))[0] == "🎬é—ß"


async def test_two_engines_side_by_side(engine: LocalEngine) -> None:
    other = LocalEngine(real_model())
    here, there = await asyncio.gather(ask(engine), ask(other))
    await other.close()

    assert here[0] == there[0]


async def test_a_model_that_llama_cpp_does_not_take(tmp_path: Path) -> None:
    """The head is a GGUF, what follows is not what llama.cpp wants."""
    strange = tmp_path / "strange.gguf"
    data = bytearray(real_model().read_bytes())
    place = data.index(b"llama", data.index(b"general.architecture"))
    data[place : place + 5] = b"camel"
    strange.write_bytes(data)
    broken = LocalEngine(strange)
    with pytest.raises(ModelUnusable, match="strange"):
        await broken.start()
    await broken.close()


NO_NETWORK = """
import runpy, sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        sys.stderr.write(f"the network was touched: {event}")
        raise SystemExit(1)
sys.addaudithook(refuse)
runpy.run_module("screenplay_ls.llm.worker", run_name="__main__")
"""


async def test_the_worker_needs_no_network() -> None:
    alone = LocalEngine(real_model(), command=(sys.executable, "-c", NO_NETWORK))
    said, _ = await ask(alone)
    await alone.close()

    assert said.strip()
