"""What is written already is not written again, and what will be wanted is written before."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from screenplay_ls.assist.confidence import Gate
from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.fountain import parse
from screenplay_ls.llm.engine import Capabilities, Piece, Request
from screenplay_ls.llm.scripted import Answer
from screenplay_ls.services import cowriter
from screenplay_ls.services.keeper import State
from screenplay_ls.services.writing import Writing
from tests.marks import cursor
from tests.services.writers_desk import OPTIONS, Desk, Typewriter

NEVER = asyncio.Event


def typing_desk(*script: str) -> tuple[Desk, Typewriter]:
    desk = Desk(*script, make=Typewriter)
    assert isinstance(desk.engine, Typewriter)
    return desk, desk.engine


async def until_asked(desk: Desk, times: int) -> Request:
    """Wait until the engine was asked so often; what it was asked last."""
    while len(desk.engine.seen.requests) < times:
        await asyncio.sleep(0)
    return desk.engine.seen.requests[-1]


async def test_typing_what_is_being_written_does_not_stop_it() -> None:
    desk, engine = typing_desk("I know you.", "Never asked.")
    first = desk.suggests("HANK\n|")
    await engine.let(2)

    desk.writer.changed("a", "HANK\nI k")
    second = desk.suggests("HANK\nI k|")
    assert await first == ""
    await engine.let(2)

    assert await second == "now you."
    assert (len(engine.seen.requests), engine.seen.stopped) == (1, 0)


async def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def take(writing: Writing, piece: Piece) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Writing, "take", take)
    desk = Desk("I know you.")

    with pytest.raises(ZeroDivisionError):
        await desk.suggest("HANK\n|")


@pytest.mark.parametrize("typed", ["HANK\nYou", "HANK\n", "", "HANK\nI know him", "MARY\nI"])
async def test_anything_else_stops_it(typed: str) -> None:
    desk, engine = typing_desk("I know you.", "Else.")
    first = desk.suggests("HANK\n|")
    await engine.let(1)

    desk.writer.changed("a", typed)

    assert await first == ""
    await engine.seen.idle.wait()
    assert engine.seen.stopped == 1


async def test_what_was_stopped_is_gone_on_with() -> None:
    """Some editors cancel a request before they say what was typed."""
    desk, engine = typing_desk("I know you.", " you.")
    first = desk.suggests("HANK\n|")
    await engine.let(2)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await engine.seen.idle.wait()

    desk.writer.changed("a", "HANK\nI k")
    second = desk.suggests("HANK\nI k|")
    asked = await until_asked(desk, 2)
    await engine.let(2)

    assert await second == "now you."
    assert asked.prompt == "HANK\nI know"
    assert (asked.heal, asked.opening, asked.not_first) == (0, "", ())


async def test_what_was_doubted_is_not_taken_for_what_is_asked_for() -> None:
    desk, engine = typing_desk("I know you.", "I know you well.")
    text, offset = cursor("HANK\n|")
    doubtful = replace(OPTIONS, gate=Gate(saving=5.0))
    typed = asyncio.ensure_future(desk.writer.suggest("a", parse(text), offset, doubtful))
    await engine.let(1)

    asked = desk.suggests("HANK\n|")
    await until_asked(desk, 2)
    await engine.let(5)

    assert await typed == ""
    assert await asked == "I know you well."


ACCEPTED = "HANK\nI know you.\n\nMARY\nNo.\n"


async def accept(desk: Desk) -> int | None:
    """Have something suggested, and accept it."""
    await desk.suggest("HANK\n|\n\nMARY\nNo.\n")
    return desk.writer.changed("a", ACCEPTED)


async def test_what_follows_an_accepted_suggestion_is_there_before_anybody_asks() -> None:
    desk = Desk("I know you.", " Do you?", "Never asked.")
    place = await accept(desk)
    assert place is not None
    assert ACCEPTED[:place] == "HANK\nI know you."

    desk.writer.look_ahead("a", parse(ACCEPTED), place, OPTIONS)
    await until_asked(desk, 2)
    await desk.engine.seen.idle.wait()

    assert desk.states[-1] is State.READY
    assert await desk.suggest("HANK\nI know you.|\n\nMARY\nNo.\n") == " Do you?"
    assert len(desk.engine.seen.requests) == 2


@pytest.mark.parametrize(
    "text", ["HANK\nI know", "HANK\nI know you!\n\nMARY\nNo.\n", "HANK\nI know you.\n\nMARY\nNo"]
)
async def test_what_is_not_there_as_a_whole_is_not_accepted(text: str) -> None:
    desk = Desk("I know you.")
    await accept(desk)

    assert desk.writer.changed("a", text) is None


async def test_a_request_waits_for_what_is_being_written_in_advance() -> None:
    released = asyncio.Event()
    desk = Desk("I know you.", Answer(" Do you?", wait_for=released), "Never asked.")
    place = await accept(desk)
    assert place is not None
    desk.writer.look_ahead("a", parse(ACCEPTED), place, OPTIONS)
    await until_asked(desk, 2)

    asked = desk.suggests("HANK\nI know you.|\n\nMARY\nNo.\n")
    released.set()

    assert await asked == " Do you?"
    assert len(desk.engine.seen.requests) == 2


@pytest.mark.parametrize("key", ["a", "b"])
async def test_work_in_advance_gives_way(key: str) -> None:
    desk = Desk("I know you.", Answer(" Never.", wait_for=NEVER()), "Now.")
    place = await accept(desk)
    assert place is not None
    desk.writer.look_ahead("a", parse(ACCEPTED), place, OPTIONS)
    await until_asked(desk, 2)

    assert await desk.suggest("JOE\n|", key=key) == "Now."
    assert desk.engine.seen.stopped == 1


@pytest.mark.parametrize(
    ("can", "tokens_a_second"),
    [
        (Capabilities(log_probabilities=True, candidates=3), 100.0),
        (Capabilities(log_probabilities=True, candidates=3, stops_prompt=True), 2.0),
    ],
)
async def test_an_engine_that_is_slow_does_not_work_ahead(
    can: Capabilities, tokens_a_second: float
) -> None:
    """Nor does one that is slow to stop."""
    desk = Desk("I know you.", "Never asked.", capabilities=can)
    place = await accept(desk)
    assert place is not None
    desk.writer.keeper.speed.begin(100.0, tokens_a_second)

    desk.writer.look_ahead("a", parse(ACCEPTED), place, OPTIONS)
    for _ in range(20):
        await asyncio.sleep(0)

    assert len(desk.engine.seen.requests) == 1


PAGE = "INT. WELL - DAY\n\n" + "Rain falls on the roof. " * 20 + "\n\nHANK\nNo.\n\n"


async def test_the_page_is_read_while_the_writer_is_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cowriter, "LOOKING_ROUND_S", 0)
    desk = Desk("Now.")
    await desk.writer.keeper.start()

    assert await desk.suggest(PAGE + "INT. HOUSE|") == ""
    read = await until_asked(desk, 1)
    await desk.engine.seen.idle.wait()

    assert (read.max_tokens, read.deadline_ms, read.candidates) == (0, None, 1)
    assert read.prompt.startswith("INT. WELL - DAY\n\nRain")
    assert read.prompt.endswith("HANK\nNo.\n\nINT. HOUSE")
    assert State.THINKING not in desk.states
    # It is not read twice.
    await desk.suggest(PAGE + "INT. HOUSE - D|")
    assert await desk.suggest(PAGE + "HANK\n|") == "Now."
    assert len(desk.engine.seen.requests) == 2


async def test_reading_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cowriter, "LOOKING_ROUND_S", 0)
    desk = Desk(Answer(wait_for=NEVER()), "Now.")
    await desk.writer.keeper.start()
    await desk.suggest(PAGE + "INT. HOUSE|")
    await until_asked(desk, 1)

    assert await desk.suggest(PAGE + "HANK\n|") == "Now."
    assert desk.engine.seen.stopped == 1


async def test_a_page_that_was_too_long_for_the_deadline_is_read_to_its_end() -> None:
    desk = Desk(Answer("", reason="deadline"), Answer(""), "Now.")

    assert await desk.suggest(PAGE + "HANK\n|") == ""
    read = await until_asked(desk, 2)

    assert read.prompt == desk.engine.seen.requests[0].prompt
    assert (read.max_tokens, read.deadline_ms) == (0, None)


async def test_an_unread_page_is_read_without_waiting_for_a_pause() -> None:
    desk = Desk("Now.", "Then.")
    await desk.suggest("MARY\n|")
    text, offset = cursor(PAGE + "HANK\n|")
    asked = desk.writer.suggest("a", parse(text), offset, OPTIONS, rest_ms=60_000)

    assert await asyncio.wait_for(asked, 10) == "Then."
    # It is known now; between the next two keys there may be time for nothing.
    text, offset = cursor(PAGE + "HANK\nIf|")
    resting = asyncio.ensure_future(
        desk.writer.suggest("a", parse(text), offset, OPTIONS, rest_ms=60_000)
    )
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(desk.engine.seen.requests) == 2
    desk.writer.supersede("a")
    assert await resting == ""


THREE = replace(OPTIONS, asked=True, candidates=3)


async def suggestions(desk: Desk, marked: str, options: Options = THREE) -> tuple[str, ...]:
    text, offset = cursor(marked)
    return (await desk.writer.suggestions("a", parse(text), offset, options)).texts


async def test_several_to_choose_from() -> None:
    """The likeliest first, by character; none begins like another; each is read by the rules."""
    answer = Answer("I am.", others=("I know.", "Yesterday, everything vanished.\nMARY"))
    desk = Desk(answer, "Never asked.")

    assert await suggestions(desk, "HANK\n|") == ("Yesterday, everything vanished.", "I know.")
    # They are remembered together, and typing chooses among them.
    assert await suggestions(desk, "HANK\n|") == ("Yesterday, everything vanished.", "I know.")
    assert await suggestions(desk, "HANK\nI|") == (" know.",)


async def test_who_asks_gets_more_than_what_was_there_while_typing() -> None:
    desk = Desk("I know.", Answer("I know.", others=("Never.",)))

    assert await desk.suggest("HANK\n|") == "I know."
    assert len(await suggestions(desk, "HANK\n|")) == 2


@pytest.mark.parametrize(("most", "asked"), [(1, 1), (2, 2), (8, 3)])
async def test_an_engine_is_asked_for_what_it_can_give(most: int, asked: int) -> None:
    desk = Desk(Answer("I know.", others=("Never.",)), capabilities=Capabilities(candidates=most))

    assert await suggestions(desk, "HANK\n|")
    assert desk.engine.seen.requests[0].candidates == asked


async def test_what_stands_behind_the_cursor_is_read_by_models_that_can() -> None:
    desk = Desk(" have known", capabilities=Capabilities(infill=True))

    assert await desk.suggest("HANK\nI | you.\n") == "have known"
    assert desk.engine.seen.requests[0].suffix == "you."


async def test_a_correspondent_is_asked_between_words_only() -> None:
    desk = Desk("I know you.", capabilities=Capabilities(plain_completion=False))

    assert await desk.suggest("HANK\nI kn|") == ""
    assert await desk.suggest("HANK\nI |") == "know you."
    assert len(desk.engine.seen.requests) == 1
