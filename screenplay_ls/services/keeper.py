"""Keeps an engine running: loads it once, notes its failures, and frees it when nobody needs it.

A lost engine is tried again by later requests, as `backoff` says. Where there is none, it is looked
for now and then: the writer may have fetched a model meanwhile. A model that cannot be used waits
for another file or for `restart`. Whatever happens, the writer is told each thing once.

While nothing is asked, the engine is calibrated once (a second or two, which any request stops),
and after `idle_s` seconds its memory is given back; the next request brings it back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from screenplay_ls.llm.engine import (
    Engine,
    EngineError,
    EngineMissing,
    Figures,
    Measured,
    ModelUnusable,
    Resident,
)
from screenplay_ls.services.backoff import BackOff
from screenplay_ls.services.speed import Speed
from screenplay_ls.services.status import Listener, Reason, State, Status, reason_of

IDLE_S = 3600.0
"""So long nothing is asked before a model is unloaded, unless the settings say otherwise."""
CALIBRATE_AFTER_S = 3.0
"""So long nothing is asked before the engine is calibrated."""
DRAFTS = "The co-writer is drafting; suggestions while you type pause until it is done."
TRIES = 5
"""So often a calibration is begun that requests have stopped, or a busy machine has spoilt."""


class Handle(Protocol):
    """Something that will happen, unless it is cancelled."""

    def cancel(self) -> None:
        """It does not happen."""
        ...


class Clock(Protocol):
    """What an event loop is; tests have one that they move by hand."""

    def time(self) -> float:
        """Seconds of a steady clock."""
        ...

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Handle:
        """Call something in so many seconds."""
        ...


class Keeper:
    """Keeps one engine. `make_engine` is asked when it is wanted; it may raise `EngineError`.

    Args:
        make_engine: what the settings choose now.
        clock: None for the running event loop.
    """

    def __init__(self, make_engine: Callable[[], Engine], *, clock: Clock | None = None) -> None:
        self.make_engine = make_engine
        self.clock = clock
        self.listener = Listener()
        self.status = Status()
        self.occupied = False
        """A draft is being made: whoever could do without the engine does so for as long."""
        self.speed = Speed()
        """How fast the engine reads and writes, from all its requests."""
        self.idle_s: Callable[[], float] = lambda: IDLE_S
        """So long nothing is asked before the model is unloaded (seconds); 0 for never."""
        self._engine: Engine | None = None
        self._starting: asyncio.Task[Engine] | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._told: set[str] = set()
        self._backoff = BackOff()
        self._failed_with: object = None
        self._figures: Figures | None = None
        self._last_reason: Reason | None = None
        self._thinking = 0
        self._asked_at = 0.0
        self._timers: dict[Callable[[], object], Handle] = {}
        self._tries = TRIES

    @property
    def may_try(self) -> bool:
        """Whether it makes sense to want the engine now."""
        if self.occupied:
            return False
        return self._backoff.may_try(self._clock.time()) or self._failed_with != self._file_state()

    async def engine(self) -> Engine:
        """The engine, loaded. Whoever asks while it loads waits for the same load.

        Raises:
            EngineError: it cannot be had; the writer has been told.
        """
        self._asked()
        if self._engine is not None and self._is_there():
            return self._engine
        if self._starting is None or self._starting.done():
            self._starting = asyncio.ensure_future(self._load())
            self._starting.add_done_callback(_retrieve)
        return await asyncio.shield(self._starting)

    def thinks(self, thinking: bool) -> None:
        """A request is being answered, or is not any more. Several may be."""
        self._thinking = max(0, self._thinking + (1 if thinking else -1))
        self._asked()
        if thinking and self.status.state is State.READY:
            drafts = (DRAFTS, Reason.DRAFTING) if self.occupied else ("", None)
            self._show(State.THINKING, *drafts)
        elif not self._thinking and self.status.state is State.THINKING:
            self._show(State.READY, reason=self._last_reason)  # It was given up.

    def worked(self, reason: Reason | None = None) -> None:
        """A request was answered: failures before it do not count any more.

        Args:
            reason: why there was nothing to show, where there was nothing.
        """
        self._backoff.worked()
        self._last_reason = reason
        if self.status.state in {State.READY, State.THINKING}:
            self._show(State.THINKING if self._thinking > 1 else State.READY, reason=reason)

    def failed(self, error: EngineError) -> None:
        """Note a failure, tell the writer the first time, and set when to try again."""
        self._backoff.failed(error, self._clock.time())
        self._failed_with = self._file_state()
        message = str(error)
        unusable = isinstance(error, (EngineMissing, ModelUnusable))
        self._show(State.UNUSABLE if unusable else State.LOST, message, reason_of(error))
        if message not in self._told:
            self._told.add(message)
            self.listener.tell(message)

    def give_up(self) -> None:
        """End an engine that hangs. That may take a while, and nobody waits for it."""
        if self._engine is not None:
            self._run(self._engine.close())

    async def start(self) -> None:
        """Load the model before it is wanted. Never raises `EngineError`."""
        with suppress(EngineError):
            await self.engine()

    async def restart(self) -> None:
        """Begin anew, with what `make_engine` says now. Never raises `EngineError`."""
        await self.close()
        await self.start()

    async def close(self, reason: Reason | None = None) -> None:
        """Free the model. It is brought back when it is wanted."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait({self._starting})
        engine, self._engine, self._starting = self._engine, None, None
        self._backoff.forget()
        self._told.clear()
        if engine is not None:
            with suppress(EngineError):
                await engine.close()
        if others := self._tasks - {asyncio.current_task()}:
            await asyncio.wait(others)
        self._figures = self._last_reason = None
        self._show(State.OFF, reason=reason)

    async def _load(self) -> Engine:
        try:
            if self._engine is None:
                self._engine = self.make_engine()
                self.speed.forget()
                self._tries = TRIES
            self._show(State.LOADING)
            engine = self._engine
            if isinstance(engine, Measured):
                engine.observer = self._seen
            await engine.start(self.listener.progress)
        except EngineError as error:
            self.failed(error)
            raise
        if isinstance(engine, Resident) and (known := engine.calibration):
            self.speed.begin(known.prompt_tokens_per_s, known.decode_tokens_per_s)
        self._show(State.THINKING if self._thinking else State.READY)
        self._asked()
        return engine

    def _seen(self, figures: Figures) -> None:
        """A request has ended, perhaps because it was stopped."""
        self.speed.seen(figures)
        self._figures = figures
        self._show(self.status.state, self.status.message, self.status.reason)

    def _asked(self) -> None:
        """Something is wanted: what waits for nobody wanting anything waits anew."""
        self._asked_at = self._clock.time()
        if isinstance(self._engine, Resident):
            self._set(self._unload, self.idle_s())
            if self._tries:
                self._set(self._calibrate, CALIBRATE_AFTER_S)

    def _set(self, what: Callable[[], object], seconds: float) -> None:
        """Call `what` when nothing has been asked for so long; 0 is never."""

        def look() -> None:
            del self._timers[what]
            left = seconds - (self._clock.time() - self._asked_at)
            if self._is_busy() or left > 0:
                self._timers[what] = self._clock.call_later(max(left, 1.0), look)
            else:
                what()

        # A timer that runs looks for itself whether it is too early: keys come by the second.
        if seconds > 0 and what not in self._timers:
            self._timers[what] = self._clock.call_later(seconds, look)

    def _is_there(self) -> bool:
        """A worker that died while it had nothing to do has told nobody.

        It is loaded anew here, where whoever asks knows that it takes its time, and not within a
        request, where it would be taken for one that hangs.
        """
        gone = isinstance(self._engine, Resident) and not self._engine.loaded
        return self.status.state in {State.READY, State.THINKING} and not gone

    def _is_busy(self) -> bool:
        return bool(self._thinking) or (isinstance(self._engine, Resident) and self._engine.busy)

    def _unload(self) -> None:
        if self.status.state is State.READY:
            self._run(self.close(Reason.UNLOADED))

    def _calibrate(self) -> None:
        self._run(self._calibrated())

    async def _calibrated(self) -> None:
        engine = self._engine
        if not isinstance(engine, Resident) or self.status.state is not State.READY:
            return
        self._tries -= 1
        with suppress(EngineError):  # Whoever asks next finds out, and is told.
            found = await engine.calibrate()
            if found:
                self.speed.begin(found.prompt_tokens_per_s, found.decode_tokens_per_s)
            if found and found.settled:
                self._tries = 0

    def _file_state(self) -> object:
        return self._engine.file_state if isinstance(self._engine, Resident) else None

    def _run(self, work: Any) -> None:  # noqa: ANN401 -- Any coroutine.
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(_retrieve)
        task.add_done_callback(self._tasks.discard)

    def _show(self, state: State, message: str = "", reason: Reason | None = None) -> None:
        name = self._engine.name if self._engine else ""
        status = Status(state, message, name, reason, self._figures)
        if status != self.status:
            self.status = status
            self.listener.status(status)

    @property
    def _clock(self) -> Clock:
        return self.clock or asyncio.get_running_loop()


def _retrieve(done: asyncio.Task[Any]) -> None:
    """Look at how a task ended, so that asyncio does not report what nobody waited for."""
    if not done.cancelled():
        done.exception()
