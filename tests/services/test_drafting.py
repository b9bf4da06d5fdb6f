"""Drafts are run: asked in the model's form, streamed, tried again, stopped; a seed is a seed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.assist.drafts.draft import (
    Answer,
    Ask,
    Draft,
    Kind,
    NothingToDraft,
    Source,
    Steps,
)
from screenplay_ls.fountain import parse
from screenplay_ls.llm.engine import (
    Capabilities,
    EngineLost,
    EngineMissing,
    NoConversation,
    Request,
    Turn,
)
from screenplay_ls.llm.scripted import Answer as Said
from screenplay_ls.llm.scripted import Script, ScriptedEngine
from screenplay_ls.services.cowriter import CoWriter
from screenplay_ls.services.drafting import Drafter, Listener, Manner, form
from screenplay_ls.services.keeper import Keeper
from screenplay_ls.services.status import Reason, State

NOWHERE = Source(parse(""))
ORDINARY = Manner()
TURNS = (Turn("user", "Two words."),)


@dataclass(frozen=True)
class Wishes:
    about: str = "rain"


def asks(*questions: Ask) -> Kind:
    """A kind that asks these and drafts what was answered."""

    def steps(source: Source, wishes: Wishes, take: int) -> Steps:
        answers: list[Answer] = []
        for ask in questions:
            answers.append((yield ask))
        return Draft(f"take {take}", "|".join(f"{a.text}{'' if a.whole else '…'}" for a in answers))

    return Kind("words", "Words", Wishes, steps)


class Desk:
    """A drafter with a scripted engine, and what it has shown."""

    def __init__(self, script: Script, capabilities: Capabilities | None = None) -> None:
        self.engine = ScriptedEngine(script, capabilities=capabilities)
        self.keeper = Keeper(lambda: self.engine)
        self.drafter = Drafter(self.keeper)
        self.texts: list[str] = []
        self.doing: list[str] = []

    @property
    def requests(self) -> list[Request]:
        return self.engine.seen.requests

    async def draft(self, kind: Kind, manner: Manner = ORDINARY) -> Draft:
        listener = Listener(self.texts.append, self.doing.append)
        return await self.drafter.draft(kind, NOWHERE, Wishes(), manner=manner, listener=listener)


async def test_streams_what_may_be_seen_and_says_what_it_does() -> None:
    desk = Desk(["It rains here.", "Still."])
    kind = asks(
        Ask("Page.", begins="MARY\n", doing="Writing", show=lambda text: f"<{text}>"),
        Ask("Page two.", doing="Ending"),
    )

    draft = await desk.draft(kind)

    assert draft.text == "MARY\nIt rains here.|Still."
    assert desk.texts[:2] == ["<MARY\nIt>", "<MARY\nIt rains>"]
    assert desk.doing == ["Writing", "Ending"]
    assert [request.prompt for request in desk.requests] == ["Page.MARY\n", "Page two."]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (Ask("", max_tokens=2), "one two…"),
        (Ask("", stop=("three",)), "one two "),
        (Ask("", is_complete=lambda text: "two" in text), "one two"),
        (Ask(""), "one two three four"),
    ],
)
async def test_ends_where_it_is_enough(ask: Ask, expected: str) -> None:
    desk = Desk(["one two three four"])

    assert (await desk.draft(asks(ask))).text == expected


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        (Capabilities(), "page"),
        (Capabilities(chat=True, parameters=135_000_000), "page"),
        (Capabilities(chat=True, parameters=3_000_000_000), "turns"),
        (Capabilities(chat=True), "turns"),
        (Capabilities(chat=True, parameters=1, plain_completion=False), "turns"),
        (Capabilities(plain_completion=False), "page"),
    ],
)
def test_the_form_is_what_the_model_understands(capabilities: Capabilities, expected: str) -> None:
    assert form(capabilities) == expected


async def test_a_model_that_follows_instructions_is_told_what_to_do() -> None:
    desk = Desk(["Rain falls."], Capabilities(chat=True))
    await desk.draft(asks(Ask("Page.", TURNS, begins="So:")))

    (request,) = desk.requests
    assert (request.prompt, request.turns) == ("So:", TURNS)


async def test_a_broken_chat_template_is_answered_with_pages() -> None:
    def answer(request: Request) -> Said | str:
        return Said(error=NoConversation("It fails.")) if request.turns else "Rain."

    desk = Desk(answer, Capabilities(chat=True))

    assert (await desk.draft(asks(Ask("Page.", TURNS)))).text == "Rain."
    assert desk.requests[-1].prompt == "Page."
    assert desk.keeper.status.state is State.READY


async def test_a_grammar_goes_only_to_engines_that_read_it() -> None:
    kind = asks(Ask("", grammar='root ::= "x"'))
    for reads in (True, False):
        desk = Desk(["x"], Capabilities(grammar=reads))
        await desk.draft(kind)
        assert bool(desk.requests[0].grammar) is reads


async def test_seeds_differ_by_take_and_question_and_not_by_chance() -> None:
    desk = Desk(["x"])
    kind = asks(Ask(""), Ask(""))
    for take in (0, 1, 0):
        await desk.draft(kind, Manner(seed=3, take=take))

    seeds = [request.seed for request in desk.requests]
    assert seeds[:2] == seeds[4:]
    assert len(set(seeds)) == 4
    assert [request.run for request in desk.requests] == [1, 1, 2, 2, 3, 3]


async def test_an_engine_that_is_lost_once_is_asked_again() -> None:
    desk = Desk([Said("It", error=EngineLost("It died.")), "It rains."])

    assert (await desk.draft(asks(Ask("", begins="So ")))).text == "So It rains."
    assert desk.keeper.status.state is State.READY


async def test_an_engine_that_is_lost_twice_is_an_error() -> None:
    desk = Desk([Said(error=EngineLost("It died."))])

    with pytest.raises(EngineLost, match="died"):
        await desk.draft(asks(Ask("")))
    assert desk.keeper.status.state is State.LOST
    assert not desk.keeper.occupied


async def test_without_an_engine_the_writer_is_told_why() -> None:
    desk = Desk([""])
    desk.engine.start_error = EngineMissing("There is no model.")

    with pytest.raises(EngineMissing, match="no model"):
        await desk.draft(asks(Ask("")))
    assert not desk.keeper.occupied


async def test_nothing_to_draft_from() -> None:
    def steps(source: Source, wishes: Wishes, take: int) -> Steps:
        raise NothingToDraft("Say what.")
        yield Ask("")

    with pytest.raises(NothingToDraft, match="Say what"):
        await Desk([""]).draft(Kind("nothing", "Nothing", Wishes, steps))


async def test_what_asks_no_model_needs_none() -> None:
    desk = Desk([""])
    desk.engine.start_error = EngineMissing("There is no model.")

    assert (await desk.draft(asks())).title == "take 0"
    assert desk.engine.seen.starts == 0


async def test_cancelling_stops_the_engine_and_frees_it() -> None:
    desk = Desk([Said("It", wait_for=asyncio.Event())])
    task = asyncio.ensure_future(desk.draft(asks(Ask(""))))
    await asyncio.wait_for(desk.engine.seen.running.wait(), 5)
    assert desk.keeper.status.reason is Reason.DRAFTING
    assert not desk.keeper.may_try
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(desk.engine.seen.idle.wait(), 5)
    assert desk.engine.seen.stopped == 1
    assert desk.keeper.status.state is State.READY
    assert desk.keeper.may_try


async def test_ghost_text_pauses_instead_of_waiting() -> None:
    desk = Desk([Said("It", wait_for=asyncio.Event())])
    cowriter = CoWriter(lambda: desk.engine)
    drafter = Drafter(cowriter.keeper, hush=cowriter.hush)
    source = Source(parse(""))
    task = asyncio.ensure_future(drafter.draft(asks(Ask("")), source, Wishes()))
    await asyncio.wait_for(desk.engine.seen.running.wait(), 5)

    assert await cowriter.suggest("a", parse("JACK\n"), 5, Options()) == ""

    assert len(desk.requests) == 1
    task.cancel()
    await asyncio.wait({task})
    await cowriter.close()


async def test_another_engine_is_asked_when_the_settings_have_changed() -> None:
    gone = asyncio.Event()
    desk = Desk([Said("It", wait_for=gone, error=EngineLost("It was closed."))])
    other = ScriptedEngine(["It rains."])

    async def change() -> None:
        await asyncio.wait_for(desk.engine.seen.running.wait(), 5)
        desk.keeper.make_engine = lambda: other
        await desk.keeper.restart()
        gone.set()

    changing = asyncio.ensure_future(change())
    draft = await desk.draft(asks(Ask("")))
    await changing

    assert draft.text == "It rains."
    assert desk.engine.seen.starts == 1


async def test_one_draft_after_another() -> None:
    first = asyncio.Event()
    desk = Desk([Said("one", wait_for=first), "two"])
    tasks = [asyncio.ensure_future(desk.draft(asks(Ask("")))) for _ in range(2)]
    await asyncio.wait_for(desk.engine.seen.running.wait(), 5)
    assert len(desk.requests) == 1
    first.set()

    assert [draft.text for draft in await asyncio.gather(*tasks)] == ["one", "two"]
