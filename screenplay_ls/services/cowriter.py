"""The co-writer: suggests how a speech goes on, by running an engine over what `assist` asks.

Per document the newest request wins; the one before is answered with nothing and its work in the
engine stops. What was suggested is remembered, so that typing it, or deleting a word again, asks
no model. Used on one event loop. Nothing here knows an editor: the server and the terminal both
use it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import aclosing

from screenplay_ls.assist import confidence, continue_dialogue, read_answer
from screenplay_ls.assist.continue_dialogue import Options, Request
from screenplay_ls.fountain import Document
from screenplay_ls.llm.engine import End, Engine, EngineError, EngineLost, Piece
from screenplay_ls.services.keeper import Keeper
from screenplay_ls.services.remembered import Remembered
from screenplay_ls.services.rhythm import Rhythm
from screenplay_ls.services.status import Reason

GRACE_MS = 5000
"""An engine that is so late after a request's deadline hangs."""

ON_THE_LOOP = 50_000
"""Requests over texts of up to so many characters are made on the event loop, in about 10 ms."""


class CoWriter:
    """Suggests how a speech goes on. `make_engine` may raise `EngineError`."""

    def __init__(self, make_engine: Callable[[], Engine]) -> None:
        self.keeper = Keeper(make_engine)
        self._remembered = Remembered()
        self.rhythm = Rhythm()
        self._newest: dict[str, asyncio.Task[str]] = {}
        self._busy = asyncio.Lock()

    async def suggest(
        self, key: str, document: Document, offset: int, options: Options, *, rest_ms: float = 0
    ) -> str:
        """How the speech at `offset` goes on; an empty text when there is nothing to suggest.

        Empty too when a newer request of the same `key` (the document's name) came meanwhile.
        The engine is asked after `rest_ms` milliseconds without one, or more where the writer types
        faster than it answers; at once for 0. Cancelling stops the engine.
        """
        if rest_ms:
            self.rhythm.asked(asyncio.get_running_loop().time())
            rest_ms = self.rhythm.rest_ms(rest_ms)
        task = self._newest_of(key, self._suggestion(document, offset, options, rest_ms))
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        return "" if task.cancelled() else task.result()

    async def suggestions(
        self, key: str, document: Document, offset: int, options: Options, *, rest_ms: float = 0
    ) -> tuple[str, ...]:
        """Like `suggest`, with as many different suggestions as the options want."""
        text = await self.suggest(key, document, offset, options, rest_ms=rest_ms)
        return (text,) if text else ()

    def hush(self) -> None:
        """Whatever is under way gets nothing."""
        for key in list(self._newest):
            self.supersede(key)

    def supersede(self, key: str) -> None:
        """The document has changed or was closed: a request that is under way gets nothing."""
        task = self._newest.pop(key, None)
        if task is not None:
            task.cancel()

    async def restart(self) -> None:
        """Begin anew: after a change of settings, or by the writer's wish."""
        self._forget()
        await self.keeper.restart()

    async def close(self) -> None:
        """Stop what is under way and free the model. A request brings it back."""
        self._forget()
        await self.keeper.close()

    def _forget(self) -> None:
        for key in list(self._newest):
            self.supersede(key)
        self._remembered.clear()

    def _newest_of(self, key: str, work: Coroutine[None, None, str]) -> asyncio.Task[str]:
        self.supersede(key)
        task = self._newest[key] = asyncio.ensure_future(work)

        def forget(done: asyncio.Task[str]) -> None:
            if self._newest.get(key) is done:
                del self._newest[key]
            if not done.cancelled():
                done.exception()  # Whoever asked may be gone; then nobody else looks at it.

        task.add_done_callback(forget)
        return task

    async def _suggestion(
        self, document: Document, offset: int, options: Options, rest_ms: float
    ) -> str:
        request = await _request(document, offset, options)
        if request is None:
            return ""
        if known := self._remembered.find(request):
            return known
        if not self.keeper.may_try:
            return ""
        await asyncio.sleep(rest_ms / 1000)
        try:
            engine = await asyncio.wait_for(self.keeper.engine(), _seconds(options.deadline_ms))
        except (EngineError, asyncio.TimeoutError):
            return ""  # The keeper has told the writer; or the model is loading still.
        async with self._busy:
            text = await self._ask(engine, request)
        if text:
            self._remembered.add(request, text)
        return text

    async def _ask(self, engine: Engine, request: Request) -> str:
        """What the engine says, as far as it may be shown; empty when it fails."""
        self.keeper.thinks(True)
        limit = _seconds(request.options.deadline_ms, GRACE_MS)
        began, whole = asyncio.get_running_loop().time(), False
        try:
            answer, cut = await asyncio.wait_for(_answer(engine, request), limit)
            whole = True
            text = read_answer.read(request, answer, cut=cut)
            self.keeper.worked(_why_nothing(answer, cut=cut) if not text else None)
            return text
        except asyncio.TimeoutError:
            self.keeper.failed(EngineLost(f"{engine.name} does not answer any more."))
            self.keeper.give_up()
            return ""
        except EngineError as error:
            self.keeper.failed(error)
            return ""
        finally:
            self.keeper.thinks(False)
            took = asyncio.get_running_loop().time() - began
            self.rhythm.answered(took * 1000, whole=whole)


async def _request(document: Document, offset: int, options: Options) -> Request | None:
    if len(document.text) <= ON_THE_LOOP:
        return continue_dialogue.request(document, offset, options)
    return await asyncio.to_thread(continue_dialogue.request, document, offset, options)


async def _answer(engine: Engine, request: Request) -> tuple[str, bool]:
    """The answer as far as it is needed and sure, and whether it was cut by the budget."""
    answer = ""
    pieces: list[Piece] = []
    gate = request.options.gate
    async with aclosing(engine.complete(request.asked)) as parts:
        async for part in parts:
            if isinstance(part, End):
                return answer, part.reason in {"length", "deadline"}
            if part.candidate == 0:
                answer += part.text
                pieces.append(part)
                if confidence.is_hopeless(pieces, gate):
                    return confidence.sure_part(pieces, gate), False
                if read_answer.is_complete(request, answer):
                    return answer, False
    return answer, True


def _why_nothing(answer: str, *, cut: bool) -> Reason:
    return Reason.TOO_SLOW if cut and not answer else Reason.ABSTAINED


def _seconds(deadline_ms: int | None, more: int = 0) -> float | None:
    return None if deadline_ms is None else (deadline_ms + more) / 1000
