"""The co-writer: suggests how a script goes on, by running an engine over what `assist` asks.

Per document the newest request wins; the one before is answered with nothing. What the engine
writes for it goes on only if the new request agrees with it: a writer who types what is being
written does not stop it. What was suggested is remembered, so that typing it, or deleting a word
again, asks no model; and what was stopped in the middle is gone on with. Used on one event loop.
Nothing here knows an editor: the server and the terminal both use it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from screenplay_ls.assist import continue_dialogue
from screenplay_ls.assist.continue_dialogue import Options, Request
from screenplay_ls.fountain import Document
from screenplay_ls.llm.engine import Engine, EngineError
from screenplay_ls.services.desk import Desk
from screenplay_ls.services.keeper import Keeper, State
from screenplay_ls.services.remembered import Remembered, typed_since
from screenplay_ls.services.rhythm import Rhythm
from screenplay_ls.services.runs import Run, Shown, Spot, serves
from screenplay_ls.services.speed import Page
from screenplay_ls.services.writing import NOTHING, Suggested, Writing

ON_THE_LOOP = 50_000
"""Requests over texts of up to so many characters are made on the event loop, in about 10 ms."""

LOOKING_ROUND_S = 0.3
"""A writer who stays so long where nothing is suggested is read ahead of."""


class CoWriter:
    """Suggests how a script goes on. `make_engine` may raise `EngineError`."""

    def __init__(self, make_engine: Callable[[], Engine]) -> None:
        self.keeper = Keeper(make_engine)
        self.rhythm = Rhythm()
        self._page = Page()
        self._desk = Desk(self.keeper, self.rhythm)
        self._remembered = Remembered()
        self._newest: dict[str, asyncio.Task[Suggested]] = {}
        self._running: dict[str, Run] = {}
        self._stopped: dict[str, Writing] = {}
        self._shown: dict[str, Shown] = {}
        self._looking: asyncio.Task[None] | None = None

    @property
    def page_length(self) -> int:
        """How much of the script the model reads on this machine, in characters."""
        return self._page.characters(self.keeper.speed.prompt_tokens_per_s)

    async def suggest(
        self, key: str, document: Document, offset: int, options: Options, *, rest_ms: float = 0
    ) -> str:
        """The likeliest of `suggestions`; an empty text when there is nothing to suggest."""
        found = await self.suggestions(key, document, offset, options, rest_ms=rest_ms)
        return found.texts[0] if found else ""

    async def suggestions(
        self, key: str, document: Document, offset: int, options: Options, *, rest_ms: float = 0
    ) -> Suggested:
        """How the script goes on at `offset`.

        Nothing when a newer request of the same `key` (the document's name) came meanwhile.
        The engine is asked after `rest_ms` milliseconds without one, or more where the writer types
        faster than it answers; at once for 0. Cancelling stops the engine.
        """
        if rest_ms:
            self.rhythm.asked(asyncio.get_running_loop().time())
            rest_ms = self.rhythm.rest_ms(rest_ms)
        work = self._suggestion(key, document, offset, options, rest_ms)
        task = self._newest_of(key, work)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            if self._newest.get(key) is task:
                self._stop(key)
            raise
        found = NOTHING if task.cancelled() else task.result()
        if found:
            self._shown[key] = Shown(Spot(key, document.text, offset), found.texts)
        return found

    def changed(self, key: str, text: str) -> int | None:
        """The document has changed: whoever waits gets nothing, as it waits for an old version.

        The engine goes on if what was typed is what it is writing.

        Returns:
            The place behind a suggestion that now stands in the document as a whole; None where
            there is none. What follows may be looked for there with `look_ahead`.
        """
        run = self._running.get(key)
        if run and run.waited_for and not run.agrees_with(text):
            self._stop(key)
        self._leave(key)
        shown = self._shown.get(key)
        return shown.accepted_in(text) if shown else None

    def supersede(self, key: str) -> None:
        """The document is closed, or has its silence: a request under way gets nothing."""
        self._leave(key)
        self._stop(key)
        self._stopped.pop(key, None)
        self._shown.pop(key, None)

    def look_ahead(self, key: str, document: Document, offset: int, options: Options) -> None:
        """Find out what would be suggested at `offset`, while nobody waits for anything."""
        idle = self.keeper.status.state is State.READY
        if idle and not self._running and key not in self._newest:
            work = self._look_ahead(key, document, offset, options)
            self._looking = asyncio.ensure_future(work)
            self._looking.add_done_callback(_retrieve)

    def hush(self) -> None:
        """Whatever is under way gets nothing."""
        for key in {*self._newest, *self._running}:
            self.supersede(key)
        self._desk.give_way()

    async def restart(self) -> None:
        """Begin anew: after a change of settings, or by the writer's wish."""
        self._forget()
        await self.keeper.restart()

    async def close(self) -> None:
        """Stop what is under way and free the model. A request brings it back."""
        self._forget()
        await self.keeper.close()

    def _forget(self) -> None:
        self.hush()
        self._remembered.clear()
        self._stopped.clear()

    def _newest_of(
        self, key: str, work: Coroutine[None, None, Suggested]
    ) -> asyncio.Task[Suggested]:
        self._leave(key)
        task = self._newest[key] = asyncio.ensure_future(work)

        def forget(done: asyncio.Task[Suggested]) -> None:
            if self._newest.get(key) is done:
                del self._newest[key]

        task.add_done_callback(forget)
        task.add_done_callback(_retrieve)
        return task

    def _leave(self, key: str) -> None:
        """Whoever waits for this document waits no longer."""
        task = self._newest.pop(key, None)
        if task is not None:
            task.cancel()

    def _stop(self, key: str) -> None:
        """End what the engine writes for this document; it may be gone on with."""
        run = self._running.pop(key, None)
        if run is not None:
            run.task.cancel()
            if run.writing.can_go_on:
                self._stopped[key] = run.writing

    async def _suggestion(
        self, key: str, document: Document, offset: int, options: Options, rest_ms: float
    ) -> Suggested:
        request = await _request(document, offset, options)
        run = self._running.get(key)
        if run and (request is None or not serves(run.writing, request)):
            self._stop(key)
            run = None
        if request is None:
            self._look_round(document, offset, options)
            return NOTHING
        if known := self._remembered.find(request):
            return known
        if run:
            run.waited_for = True
            await run.ended()
            # What it abstained from, it would abstain from again.
            same = typed_since(run.writing.request, request) == ""
            if (known := self._remembered.find(request)) or same:
                return known
        if not self.keeper.may_try:
            return NOTHING
        # A page is read from the first key on: what the next one stops of it, is not lost.
        await asyncio.sleep(0 if self._desk.is_new(request.asked) else rest_ms / 1000)
        await self._ask(Spot(key, document.text, offset), request)
        return self._remembered.find(request)

    async def _ask(self, spot: Spot, request: Request) -> None:
        """Have the engine write an answer; what it writes in advance gives way."""
        engine = await self._engine(request.options)
        if engine is None:
            return
        fitted = continue_dialogue.fitted(request, engine.capabilities)
        if fitted is None:
            return
        for other in [each for each, run in self._running.items() if not run.waited_for]:
            self._stop(other)
        run = self._begin(spot, fitted, engine, waited_for=True)
        await run.ended()

    async def _engine(self, options: Options) -> Engine | None:
        limit = None if options.deadline_ms is None else options.deadline_ms / 1000
        try:
            return await asyncio.wait_for(self.keeper.engine(), limit)
        except (EngineError, asyncio.TimeoutError):
            return None  # The keeper has told the writer; or the model is loading still.

    def _begin(self, spot: Spot, request: Request, engine: Engine, *, waited_for: bool) -> Run:
        stopped = self._stopped.pop(spot.key, None)
        writing = stopped if stopped and serves(stopped, request) else Writing(request)
        task = asyncio.ensure_future(self._write(spot.key, writing, engine, waited_for))
        task.add_done_callback(_retrieve)
        run = self._running[spot.key] = Run(spot, writing, task, waited_for)
        return run

    async def _write(self, key: str, writing: Writing, engine: Engine, waited_for: bool) -> None:
        try:
            if not writing.complete:
                await self._desk.write(engine, writing, waited_for=waited_for)
        finally:
            run = self._running.get(key)
            if run and run.writing is writing:
                del self._running[key]
        if engine.capabilities.plain_completion is not writing.request.plain:
            return  # Only now it has turned out how this model server is to be spoken to.
        if found := writing.suggested():
            self._remembered.add(writing.request, found)

    async def _look_ahead(
        self, key: str, document: Document, offset: int, options: Options
    ) -> None:
        request = await _request(document, offset, options)
        if request is None or self._remembered.find(request):
            return
        engine = await self._engine(options)
        if engine is None or not self._desk.has_time(engine) or self._running:
            return
        if request := continue_dialogue.fitted(request, engine.capabilities):
            spot = Spot(key, document.text, offset)
            self._begin(spot, request, engine, waited_for=False)

    def _look_round(self, document: Document, offset: int, options: Options) -> None:
        """Nothing is suggested here, but somewhere below something will be."""
        if self.keeper.status.state is State.READY and options.kinds and not options.asked:
            page = continue_dialogue.page_before(document, offset, options)
            self._desk.read_ahead(page, after_s=LOOKING_ROUND_S)


def _retrieve(done: asyncio.Task[Any]) -> None:
    """Look at how a task ended: whoever asked may be gone, and then nobody else does."""
    if not done.cancelled():
        done.exception()


async def _request(document: Document, offset: int, options: Options) -> Request | None:
    if len(document.text) <= ON_THE_LOOP:
        return continue_dialogue.request(document, offset, options)
    return await asyncio.to_thread(continue_dialogue.request, document, offset, options)
