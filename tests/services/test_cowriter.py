from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from screenplay_ls.assist.confidence import Gate
from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.fountain import parse
from screenplay_ls.llm.engine import EngineLost, EngineMissing, ModelUnusable
from screenplay_ls.llm.scripted import Answer, ScriptedEngine
from screenplay_ls.services import backoff
from screenplay_ls.services import desk as desk_of_services
from screenplay_ls.services.keeper import State, Status
from tests.marks import cursor
from tests.services.clock import FakeClock
from tests.services.writers_desk import OPTIONS, Desk


async def test_a_suggestion() -> None:
    desk = Desk("I know you.\n\nMARY\nNo.")

    assert await desk.suggest("HANK\n|") == "I know you."
    assert desk.states == [State.LOADING, State.READY, State.THINKING, State.READY]
    assert desk.statuses[-1].model == "scripted"


async def test_where_nobody_speaks_no_engine_is_started() -> None:
    desk = Desk("Hello.")

    assert await desk.suggest("Hank looks |") == ""
    assert desk.engine.seen.starts == 0


async def test_the_engine_is_stopped_as_soon_as_the_rest_is_not_needed() -> None:
    desk = Desk("I know you. /* and so on and so on */ and on")

    assert await desk.suggest("HANK\n|") == "I know you."
    assert desk.engine.seen.stopped == 1


async def test_what_the_model_doubts_is_not_waited_for() -> None:
    desk = Desk(Answer("I know you and all that", logprob=-3.0))
    doubtful = replace(OPTIONS, gate=Gate(saving=1.0))

    assert await desk.suggest("HANK\n|", options=doubtful) == ""
    assert desk.engine.seen.stopped == 1


async def test_a_doubtful_answer_is_nothing_unless_asked_for() -> None:
    desk = Desk(Answer("I know.", logprob=-3.0))

    assert await desk.suggest("HANK\n|", options=replace(OPTIONS, gate=Gate(saving=1.0))) == ""
    assert await desk.suggest("HANK\n|") == "I know."


async def test_the_newest_request_of_a_document_wins() -> None:
    desk = Desk(Answer("Never.", wait_for=asyncio.Event()), "Now.")

    first = desk.suggests("HANK\n|")
    await desk.engine.seen.running.wait()
    second = desk.suggests("MARY\n|")

    assert await first == ""
    assert await second == "Now."
    assert desk.engine.seen.stopped == 1


async def test_two_documents_do_not_disturb_each_other() -> None:
    released = asyncio.Event()
    desk = Desk(Answer("One.", wait_for=released), "Two.")

    first = desk.suggests("HANK\n|", key="a")
    await desk.engine.seen.running.wait()
    second = desk.suggests("MARY\n|", key="b")
    released.set()

    assert [await first, await second] == ["One.", "Two."]


async def test_a_changed_document_gets_nothing() -> None:
    desk = Desk(Answer("Never.", wait_for=asyncio.Event()))

    asked = desk.suggests("HANK\n|")
    await desk.engine.seen.running.wait()
    desk.writer.changed("a", "HANK\nYes")

    assert await asked == ""
    await desk.engine.seen.idle.wait()
    assert desk.engine.seen.stopped == 1


async def test_cancelling_stops_the_engine() -> None:
    desk = Desk(Answer("Never.", wait_for=asyncio.Event()), "Now.")

    asked = desk.suggests("HANK\n|")
    await desk.engine.seen.running.wait()
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked

    await desk.engine.seen.idle.wait()
    assert await desk.suggest("HANK\n|") == "Now."


async def test_a_request_that_rests_is_overtaken_without_asking() -> None:
    desk = Desk("Now.")
    text, offset = cursor("HANK\n|")
    resting = desk.writer.suggest("a", parse(text), offset, OPTIONS, rest_ms=60_000)
    first = asyncio.ensure_future(resting)
    await asyncio.sleep(0)

    assert await desk.suggest("MARY\n|") == "Now."
    assert await first == ""
    assert len(desk.engine.seen.requests) == 1


async def test_fast_typing_waits_for_a_pause_where_the_model_is_slow() -> None:
    """What is asked between two keys would be thrown away at the next one."""
    desk = Desk("Now.")
    desk.writer.rhythm.answered(60_000)
    text, offset = cursor("HANK\n|")
    desk.writer.rhythm.asked(asyncio.get_running_loop().time() - 0.2)
    typed = asyncio.ensure_future(
        desk.writer.suggest("a", parse(text), offset, OPTIONS, rest_ms=40)
    )
    await asyncio.sleep(0)

    assert desk.writer.rhythm.rest_ms(40) > 200
    # An explicit request does not wait.
    assert await desk.suggest("MARY\n|") == "Now."
    assert await typed == ""
    assert len(desk.engine.seen.requests) == 1


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("HANK\nI|", " know you."),
        ("HANK\nI |", "know you."),
        ("HANK\nI know|", " you."),
        ("HANK\nI know you|", "."),
    ],
)
async def test_typing_a_suggestion_asks_nobody(marked: str, left: str) -> None:
    desk = Desk("I know you.", "Something else.")
    await desk.suggest("HANK\n|")

    assert await desk.suggest(marked) == left
    assert len(desk.engine.seen.requests) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "HANK\nI know you.|",
        "HANK\nYou|",
        "MARY\n|",
        "It rains.\n\nHANK\n|",
        "HANK\nYes.\n\nMARY\nNo.\n\nHANK\n|",
        "HANK\n|\nI know you.",
    ],
)
async def test_elsewhere_the_model_is_asked_again(marked: str) -> None:
    desk = Desk("I know you.", " else entirely.")
    await desk.suggest("HANK\n|")
    await desk.suggest(marked)

    assert len(desk.engine.seen.requests) == 2


