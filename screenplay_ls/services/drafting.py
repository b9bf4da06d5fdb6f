"""Drafts: runs what a kind of draft asks, streams what may be seen, and returns the draft.

One draft is made at a time. While it is made the engine is its own: ghost text pauses (the status
says so) instead of waiting behind it, and comes back with the draft's end. Nothing here changes a
script.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Literal

from screenplay_ls.assist.drafts.draft import Answer, Ask, Draft, Kind, NothingToDraft, Source
from screenplay_ls.llm.engine import (
    Capabilities,
    End,
    Engine,
    EngineError,
    EngineLost,
    Piece,
    Request,
)
from screenplay_ls.services.keeper import Keeper

logger = logging.getLogger(__name__)

TRIES = 2
"""An engine that is lost in the middle of an answer is asked once more."""


def form(capabilities: Capabilities) -> Literal["page", "turns"]:
    """The form in which a model is asked; the one place where that is decided."""
    return "turns" if capabilities.chat else "page"


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


@dataclass(frozen=True)
class Listener:
    """Who watches a draft being made; called on the event loop."""

    text: Callable[[str], None] = _unheard
    """Everything that may be seen of the draft so far; each text replaces the one before."""
    doing: Callable[[str], None] = _unheard
    """What is being done, in words, each time that changes."""


class Drafter:
    """Makes drafts with the keeper's engine."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._turn = asyncio.Lock()

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
        async with self._turn:
            made = _Making(self._keeper, manner, listener)
            return await made.run(kind, source, wishes)


class _Making:
    """One take while it is made."""

    def __init__(self, keeper: Keeper, manner: Manner, listener: Listener) -> None:
        self._keeper = keeper
        self._manner = manner
        self._listener = listener
        self._asked = 0

    async def run(self, kind: Kind, source: Source, wishes: Any) -> Draft:  # noqa: ANN401 -- As above.
        # Kinds read whole scripts: that is not for the event loop.
        take = self._manner.take
        steps, ask = await asyncio.to_thread(lambda: _first(kind, source, wishes, take))
        if isinstance(ask, Draft):
            return ask
        engine = await self._keeper.engine()
        self._keeper.thinks(True)
        try:
            while True:
                if ask.doing:
                    self._listener.doing(ask.doing)
                answer = await self._answer(engine, ask)
                ask = await asyncio.to_thread(_next, steps, answer)
                if isinstance(ask, Draft):
                    self._keeper.worked()
                    return ask
        except EngineError as error:
            self._keeper.failed(error)
            raise
        finally:
            self._keeper.thinks(False)
            steps.close()

    async def _answer(self, engine: Engine, ask: Ask) -> Answer:
        request = self._request(engine.capabilities, ask)
        for left in reversed(range(TRIES)):
            try:
                return await self._listen(engine, ask, request)
            except EngineLost:
                if not left:
                    raise
                logger.info("the engine was lost in a draft; asking again")
        raise AssertionError("unreachable: the last try returns or raises")

    async def _listen(self, engine: Engine, ask: Ask, request: Request) -> Answer:
        text = ask.begins
        async with aclosing(engine.complete(request)) as parts:
            async for part in parts:
                if isinstance(part, End):
                    return Answer(text, part.reason in {"stop", "end_of_text"})
                text += _new(part)
                self._listener.text(ask.show(text))
                if ask.is_complete and ask.is_complete(text):
                    return Answer(text)
        return Answer(text, whole=False)

    def _request(self, capabilities: Capabilities, ask: Ask) -> Request:
        self._asked += 1
        talks = form(capabilities) == "turns" and bool(ask.turns)
        temperature = ask.temperature if ask.temperature is not None else self._manner.temperature
        return Request(
            prompt=ask.begins if talks else ask.page + ask.begins,
            turns=ask.turns if talks else (),
            max_tokens=ask.max_tokens,
            stop=ask.stop,
            temperature=temperature,
            # Far apart: the engine's own candidates count up from the seed.
            seed=(self._manner.seed * 1009 + self._manner.take) * 1009 + self._asked,
            grammar=ask.grammar if capabilities.grammar else None,
        )


def _new(piece: Piece) -> str:
    return piece.text if piece.candidate == 0 else ""


def _first(kind: Kind, source: Source, wishes: Any, take: int) -> tuple[Any, Ask | Draft]:  # noqa: ANN401 -- As above.
    steps = kind.steps(source, wishes, take)
    return steps, _next(steps, None)


def _next(steps: Any, answer: Answer | None) -> Ask | Draft:  # noqa: ANN401 -- A generator, which has no first answer.
    """The next step. A thread cannot hand on `StopIteration`, so the draft is returned."""
    try:
        return steps.send(answer)
    except StopIteration as done:
        return done.value


__all__ = ["Drafter", "Listener", "Manner", "NothingToDraft", "form"]
