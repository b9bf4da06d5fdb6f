"""What of the scripts came from a model: recorded beside them, and followed while they are edited.

Writers need to know it, for guilds and contracts. A passage that was accepted or applied is put
down with when, by which model and for what; `provenance_file` says in which form. Used on one
event loop; files are read and written on a thread, a moment after something has changed.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from screenplay_ls.fountain import Span
from screenplay_ls.services import passage_book
from screenplay_ls.services.changes import Change, changed_spans
from screenplay_ls.services.passage_book import Book, Page
from screenplay_ls.services.passage_finding import find
from screenplay_ls.services.passages import Passage, Placed, trimmed
from screenplay_ls.services.provenance_file import RecordError, beside

logger = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds between something new and its being written down."""

MOST_UNSAVED = 4
"""Closed scripts without a file that are remembered: an editor gives them one by opening it."""

PATIENCE = 20
"""Changes after which a passage that was announced is not waited for any more."""


@dataclass(frozen=True)
class Origin:
    """Where a passage comes from."""

    model: str = ""
    kind: str = ""
    """What the model was asked for: `ghost text`, `scene`, ..."""
    who: str = ""
    """Who wrote it or asked for it, where that is known."""


@dataclass
class _Announced:
    text: str
    origin: Origin
    patience: int = PATIENCE


class _Desk:
    """One open script."""

    def __init__(self, text: str, path: Path | None) -> None:
        self.book = Book(text)
        self.path = path
        self.file = beside(path) if path else None
        self.announced: list[_Announced] = []
        self.loading: asyncio.Task[None] | None = None
        self.writing = asyncio.Lock()
        self.timer: asyncio.TimerHandle | None = None
        self.is_dirty = False

    @property
    def is_saved(self) -> bool:
        """The script is on this machine's disk; a record without its script is of no use."""
        return self.path is not None and self.path.exists()


