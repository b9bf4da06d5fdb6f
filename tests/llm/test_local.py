"""The engine and its process, with a real worker around a fake model."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from screenplay_ls.llm.engine import (
    End,
    EngineError,
    EngineLost,
    EngineMissing,
    Figures,
    ModelUnusable,
    Piece,
    Request,
)
from screenplay_ls.llm.local import LocalEngine, LocalOptions
from tests.llm.ggufs import gguf

pytest.importorskip("numpy")

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
WORKER = (sys.executable, "-m", "tests.llm.fake_worker")


def engine(model: str = "fake", **options: float | Path) -> LocalEngine:
    return LocalEngine(
        Path(f"{model}.gguf"),
        LocalOptions(**options),  # pyright: ignore[reportArgumentType] -- by name.
        command=WORKER,
    )


@pytest.fixture
async def fake() -> AsyncIterator[LocalEngine]:
    made = engine()
    yield made
    await made.close()


async def ask(engine: LocalEngine, prompt: str = "Once upon", **options: object) -> tuple[str, End]:
    said, end = "", None
    request = Request(prompt, **{"stop": ("\n",), **options})  # pyright: ignore[reportArgumentType] -- by name.
    async for part in engine.complete(request):
        if isinstance(part, Piece):
            said += part.text
        else:
            end = part
    assert end
    return said, end


async def test_answers_and_tells_how_loading_goes(fake: LocalEngine) -> None:
    told: list[tuple[float, str]] = []
    await fake.start(lambda share, words: told.append((share, words)))
    said, end = await ask(fake)

    assert said == " a time there was a fish. It was a big fish."
    assert end.reason == "stop"
    assert [share for share, _ in told] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert told[-1][1] == "The language model fake is ready"
    assert fake.capabilities.candidates == 3


async def test_requests_at_the_same_time_are_answered_in_turn(fake: LocalEngine) -> None:
    answers = await asyncio.gather(ask(fake), ask(fake, "Nobody"), ask(fake, "THE "))

    assert [said for said, _ in answers][1:] == [" caught it — ça va.", "END"]


async def test_what_a_library_prints_disturbs_nothing(fake: LocalEngine) -> None:
    assert (await ask(fake, "<loud>Once upon", max_tokens=7))[0] == " a time"


@pytest.mark.parametrize("how", ["close", "cancel"])
async def test_a_closed_answer_is_stopped_in_its_prompt(fake: LocalEngine, how: str) -> None:
    await fake.start()
    answer = fake.complete(Request("<slow>"))
    task = asyncio.ensure_future(anext(answer))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    if how == "close":
        await answer.aclose()

    assert (await asyncio.wait_for(ask(fake), 10))[0].startswith(" a time")


async def test_a_request_may_be_given_up_while_it_waits(fake: LocalEngine) -> None:
    await fake.start()
    slow = asyncio.ensure_future(ask(fake, "<slow>"))
    waiting = asyncio.ensure_future(ask(fake, "<slow> too"))
    await asyncio.sleep(0)
    waiting.cancel()
    slow.cancel()

    assert (await asyncio.wait_for(ask(fake), 10))[0].startswith(" a time")


async def test_the_deadline_ends_a_prompt(fake: LocalEngine) -> None:
    said, end = await ask(fake, "<slow>", deadline_ms=50)

    assert (said, end.reason) == ("", "deadline")


async def test_a_worker_that_dies_is_started_again(fake: LocalEngine) -> None:
    with pytest.raises(EngineLost, match="starts it again"):
        await ask(fake, "<die>")

    assert (await ask(fake))[0].startswith(" a time")


@POSIX
async def test_a_worker_that_the_system_kills_is_said_to_have_run_out_of_memory(
    fake: LocalEngine,
) -> None:
    with pytest.raises(EngineLost, match="perhaps because memory ran out"):
        await ask(fake, "<kill>")

    assert fake.process_id is None
    assert (await ask(fake))[0].startswith(" a time")


async def test_all_who_wait_hear_of_the_death(fake: LocalEngine) -> None:
    await fake.start()
    answers = await asyncio.gather(ask(fake, "<die>"), ask(fake), return_exceptions=True)

    assert [type(answer) for answer in answers] == [EngineLost, EngineLost]
    assert (await ask(fake))[0].startswith(" a time")


async def test_killing_the_worker_in_the_middle_of_an_answer(fake: LocalEngine) -> None:
    await fake.start()
    asking = asyncio.ensure_future(ask(fake, "<slow>"))
    await asyncio.sleep(0)
    assert fake.process_id
    os.kill(fake.process_id, signal.SIGTERM)
    with pytest.raises(EngineLost):
        await asking

    assert (await ask(fake))[0].startswith(" a time")


async def test_a_worker_that_died_while_idle_is_not_missed(fake: LocalEngine) -> None:
    await fake.start()
    assert fake.process_id
    old = fake.process_id
    os.kill(old, signal.SIGTERM)

    async def answered() -> str:
        while True:
            try:
                return (await ask(fake))[0]
            except EngineLost:
                await asyncio.sleep(0)

    assert (await asyncio.wait_for(answered(), 20)).startswith(" a time")
    assert fake.process_id != old


async def test_a_worker_that_hangs_is_ended() -> None:
    hanging = engine(patience_s=1.0)
    await hanging.start()
    with pytest.raises(EngineLost, match="did not answer"):
        await ask(hanging, "<hang>Once upon")

    assert hanging.process_id is None
    await hanging.close()


async def test_a_worker_that_does_not_stop_when_told_is_ended() -> None:
    hanging = engine(patience_s=1.0)
    await hanging.start()
    answer = hanging.complete(Request("<hang>Once upon"))
    await anext(answer)
    await answer.aclose()
    with pytest.raises(EngineLost, match="did not answer"):
        await ask(hanging)
    await hanging.close()


@pytest.mark.parametrize(
    ("model", "kind", "words"),
    [
        ("missing", EngineMissing, "It is missing."),
        ("model", ModelUnusable, "It is model."),
        ("die", EngineLost, "stopped unexpectedly"),
        pytest.param("killed", ModelUnusable, "memory ran out. Choose a smaller", marks=POSIX),
        ("hang", EngineLost, "did not answer"),
    ],
)
async def test_loading_fails_with_a_sentence(
    model: str, kind: type[EngineError], words: str
) -> None:
    failing = engine(model, load_patience_s=1.0 if model == "hang" else 20.0)
    with pytest.raises(kind, match=words):
        await failing.start()
    await failing.close()


async def test_several_callers_share_one_loading(tmp_path: Path) -> None:
    mark = tmp_path / "dies-once.gguf"
    mark.touch()
    shared = LocalEngine(mark, command=WORKER)
    results = await asyncio.gather(shared.start(), shared.start(), return_exceptions=True)
    assert [type(result) for result in results] == [EngineLost, EngineLost]

    first = asyncio.ensure_future(shared.start())
    second = asyncio.ensure_future(shared.start())
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert (await ask(shared))[0].startswith(" a time")
    await shared.close()


async def test_a_program_that_cannot_be_started() -> None:
    broken = LocalEngine(Path("fake.gguf"), command=("/nowhere/python",))
    with pytest.raises(EngineMissing, match="cannot be started"):
        await broken.start()
    await broken.close()


async def test_what_a_request_cost_is_told_when_it_was_given_up_too(fake: LocalEngine) -> None:
    seen: asyncio.Queue[Figures] = asyncio.Queue()
    fake.observer = seen.put_nowait
    await ask(fake)
    assert (await seen.get()).predicted_tokens > 0

    answer = fake.complete(Request("Once upon"))
    await anext(answer)
    await answer.aclose()
    assert (await asyncio.wait_for(seen.get(), 10)).prompt_tokens > 0
    assert not fake.busy


async def test_it_is_measured_once_for_all_sessions(tmp_path: Path) -> None:
    first = engine(notes=tmp_path)
    await first.start()
    assert first.calibration is None
    found = await first.calibrate()
    assert found
    assert found == await first.calibrate() == first.calibration
    await first.close()

    second = engine(notes=tmp_path)
    await second.start()
    assert second.calibration == found
    assert (await ask(second))[0].startswith(" a time")
    await second.close()
    other = engine(notes=tmp_path, threads=1)
    await other.start()
    assert other.calibration is None, "other settings are another matter"
    await other.close()


def settled(folder: Path, name: str) -> LocalEngine:
    """An engine that keeps notes and copies, with a model file of its own."""
    model = folder / f"{name}.gguf"
    if not model.exists():
        model.write_bytes(b"weights")
    options = LocalOptions(notes=folder / "notes", copies=folder / "copies")
    return LocalEngine(model, options, command=WORKER)


def copies(folder: Path) -> list[Path]:
    return sorted((folder / "copies").glob("*q8.gguf"))


async def test_a_quicker_copy_is_run_from_the_next_time_on(tmp_path: Path) -> None:
    first = settled(tmp_path, "little-1.5B.Q4_1")
    await first.start()
    found = await first.calibrate()
    await first.close()
    assert found
    assert first.runs == first.model

    second = settled(tmp_path, "little-1.5B.Q4_1")
    await second.start()
    assert [second.runs] == copies(tmp_path)
    assert second.name == "little-1.5B.Q4_1"
    assert second.calibration
    assert second.calibration.prompt_tokens_per_s == 2 * found.prompt_tokens_per_s
    assert (await ask(second))[0].startswith(" a time")
    await second.close()


async def test_a_copy_that_is_not_quicker_goes(tmp_path: Path) -> None:
    for _ in range(2):
        slow = settled(tmp_path, "slow")
        await slow.start()
        await slow.calibrate()
        await slow.close()
        assert slow.runs == slow.model
        assert copies(tmp_path) == []


async def test_a_request_stops_the_making_of_a_copy(tmp_path: Path) -> None:
    long = settled(tmp_path, "long")
    await long.start()
    calibrating = asyncio.ensure_future(long.calibrate())
    while not list((tmp_path / "copies").glob("*.part")):
        await asyncio.sleep(0)

    assert (await asyncio.wait_for(ask(long), 10))[0].startswith(" a time")
    assert await asyncio.wait_for(calibrating, 10)
    assert list((tmp_path / "copies").iterdir()) == []
    await long.close()


async def test_a_copy_that_cannot_be_used_any_more_is_left_for_the_model(tmp_path: Path) -> None:
    first = settled(tmp_path, "little-1.5B.Q4_1")
    await first.start()
    await first.calibrate()
    await first.close()
    (copy,) = copies(tmp_path)
    copy.write_bytes(b"broken!")

    second = settled(tmp_path, "little-1.5B.Q4_1")
    assert (await ask(second))[0].startswith(" a time")
    assert second.runs == second.model
    assert copies(tmp_path) == []
    await second.close()


async def test_a_request_stops_the_measuring(fake: LocalEngine) -> None:
    endless = engine("endless")
    await endless.start()
    measuring = asyncio.ensure_future(endless.calibrate())
    await asyncio.sleep(0)
    answered = asyncio.ensure_future(ask(endless))

    assert await asyncio.wait_for(measuring, 10) is None
    assert (await asyncio.wait_for(answered, 10))[0].startswith(" a time")
    await endless.close()


async def test_measuring_may_be_given_up() -> None:
    endless = engine("endless")
    await endless.start()
    measuring = asyncio.ensure_future(endless.calibrate())
    await asyncio.sleep(0)
    measuring.cancel()

    assert (await asyncio.wait_for(ask(endless), 10))[0].startswith(" a time")
    await endless.close()


async def test_closing_ends_the_process_and_may_be_repeated(fake: LocalEngine) -> None:
    await fake.start()
    process = fake.process_id
    assert process
    asking = asyncio.ensure_future(ask(fake, "<slow>"))
    await asyncio.sleep(0)
    await fake.close()
    await fake.close()

    with pytest.raises(EngineLost):
        await asking
    assert fake.process_id is None
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):  # A zombie would still be there.
            os.kill(process, 0)
    assert (await ask(fake))[0].startswith(" a time"), "it can be started again"


async def test_closing_while_it_loads() -> None:
    loading = engine("hang")
    task = asyncio.ensure_future(loading.start())
    await asyncio.sleep(0)
    await loading.close()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert loading.process_id is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"FADE IN:\n\nINT. HOUSE - DAY\n", "is not a GGUF model"),
        (gguf()[:-40], "is cut short"),
        (None, "There is no model file"),
    ],
)
async def test_the_real_worker_looks_at_a_file_first(
    tmp_path: Path, data: bytes | None, words: str
) -> None:
    model = tmp_path / "draft.gguf"
    if data is not None:
        model.write_bytes(data)
    broken = LocalEngine(model)
    with pytest.raises(ModelUnusable, match=words):
        await broken.start()
    await broken.close()


async def test_the_real_worker_without_its_library(tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(gguf())
    program = (
        "import runpy, sys; sys.modules['llama_cpp'] = None;"
        "runpy.run_module('screenplay_ls.llm.worker', run_name='__main__')"
    )
    lacking = LocalEngine(model, command=(sys.executable, "-c", program))
    with pytest.raises(EngineMissing, match=r"pip install 'screenplay-ls\[llm\]'"):
        await lacking.start()
    await lacking.close()
