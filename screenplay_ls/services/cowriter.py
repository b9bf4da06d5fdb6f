"""The co-writer: runs an engine over the requests of one writer.

Per document the newest request wins; the one before is answered with nothing and its work in the
engine stops. What was suggested is remembered, so that typing it, or deleting a word again, asks
no model. When the engine fails, the writer is told once, everything else goes on, and later
requests try again: at once the first time, then after a second, two, four, up to a minute.

Used on one event loop. Nothing here knows an editor: the server and the terminal both use it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from screenplay_ls.assist import continue_dialogue, read_dialogue
from screenplay_ls.assist.continue_dialogue import Options, Request
from screenplay_ls.fountain import Document
from screenplay_ls.llm.engine import End, Engine, EngineError, EngineLost

REMEMBERED = 32
"""Suggestions that typing through and going back find again."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second new try of a lost engine, doubled each time up to the longest."""

GRACE_MS = 5000
"""An engine that is so late after a request's deadline hangs."""

ON_THE_LOOP = 50_000
"""Requests over texts of up to so many characters are built on the event loop."""


class State(str, Enum):
    """What the co-writer is doing."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    THINKING = "thinking"
    LOST = "lost"
    """The engine failed; the next request tries again."""
    UNUSABLE = "unusable"
    """There is no engine, or its model cannot be used; a change of the settings tries again."""


@dataclass(frozen=True)
class Status:
    """What a writer may want to know about the co-writer."""

    state: State = State.OFF
    message: str = ""
    """A sentence for the writer, where there is something to say."""
    model: str = ""
    """The engine's name, as far as it is known."""


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Listener:
    """Whom the co-writer keeps informed; each is called on the event loop."""

    status: Callable[[Status], None] = _nothing
    """Each time the status changes."""
    progress: Callable[[float, str], None] = _nothing
    """While a model loads: a share from 0 to 1, and words."""
    tell: Callable[[str], None] = _nothing
    """Once for each thing the writer should know."""


@dataclass
class _Remembered:
    request: Request
    text: str


