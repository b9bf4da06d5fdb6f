"""Where the engine works: one request after another, and what nobody waits for gives way at once.

While nobody waits, the page that the next request will begin with is read ahead, so that only the
last words are left to read when somebody does.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from dataclasses import replace

from screenplay_ls.fountain.common import common_prefix
from screenplay_ls.llm import engine
from screenplay_ls.llm.engine import End, Engine, EngineError, EngineLost
from screenplay_ls.services.keeper import Keeper, State
from screenplay_ls.services.rhythm import Rhythm
from screenplay_ls.services.status import Reason
from screenplay_ls.services.writing import Writing

GRACE_MS = 5000
"""An engine that is so late after a request's deadline hangs."""

LEAST_SPEED = 8.0
"""Tokens a second. An engine that writes more slowly has no time to spare."""

WORTH_READING = 200
"""Characters of a page that was not read yet; fewer are read as fast when they are needed."""


class Desk:
    """Runs writings on the engine. Used on one event loop."""

    def __init__(self, keeper: Keeper, rhythm: Rhythm) -> None:
        self._keeper = keeper
        self._rhythm = rhythm
        self._busy = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None
        self._engine: Engine | None = None
        """The one that worked last."""
        self._read = ""
        """The prompt that the engine has in mind."""

    async def write(self, engine: Engine, writing: Writing, *, waited_for: bool = True) -> None:
        """Have an answer written; it is empty when the engine fails. Cancelling stops the engine.

        The writer is told what is wrong with the engine only where somebody waits for the answer.
        """
        self.give_way()
        if engine is not self._engine:
            self._engine, self._read = engine, ""
        async with self._busy:
            if waited_for:
                self._keeper.thinks(True)
            try:
                await self._run(engine, writing, waited_for)
            finally:
                if waited_for:
                    self._keeper.thinks(False)
        if writing.too_slow:
            self.read_ahead(writing.asks())

    def read_ahead(self, asked: engine.Request, *, after_s: float = 0.0) -> None:
        """Read a prompt while nobody waits, where there is time for it."""
        self.give_way()
        self._reading = asyncio.ensure_future(self._read_ahead(asked, after_s))

    def give_way(self) -> None:
        """Somebody waits: stop to read ahead."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def is_new(self, asked: engine.Request) -> bool:
        """Whether much of a prompt is still to be read, and what is read of it is never lost."""
        return (
            self._engine is not None
            and self._engine.capabilities.stops_prompt
            and self._unread(asked) >= WORTH_READING
        )

    def has_time(self, engine: Engine) -> bool:
        """Whether the engine is fast enough, and stops fast enough, to work ahead."""
        speed = self._keeper.speed.decode_tokens_per_s
        return engine.capabilities.stops_prompt and (speed is None or speed >= LEAST_SPEED)

    async def _run(self, engine: Engine, writing: Writing, waited_for: bool) -> None:
        deadline = writing.request.options.deadline_ms
        limit = None if deadline is None else (deadline + GRACE_MS) / 1000
        began, whole = _now(), False
        try:
            await asyncio.wait_for(self._answer(engine, writing), limit)
            whole = True
        except asyncio.TimeoutError:
            writing.fail()
            self._read = ""
            self._keeper.failed(EngineLost(f"{engine.name} does not answer any more."))
            self._keeper.give_up()
        except EngineError as error:
            writing.fail()
            self._read = ""
            if waited_for:
                self._keeper.failed(error)
        else:
            self._keeper.worked(_why_nothing(writing) if waited_for else None)
        finally:
            if waited_for:
                self._rhythm.answered((_now() - began) * 1000, whole=whole)

    async def _answer(self, engine: Engine, writing: Writing) -> None:
        asked = writing.asks()
        async with aclosing(engine.complete(asked)) as parts:
            async for part in parts:
                if isinstance(part, End):
                    writing.reason = part.reason
                else:
                    writing.take(part)
                if not writing.too_slow:
                    self._read = asked.prompt
                if writing.reason or writing.complete:
                    return

    def _unread(self, asked: engine.Request) -> int:
        return len(asked.prompt) - common_prefix(asked.prompt, self._read)

    async def _read_ahead(self, asked: engine.Request, after_s: float) -> None:
        await asyncio.sleep(after_s)
        if self._unread(asked) < WORTH_READING or self._keeper.status.state is not State.READY:
            return
        nothing = replace(asked, max_tokens=0, deadline_ms=None, candidates=1)
        with suppress(EngineError):  # Whoever asks next finds out, and is told.
            engine = await self._keeper.engine()
            if not self.has_time(engine):
                return
            async with self._busy, aclosing(engine.complete(nothing)) as parts:
                async for part in parts:
                    if isinstance(part, End):
                        self._read = asked.prompt


def _why_nothing(writing: Writing) -> Reason | None:
    """Why there is nothing to show, where there is nothing."""
    if writing.too_slow:
        return Reason.TOO_SLOW
    return None if writing.so_far.strip() else Reason.ABSTAINED


def _now() -> float:
    return asyncio.get_running_loop().time()
