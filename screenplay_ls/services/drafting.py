"""Drafts: runs what a kind of draft asks, streams what may be seen, and returns the draft.

One draft is made at a time. While it is made the engine is its own: ghost text pauses, which the
status says, instead of waiting behind it; it comes back with the draft's end. Nothing here changes
a script.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

from screenplay_ls.assist.drafts.draft import Answer, Ask, Draft, Kind, Source, Steps
from screenplay_ls.llm.engine import (
    Capabilities,
    End,
    Engine,
    EngineError,
    EngineLost,
    NoConversation,
    Request,
)
from screenplay_ls.services.keeper import Keeper

logger = logging.getLogger(__name__)

TRIES = 2
"""An engine that is lost in the middle of an answer is asked once more."""

OBEYS = 1_000_000_000
"""Parameters from which a model follows instructions better than it continues examples."""

FAR_APART = 10_007
"""Between the seeds of two takes, and of two questions: an engine's candidates count up from one,
and a writer tries seeds one after another."""


def form(capabilities: Capabilities) -> Literal["page", "turns"]:
    """The form in which a model is asked; the one place where that is decided.

    Small models know the form of a conversation and do not do what they are told in it: told to
    write a speech they speak about one. Where only conversations are offered, there is no choice.
    """
    if not capabilities.plain_completion:
        return "turns" if capabilities.chat else "page"
    large = capabilities.parameters == 0 or capabilities.parameters >= OBEYS
    return "turns" if capabilities.chat and large else "page"


@dataclass(frozen=True)
class Manner:
    """How a draft is drawn from the model."""

    temperature: float = 0.8
    """0 takes the most probable word each time, and every take is the same."""
    seed: int = 0
    """The same seed gives the same text, on one machine with one build of the engine."""
    take: int = 0
    """Which take it is, from 0; each is drawn anew."""


def _unheard(_: str) -> None:
    pass


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Listener:
    """Who watches a draft being made; called on the event loop."""

    text: Callable[[str], None] = _unheard
    """Everything that may be seen of the draft so far; each text replaces the one before."""
    doing: Callable[[str], None] = _unheard
    """What is being done, in words, each time that changes."""


class Drafter:
    """Makes drafts with the keeper's engine.

    Args:
        keeper: has the engine.
        hush: called before a draft begins: whatever else is under way in the engine ends.
    """

    def __init__(self, keeper: Keeper, hush: Callable[[], None] = _nothing) -> None:
        self._keeper = keeper
        self._hush = hush
        self._turn = asyncio.Lock()
        self._runs = 0

    @property
    def model(self) -> str:
        """The engine's name, as far as it is known."""
        return self._keeper.status.model

    async def draft(
        self,
        kind: Kind,
        source: Source,
        wishes: Any,  # noqa: ANN401 -- Each kind has its own dataclass.
        *,
        manner: Manner = Manner(),
        listener: Listener = Listener(),
    ) -> Draft:
        """Make one take. Cancelling stops the engine within a token.

        Raises:
            NothingToDraft: the source does not hold what this kind needs.
            EngineError: the engine cannot be had, or was lost twice in one answer.
        """

        def begin(talks: bool) -> Steps:
            return kind.steps(replace(source, talks=talks), wishes, manner.take)

        async with self._turn:
            # What asks no model (grammar, a scene that turns already) does not wait for one, and
            # whoever has nothing to draft from hears so at once.
            if isinstance(ready := await asyncio.to_thread(_first, begin), Draft):
                return ready
            self._keeper.occupied = True
            self._hush()
            try:
                engine = await self._keeper.engine()
                return await self._draft(engine, begin, manner, listener)
            finally:
                self._keeper.occupied = False

    async def _draft(
        self,
        engine: Engine,
        begin: Callable[[bool], Steps],
        manner: Manner,
        listener: Listener,
    ) -> Draft:
        self._keeper.thinks(True)
        try:
            for talks in (form(engine.capabilities) == "turns", False):
                self._runs += 1
                again = self._keeper.engine
                making = _Making(engine, again, manner, listener, run=self._runs, talks=talks)
                try:
                    draft = await making.run(begin)
                except NoConversation as error:
                    logger.info("%s Asking by examples instead.", error)
                    continue
                self._keeper.worked()
                return draft
        except EngineError as error:
            self._keeper.failed(error)
            raise
        finally:
            self._keeper.thinks(False)
        raise AssertionError("unreachable: a page is not a conversation")


class _Making:
    """One take while it is made."""

    def __init__(  # noqa: PLR0913 -- All that a take needs; made in one place.
        self,
        engine: Engine,
        again: Callable[[], Awaitable[Engine]],
        manner: Manner,
        listener: Listener,
        *,
        run: int,
        talks: bool,
    ) -> None:
        self._engine = engine
        self._again = again
        self._manner = manner
        self._listener = listener
        self._run = run
        self._talks = talks
        self._asked = 0

    async def run(self, begin: Callable[[bool], Steps]) -> Draft:
        # Kinds read whole scripts: that is not for the event loop.
        steps = await asyncio.to_thread(begin, self._talks)
        try:
            step = await asyncio.to_thread(_next, steps, None)
            while not isinstance(step, Draft):
                if step.doing:
                    self._listener.doing(step.doing)
                answer = await self._answer(step)
                step = await asyncio.to_thread(_next, steps, answer)
            return step
        finally:
            with suppress(ValueError):  # A thread may be at work in it still, if we are cancelled.
                steps.close()

    async def _answer(self, ask: Ask) -> Answer:
        request = self._request(ask)
        for left in reversed(range(TRIES)):
            try:
                return await self._listen(ask, request)
            except EngineLost:
                if not left:
                    raise
                logger.info("the engine was lost in a draft; asking again")
                # The settings may have changed, and with them the engine.
                self._engine = await self._again()
        raise AssertionError("unreachable: the last try returns or raises")

    async def _listen(self, ask: Ask, request: Request) -> Answer:
        text, logprob, tokens = ask.begins, 0.0, 0
        whole = False
        async with aclosing(self._engine.complete(request)) as parts:
            async for part in parts:
                if isinstance(part, End):
                    whole = part.reason in {"stop", "end_of_text"}
                    break
                if part.candidate:
                    continue
                text += part.text
                if part.logprob is not None:
                    logprob, tokens = logprob + part.logprob, tokens + part.tokens
                self._listener.text(ask.show(text))
                if ask.is_complete and ask.is_complete(text):
                    whole = True
                    break
        return Answer(text, whole, logprob / tokens if tokens else None)

    def _request(self, ask: Ask) -> Request:
        self._asked += 1
        manner = self._manner
        talks = self._talks and bool(ask.turns)
        temperature = manner.temperature if ask.temperature is None else ask.temperature
        return Request(
            prompt=ask.begins if talks else ask.page + ask.begins,
            turns=ask.turns if talks else (),
            max_tokens=ask.max_tokens,
            stop=ask.stop,
            temperature=temperature,
            seed=(manner.seed * FAR_APART + manner.take) * FAR_APART + self._asked,
            grammar=ask.grammar if self._engine.capabilities.grammar else None,
            run=self._run,
        )


def _first(begin: Callable[[bool], Steps]) -> Ask | Draft:
    """What comes before any answer."""
    steps = begin(False)
    try:
        return _next(steps, None)
    finally:
        steps.close()


def _next(steps: Steps, answer: Answer | None) -> Ask | Draft:
    """The next step. A thread cannot hand on `StopIteration`, so the draft is returned."""
    try:
        return next(steps) if answer is None else steps.send(answer)
    except StopIteration as done:
        return done.value