@dataclass
class CoWriter:
    """Suggests how a speech goes on. `make_engine` may raise `EngineError`; it is asked when the
    first suggestion is wanted, or by `start`.
    """  # noqa: D205 -- One paragraph.

    make_engine: Callable[[], Engine]
    listener: Listener = Listener()
    status: Status = Status()
    _engine: Engine | None = None
    _starting: asyncio.Task[Engine] | None = None
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    _newest: dict[str, asyncio.Task[str]] = field(default_factory=dict[str, asyncio.Task[str]])
    _remembered: OrderedDict[str, _Remembered] = field(
        default_factory=OrderedDict[str, _Remembered]
    )
    _told: set[str] = field(default_factory=set[str])
    _failures: int = 0
    _not_before: float = 0.0

    async def start(self) -> None:
        """Load the model now rather than at the first request. Never raises `EngineError`."""
        with suppress(EngineError):
            await self._started()

    async def suggest(
        self, key: str, document: Document, offset: int, options: Options, *, rest_ms: float = 0
    ) -> str:
        """How the speech at `offset` goes on; an empty text when there is nothing to suggest.

        Empty too when a newer request of the same `key` (the document's name) came meanwhile.
        The engine is asked after `rest_ms` milliseconds without one. Cancelling stops the engine.
        """
        work = self._suggestion(key, document, offset, options, rest_ms)
        task = self._newest_of(key, work)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        return "" if task.cancelled() else task.result()

    def supersede(self, key: str) -> None:
        """The document has changed or was closed: a request that is under way gets nothing."""
        task = self._newest.pop(key, None)
        if task is not None:
            task.cancel()

    async def restart(self, make_engine: Callable[[], Engine] | None = None) -> None:
        """Begin anew: with another engine after a change of settings, or by the writer's wish."""
        await self.close()
        self.make_engine = make_engine or self.make_engine
        self._told.clear()
        self._remembered.clear()
        await self.start()

    async def close(self) -> None:
        """Stop what is under way and free the model. `start` or a request brings it back."""
        for key in list(self._newest):
            self.supersede(key)
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait({self._starting})
            self._starting = None
        engine, self._engine = self._engine, None
        self._failures, self._not_before = 0, 0.0
        if engine is not None:
            await engine.close()
        self._show(State.OFF)

    def _newest_of(self, key: str, work: Coroutine[None, None, str]) -> asyncio.Task[str]:
        self.supersede(key)
        task = self._newest[key] = asyncio.ensure_future(work)

        def forget(done: asyncio.Task[str]) -> None:
            _retrieve(done)
            if self._newest.get(key) is done:
                del self._newest[key]

        task.add_done_callback(forget)
        return task

    async def _suggestion(
        self, key: str, document: Document, offset: int, options: Options, rest_ms: float
    ) -> str:
        request = await _build(document, offset, options)
        if request is None:
            return ""
        if known := self._recall(key, request):
            return known
        if self.status.state is State.UNUSABLE or self._now() < self._not_before:
            return ""
        await asyncio.sleep(rest_ms / 1000)
        try:
            engine = await asyncio.wait_for(self._started(), _seconds(options.deadline_ms))
            async with self._busy:
                return await self._ask(key, engine, request)
        except (EngineError, asyncio.TimeoutError):
            return ""

    async def _ask(self, key: str, engine: Engine, request: Request) -> str:
        self._show(State.THINKING)
        limit = _seconds(request.options.deadline_ms, GRACE_MS)
        try:
            answer, cut = await asyncio.wait_for(_answer(engine, request), limit)
        except asyncio.TimeoutError:
            await self._give_up(engine)
            raise self._failed(EngineLost(f"{engine.name} does not answer.")) from None
        except EngineError as error:
            raise self._failed(error) from error
        finally:
            if self.status.state is State.THINKING:
                self._show(State.READY)
        self._failures = 0
        text = read_dialogue.read(request, answer, cut=cut)
        if text:
            self._remember(key, request, text)
        return text

    async def _started(self) -> Engine:
        """The engine, loaded. Whoever asks while it loads waits for the same load."""
        if self._engine is not None and self.status.state is not State.LOST:
            return self._engine
        if self._starting is None or self._starting.done():
            self._starting = asyncio.ensure_future(self._load())
            self._starting.add_done_callback(_retrieve)
        return await asyncio.shield(self._starting)

    async def _load(self) -> Engine:
        self._show(State.LOADING)
        try:
            if self._engine is None:
                self._engine = self.make_engine()
                self._show(State.LOADING)
            await self._engine.start(self.listener.progress)
        except EngineError as error:
            raise self._failed(error) from error
        except asyncio.CancelledError:
            self._show(State.OFF)
            raise
        self._show(State.READY)
        return self._engine

    def _failed(self, error: EngineError) -> EngineError:
        """Note a failure, tell the writer the first time, and say when to try again."""
        message = str(error)
        if isinstance(error, EngineLost):
            wait = (
                min(FIRST_WAIT * 2 ** (self._failures - 1), LONGEST_WAIT) if self._failures else 0
            )
            self._failures += 1
            self._not_before = self._now() + wait
            self._show(State.LOST, message)
        else:
            self._show(State.UNUSABLE, message)
        if message not in self._told:
            self._told.add(message)
            self.listener.tell(message)
        return error

    async def _give_up(self, engine: Engine) -> None:
        with suppress(EngineError):
            await engine.close()

    def _recall(self, key: str, request: Request) -> str:
        """What is left of a suggestion that the writer is typing, or has come back to."""
        for old in reversed(self._remembered.values()):
            typed = _typed_since(old.request, request)
            if typed is not None and old.text.startswith(typed) and old.text != typed:
                return old.text[len(typed) :]
        return ""

    def _remember(self, key: str, request: Request, text: str) -> None:
        self._remembered[key + request.asked.prompt + request.line] = _Remembered(request, text)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def _show(self, state: State, message: str = "") -> None:
        name = self._engine.name if self._engine else ""
        status = Status(state, message, name)
        if status != self.status:
            self.status = status
            self.listener.status(status)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()


async def _build(document: Document, offset: int, options: Options) -> Request | None:
    if len(document.text) <= ON_THE_LOOP:
        return continue_dialogue.request(document, offset, options)
    return await asyncio.to_thread(continue_dialogue.request, document, offset, options)


async def _answer(engine: Engine, request: Request) -> tuple[str, bool]:
    """The answer as far as it is needed, and whether it was cut by the budget."""
    answer = ""
    async with aclosing(engine.complete(request.asked)) as parts:
        async for part in parts:
            if isinstance(part, End):
                return answer, part.reason in {"length", "deadline"}
            if part.candidate == 0:
                answer += part.text
                if read_dialogue.is_complete(request, answer):
                    return answer, False
    return answer, True


def _retrieve(done: asyncio.Task[Any]) -> None:
    """Look at how a task ended, so that asyncio does not report what nobody waited for."""
    if not done.cancelled():
        done.exception()


def _typed_since(old: Request, new: Request) -> str | None:
    """What was typed between two requests at the same place; None where they differ otherwise."""
    same = (
        new.asked.prompt.startswith(old.asked.prompt)
        and new.head.startswith(old.head)
        and new.rest_of_line == old.rest_of_line
        and new.lines_after == old.lines_after
    )
    return new.head[len(old.head) :] if same else None


def _seconds(deadline_ms: int | None, more: int = 0) -> float | None:
    return None if deadline_ms is None else (deadline_ms + more) / 1000