class Provenance:
    """The records of all open scripts. Each is named as the caller likes: by its URI."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] | None = None,
        tell: Callable[[str], None] = logger.warning,
    ) -> None:
        self.is_on = True
        """Whether anything new is put down."""
        self.tell = tell
        """Told, once, what went wrong with a file."""
        self._now = now or (lambda: datetime.now(timezone.utc))
        self._new_id = new_id or (lambda: secrets.token_hex(5))
        self._desks: dict[str, _Desk] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()
        self._unsaved: deque[Book] = deque(maxlen=MOST_UNSAVED)

    def open(self, script: str, text: str, path: Path | None) -> None:
        """A script was opened; `path` is its file, None where nothing may be read or written."""
        earlier = self._never_saved(text) if path else ()
        desk = self._desks[script] = _Desk(text, path)
        if earlier:
            desk.book.found(earlier)
            self._soon(desk)
        if desk.file is not None and desk.file.exists():
            desk.book.begin_to_find()
            desk.loading = self._run(self._load(desk, desk.file, text))

    def changed(self, script: str, change: Change, text: str) -> None:
        """A script was changed, and is `text` now."""
        desk = self._desks.get(script)
        if desk is None:
            return
        before = desk.book.text
        desk.book.changed(change, text)
        if desk.announced:
            self._look_for_announced(script, desk, changed_spans(before, change))
        if not desk.book.is_empty:
            self._soon(desk)

    def record(
        self, script: str, span: Span, text: str, origin: Origin, when: datetime | None = None
    ) -> Passage | None:
        """Put down that `text` came into an open script and stands at `span` of it now.

        None where nothing is put down: it is switched off, or the script is not open.
        """
        desk = self._desks.get(script)
        if desk is None or not self.is_on:
            return None
        made = _passage(self._new_id(), _written(when or self._now()), text, origin)
        passage = desk.book.record(made, span)
        if passage is not None:
            self._soon(desk)
        return passage

    def expect(self, script: str, text: str, origin: Origin) -> None:
        """Put `text` down when it comes into the script with one of the next changes."""
        desk = self._desks.get(script)
        if desk is not None and text.strip():
            desk.announced.append(_Announced(text.strip(), origin))

    def expect_nothing(self, script: str) -> None:
        """What was expected will not come."""
        if desk := self._desks.get(script):
            desk.announced.clear()

    async def passages(self, script: str) -> tuple[Placed, ...]:
        """What is put down for an open script, and where it stands now; as far as it is read."""
        await self._idle()
        desk = self._desks.get(script)
        if desk is None:
            return ()
        desk.book.settle()
        return desk.book.placed

    async def remove(self, script: str, passage: str | None = None) -> int:
        """Forget one passage of an open script, or all; how many there were."""
        await self._idle()
        desk = self._desks.get(script)
        if desk is None:
            return 0
        removed = desk.book.remove(None if passage is None else [passage])
        desk.is_dirty = desk.is_dirty or removed > 0
        await self._save(desk)
        return removed

    def saved(self, script: str) -> None:
        """A script was saved: what waits is written down beside it."""
        if desk := self._desks.get(script):
            self._run(self._save(desk))

    def closed(self, script: str) -> None:
        """A script was closed: what waits is written down."""
        if desk := self._desks.pop(script, None):
            self._run(self._save(desk))
            if desk.path is None:
                desk.book.settle()
                self._unsaved.append(desk.book)

    async def close(self) -> None:
        """The session ends: what waits is written down."""
        for script in list(self._desks):
            self.closed(script)
        await self._idle()

    def _never_saved(self, text: str) -> tuple[Placed, ...]:
        """What is known of a script that had no file until now."""
        books = [desk.book for desk in self._desks.values() if desk.path is None]
        for book in (*books, *self._unsaved):
            if book.text == text:
                book.settle()
                return book.placed
        return ()

    async def _load(self, desk: _Desk, file: Path, text: str) -> None:
        try:
            record, placed = await asyncio.to_thread(passage_book.load, file, text)
        except RecordError as error:
            self._tell_once(str(error))
            desk.file = None
            placed, record = (), None
        desk.book.found(placed)
        if record is not None:
            desk.book.known = frozenset(passage.id for passage in record.passages)

    def _look_for_announced(self, script: str, desk: _Desk, spans: list[Span]) -> None:
        """Record what was expected, where one of `spans`, which are new, is a part of it."""
        text = desk.book.text
        for announced in desk.announced:
            announced.patience -= 1
            found = _announced_at(announced.text, text, spans)
            if found is not None:
                self.record(script, found, announced.text, announced.origin)
                announced.patience = 0
        desk.announced = [each for each in desk.announced if each.patience > 0]

    def _soon(self, desk: _Desk) -> None:
        desk.is_dirty = True
        if desk.timer is None and desk.file is not None:
            loop = asyncio.get_running_loop()
            desk.timer = loop.call_later(PAUSE, lambda: self._run(self._save(desk)))

    async def _save(self, desk: _Desk) -> None:
        if desk.loading is not None:
            await asyncio.wait({desk.loading})
        async with desk.writing:
            if desk.timer is not None:
                desk.timer.cancel()
                desk.timer = None
            if not desk.is_dirty or desk.file is None or not desk.is_saved:
                return
            desk.is_dirty = False
            page = desk.book.page()
            try:
                record = await asyncio.to_thread(passage_book.save, desk.file, page)
            except RecordError as error:
                self._tell_once(str(error))
                return
            come = desk.book.written(page, record)
            if come:
                text = desk.book.begin_to_find()
                desk.book.found(await asyncio.to_thread(find, come, text))

    def _tell_once(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self.tell(message)

    def _run(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("recording passages failed", exc_info=error)

    async def _idle(self) -> None:
        """Wait until all files that are being read and written are done."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)


def put_down(
    script: Path, text: str, applied: Iterable[tuple[Span, str]], origin: Origin, when: datetime
) -> None:
    """Record, for a script that no editor has open, that passages stand in its text now.

    Raises:
        RecordError: the record cannot be read or written.
    """
    at = _written(when)
    placed = tuple(
        Placed(_passage(secrets.token_hex(5), at, words, origin), inner)
        for span, words in applied
        if (inner := trimmed(span, text)) is not None
    )
    if placed:
        passage_book.save(beside(script), Page(placed, text, frozenset()))


def _passage(name: str, at: str, text: str, origin: Origin) -> Passage:
    return Passage(name, at, text.strip(), model=origin.model, kind=origin.kind, who=origin.who)


def _written(when: datetime) -> str:
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _announced_at(words: str, text: str, spans: list[Span]) -> Span | None:
    """Where in a text the words stand, if what has come into it is part of them."""
    for written in dict.fromkeys((words, words.replace("\n", "\r\n"))):
        for start, end in spans:
            at = text.find(written, max(0, start - len(written)), end + len(written))
            while 0 <= at < max(end, start + 1):
                if at + len(written) > start:
                    return Span(at, at + len(written))
                at = text.find(written, at + 1, end + len(written))
    return None
