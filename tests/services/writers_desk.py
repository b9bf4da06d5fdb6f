"""A co-writer at work, without a model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.fountain import parse
from screenplay_ls.llm.engine import End, Piece, Request
from screenplay_ls.llm.scripted import Answer, ScriptedEngine
from screenplay_ls.services.cowriter import CoWriter
from screenplay_ls.services.keeper import Listener, State, Status
from tests.marks import cursor
from tests.services.clock import FakeClock

OPTIONS = Options(deadline_ms=60_000)


class Typewriter(ScriptedEngine):
    """Writes as many words as it is let."""

    def __init__(self, *script: Any, **engine: Any) -> None:  # noqa: ANN401 -- As the engine.
        super().__init__(*script, **engine)
        self._let = asyncio.Semaphore(0)

    async def let(self, words: int) -> None:
        """Let it write so many words, and wait until it has."""
        for _ in range(words):
            self._let.release()
        while not self._let.locked():
            await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Give the next answer of the script, word by word."""
        async with aclosing(super().complete(request)) as parts:
            async for part in parts:
                await self._let.acquire()
                yield part


class Desk:
    """A co-writer with a scripted engine, and what it told us."""

    def __init__(
        self,
        *script: Answer | str,
        make: Callable[..., ScriptedEngine] = ScriptedEngine,
        **engine: Any,  # noqa: ANN401 -- As the engine.
    ) -> None:
        self.engine = make(script, **engine)
        self.statuses: list[Status] = []
        self.told: list[str] = []
        self.writer = CoWriter(lambda: self.engine)
        self.clock = FakeClock()
        self.writer.keeper.clock = self.clock
        self.writer.keeper.listener = Listener(status=self.statuses.append, tell=self.told.append)

    @property
    def states(self) -> list[State]:
        return [status.state for status in self.statuses]

    async def suggest(self, marked: str, key: str = "a", options: Options = OPTIONS) -> str:
        text, offset = cursor(marked)
        return await self.writer.suggest(key, parse(text), offset, options)

    def suggests(self, marked: str, key: str = "a") -> asyncio.Task[str]:
        return asyncio.ensure_future(self.suggest(marked, key))