async def test_deleting_a_word_brings_the_suggestion_back() -> None:
    desk = Desk("I know you.", " else.")
    await desk.suggest("HANK\n|")
    await desk.suggest("HANK\nOr|")

    assert await desk.suggest("HANK\n|") == "I know you."


LOST = EngineLost("The language model stopped.")


async def test_a_lost_engine_is_tried_again_at_once_and_told_once() -> None:
    desk = Desk(Answer("I kn", error=LOST), "I know.")

    assert await desk.suggest("HANK\n|") == ""
    assert desk.statuses[-1] == Status(State.LOST, str(LOST), "scripted")
    assert await desk.suggest("HANK\n|") == "I know."
    assert desk.told == [str(LOST)]


async def test_after_further_losses_it_is_left_alone_for_a_while() -> None:
    desk = Desk(Answer(error=LOST), Answer(error=LOST), "I know.")
    clock = desk.writer.keeper.clock = FakeClock()
    await desk.suggest("HANK\n|")
    await desk.suggest("HANK\n|")

    assert await desk.suggest("HANK\n|") == ""
    assert len(desk.engine.seen.requests) == 2
    clock.now += backoff.FIRST_WAIT
    assert await desk.suggest("HANK\n|") == "I know."
    assert desk.told == [str(LOST)]


async def test_a_model_that_cannot_be_used_is_told_once_and_waits_for_a_restart() -> None:
    unusable = ModelUnusable("That file is not a model.")
    desk = Desk("I know.", start_error=unusable)

    assert [await desk.suggest("HANK\n|"), await desk.suggest("HANK\n|")] == ["", ""]
    assert desk.statuses[-1].state is State.UNUSABLE
    assert desk.told == ["That file is not a model."]

    desk.engine.start_error = None
    await desk.writer.restart()
    assert await desk.suggest("HANK\n|") == "I know."


async def test_a_missing_engine_is_looked_for_again() -> None:
    desk = Desk("I know.")
    clock = desk.writer.keeper.clock = FakeClock()
    missing: list[EngineMissing] = [EngineMissing("No model yet.")]

    def make() -> ScriptedEngine:
        if missing:
            raise missing[0]
        return desk.engine

    desk.writer.keeper.make_engine = make
    assert await desk.suggest("HANK\n|") == ""
    missing.clear()
    assert await desk.suggest("HANK\n|") == ""
    clock.now += backoff.LOOKING_WAIT
    assert await desk.suggest("HANK\n|") == "I know."
    assert desk.told == ["No model yet."]


async def test_an_engine_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_of_services, "GRACE_MS", 0)
    desk = Desk(Answer("Never.", wait_for=asyncio.Event()), "Now.")

    assert await desk.suggest("HANK\n|", options=Options(deadline_ms=50)) == ""
    assert desk.statuses[-1].state is State.LOST
    assert await desk.suggest("HANK\n|") == "Now."
    assert desk.engine.seen.closes == 1


async def test_a_request_does_not_wait_for_a_slow_load_for_ever() -> None:
    loading = asyncio.Event()
    desk = Desk("Now.", start_waits_for=loading)

    assert await desk.suggest("HANK\n|", options=Options(deadline_ms=20)) == ""
    loading.set()
    assert await desk.suggest("HANK\n|") == "Now."
    assert desk.engine.seen.starts == 1


async def test_closing_answers_what_is_under_way() -> None:
    desk = Desk(Answer("Never.", wait_for=asyncio.Event()))
    asked = desk.suggests("HANK\n|")
    await desk.engine.seen.running.wait()

    await desk.writer.close()

    assert await asked == ""
    assert desk.engine.seen.closes == 1
    assert desk.statuses[-1].state is State.OFF


async def test_closing_while_it_loads() -> None:
    desk = Desk("Now.", start_waits_for=asyncio.Event())
    loading = asyncio.ensure_future(desk.writer.keeper.start())
    while desk.writer.keeper.status.state is not State.LOADING:
        await asyncio.sleep(0)

    await desk.writer.close()

    with pytest.raises(asyncio.CancelledError):
        await loading
