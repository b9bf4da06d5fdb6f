"""Keeps an engine running: loads it once, notes its failures, and says when to try again.

An engine that was lost is tried again by later requests: at once the first time, then after a
second, two, four, up to a minute. Where there is none, it is looked for again now and then: the
writer may have fetched a model meanwhile. A model that cannot be used waits for `restart`. Whatever
happens, the writer is told each thing once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import Any

from screenplay_ls.llm.engine import Engine, EngineError, EngineLost

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second new try of a lost engine, doubled each time up to the longest."""

LOOKING_WAIT = 10.0
"""Seconds before an engine that was missing is looked for again."""


class State(str, Enum):
    """What the engine is doing."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    THINKING = "thinking"
    LOST = "lost"
    """It failed; the next request tries again."""
    UNUSABLE = "unusable"
    """There is none, or its model cannot be used."""


@dataclass(frozen=True)
class Status:
    """What a writer may want to know about the engine."""

    state: State = State.OFF
    message: str = ""
    """A sentence for the writer, where there is something to say."""
    model: str = ""
    """The engine's name, as far as it is known."""


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Listener:
    """Who is kept informed; each is called on the event loop."""

    status: Callable[[Status], None] = _nothing
    """Each time the status changes."""
    progress: Callable[[float, str], None] = _nothing
    """While a model loads: a share from 0 to 1, and words."""
    tell: Callable[[str], None] = _nothing
    """Once for each thing that the writer should know."""


class Keeper:
    """Keeps one engine. `make_engine` is asked when it is wanted; it may raise `EngineError`."""

    def __init__(self, make_engine: Callable[[], Engine]) -> None:
        self.make_engine = make_engine
        self.listener = Listener()
        self.status = Status()
        self._engine: Engine | None = None
        self._starting: asyncio.Task[Engine] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()
        self._failures = 0
        self._not_before = -inf

    @property
    def may_try(self) -> bool:
        """Whether it makes sense to want the engine now."""
        return _now() >= self._not_before

    async def engine(self) -> Engine:
        """The engine, loaded. Whoever asks while it loads waits for the same load.

        Raises:
            EngineError: it cannot be had; the writer has been told.
        """
        if self._engine is not None and self.status.state in {State.READY, State.THINKING}:
            return self._engine
        if self._starting is None or self._starting.done():
            self._starting = asyncio.ensure_future(self._load())
            self._starting.add_done_callback(_retrieve)
        return await asyncio.shield(self._starting)

    def thinks(self, thinking: bool) -> None:
        """A request is being answered, or is not any more."""
        if self.status.state in {State.READY, State.THINKING}:
            self._show(State.THINKING if thinking else State.READY)

    def worked(self) -> None:
        """A request was answered: failures before it do not count any more."""
        self._failures = 0

    def failed(self, error: EngineError) -> None:
        """Note a failure, tell the writer the first time, and set when to try again."""
        if isinstance(error, EngineLost):
            doubled = FIRST_WAIT * 2 ** min(self._failures - 1, 10)
            wait = min(doubled, LONGEST_WAIT) if self._failures else 0
            self._failures += 1
        else:
            wait = LOOKING_WAIT if self._engine is None else inf
        self._not_before = _now() + wait
        message = str(error)
        self._show(State.LOST if isinstance(error, EngineLost) else State.UNUSABLE, message)
        if message not in self._told:
            self._told.add(message)
            self.listener.tell(message)

    def give_up(self) -> None:
        """End an engine that hangs. That may take a while, and nobody waits for it."""
        if self._engine is not None:
            ending = asyncio.ensure_future(self._engine.close())
            self._ending.add(ending)
            ending.add_done_callback(_retrieve)
            ending.add_done_callback(self._ending.discard)

    async def start(self) -> None:
        """Load the model before it is wanted. Never raises `EngineError`."""
        with suppress(EngineError):
            await self.engine()

    async def restart(self) -> None:
        """Begin anew, with what `make_engine` says now. Never raises `EngineError`."""
        await self.close()
        await self.start()

    async def close(self) -> None:
        """Free the model. It is brought back when it is wanted."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait({self._starting})
        engine, self._engine, self._starting = self._engine, None, None
        self._failures, self._not_before = 0, -inf
        self._told.clear()
        if engine is not None:
            with suppress(EngineError):
                await engine.close()
        if self._ending:
            await asyncio.wait(self._ending)
        self._show(State.OFF)

    async def _load(self) -> Engine:
        try:
            if self._engine is None:
                self._engine = self.make_engine()
            self._show(State.LOADING)
            await self._engine.start(self.listener.progress)
        except EngineError as error:
            self.failed(error)
            raise
        self._show(State.READY)
        return self._engine

    def _show(self, state: State, message: str = "") -> None:
        status = Status(state, message, self._engine.name if self._engine else "")
        if status != self.status:
            self.status = status
            self.listener.status(status)


def _retrieve(done: asyncio.Task[Any]) -> None:
    """Look at how a task ended, so that asyncio does not report what nobody waited for."""
    if not done.cancelled():
        done.exception()


def _now() -> float:
    return asyncio.get_running_loop().time()
