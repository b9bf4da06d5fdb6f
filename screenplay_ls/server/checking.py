"""Checks every open file in the background, and keeps what was found for the newest version.

Each source of findings owns its slice of them. After a change the check waits for a pause; a newer
change ends a check that is under way. What a check has found so far is published while it goes
on, but not before every source has said something.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.fountain import Document, Span
from screenplay_ls.server import red_pen
from screenplay_ls.server.documents import Parsed

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.services.project import Project, Projects
    from screenplay_ls.services.proofreader import Proofreader

logger = logging.getLogger(__name__)

PAUSE = 0.2
"""Seconds without a change before a file is checked."""

PUBLISHING_PAUSE = 0.3
"""Seconds between two publications of a check that is still going on."""

HOLDING = 1.0
"""Seconds before what a check has found so far is published over what the check before has found:
most checks are done by then, and squiggles that come and go disturb."""

UNFINISHED = 1.5
"""Seconds without a change after which the word that was typed last counts as finished, so that
it may be underlined."""

PATIENCE = 2.0
"""Seconds that a request waits for a check that is under way."""

Report = Callable[[tuple[Finding, ...]], None]
"""All that a source has found so far; called as often as it likes."""

Source = Callable[["ScreenplayServer", Parsed, Report], Awaitable[None]]


@dataclass(frozen=True)
class Checked:
    """What was found in one version of a file."""

    uri: str
    version: int
    document: Document
    findings: tuple[Finding, ...]

    @property
    def parsed(self) -> Parsed:
        """The version itself."""
        return Parsed(self.uri, self.version, self.document)


SOURCES: tuple[Source, ...] = (red_pen.includes, red_pen.rules, red_pen.grammar)
"""Who finds something. A source is an async function that reports, and its line here."""


class Checker:
    """The checks of one server."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        self._running: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, Checked] = {}
        self._revealing: dict[str, asyncio.Task[None]] = {}
        self._proofreader: Proofreader | None = None
        self._projects: Projects | None = None
        self._news = asyncio.Event()
        self.publish: Callable[[Checked], None] = lambda _: None
        """Called with what is known, several times while a check goes on."""
        self.clear: Callable[[str], None] = lambda _: None
        """Called when a file was closed."""

    def check(
        self,
        uri: str,
        *,
        at_once: bool = False,
        asked: bool = True,
        within: Span | None = None,
    ) -> None:
        """Check the newest version of a file, after a pause or at once.

        With `asked` false, only if scripts are checked while they are typed. `within` shows
        nothing but what stands in a part of the script.
        """
        self._stop(uri)
        if not asked and self._ls.settings.red_pen.when != "live":
            return
        task = self._ls.background(self._check(uri, 0 if at_once else PAUSE, within))
        self._running[uri] = task

        def done(finished: asyncio.Task[None]) -> None:
            if self._running.get(uri) is finished:
                del self._running[uri]

        task.add_done_callback(done)

    def check_all(self, *, asked: bool = False) -> None:
        """Check every open file: a setting has changed."""
        for uri in self._ls.documents.uris():
            self.check(uri, at_once=True, asked=asked)

    def forget(self, uri: str) -> None:
        """The file was closed."""
        self._stop(uri)
        self._checked.pop(uri, None)
        self._tell()
        self.clear(uri)

    async def fresh(self, uri: str, *, patience: float | None = PATIENCE) -> Checked | None:
        """What was found in the newest version; None when it is not known soon enough.

        A check that is under way may take `patience` seconds, or (None) as long as it takes.
        """
        while (running := self._running.get(uri)) is not None:
            await asyncio.wait({running}, timeout=patience)
            if patience is not None:
                break
        checked, opened = self._checked.get(uri), self._ls.documents.get(uri)
        current = checked and opened and checked.version == opened.version
        return checked if current else None

    @property
    def news(self) -> asyncio.Event:
        """Set when next something else is found somewhere, or a file is closed."""
        return self._news

    def is_checking(self, uri: str) -> bool:
        """Whether the newest version is still being checked."""
        return uri in self._running

    def last(self, uri: str) -> Checked | None:
        """What was found in the last version that was checked."""
        return self._checked.get(uri)

    def proofreader(self) -> Proofreader:
        """The one proofreader; it loads its dictionaries when it is first used."""
        if self._proofreader is None:
            from screenplay_ls.services.proofreader import Proofreader

            self._proofreader = Proofreader()
        return self._proofreader

    async def project(self, uri: str) -> Project:
        """What the project files and the settings say about a script."""
        if self._projects is None:
            from screenplay_ls.services.project import Projects

            self._projects = Projects()
        project = await asyncio.to_thread(self._projects.of, red_pen.path_of(uri))
        for complaint in project.complaints:
            if complaint not in self._ls.told:
                self._ls.told.add(complaint)
                self._ls.tell(complaint)
        return red_pen.combined(project, self._ls.settings)

    async def close(self) -> None:
        """Stop all checks and the proofreader's thread."""
        for uri in list(self._running):
            self._stop(uri)
        if self._proofreader is not None:
            await self._proofreader.close()
            self._proofreader = None

    def _tell(self) -> None:
        """Wake whoever waits for something to change."""
        self._news.set()
        self._news = asyncio.Event()

    def _stop(self, uri: str) -> None:
        for tasks in (self._running, self._revealing):
            task = tasks.pop(uri, None)
            if task is not None:
                task.cancel()

    async def _check(self, uri: str, pause: float, within: Span | None) -> None:
        await asyncio.sleep(pause)
        parsed = await self._ls.documents.parsed(uri)
        if parsed is None:
            return
        limit = self._ls.settings.red_pen.limit
        project = await self.project(uri)
        show = partial(red_pen.shown, project, parsed.document, limit=limit, within=within)
        findings = _Slices(parsed, show, self._publish, hold=HOLDING if uri in self._checked else 0)
        await asyncio.gather(*(self._run(source, parsed, findings) for source in SOURCES))
        findings.finish()
        if findings.hidden:
            self._revealing[uri] = self._ls.background(_later(findings.reveal))

    async def _run(self, source: Source, parsed: Parsed, findings: _Slices) -> None:
        """Run one source; where it fails, the others' findings are shown all the same."""
        try:
            await source(self._ls, parsed, lambda found: findings.put(source, found))
        except Exception:
            logger.exception("checking with %s failed", source.__name__)
        findings.put(source, findings.of(source))

    def _publish(self, checked: Checked) -> None:
        opened = self._ls.documents.get(checked.uri)
        if opened is not None and opened.version == checked.version:
            self._checked[checked.uri] = checked
            self._tell()
            self.publish(checked)


class _Slices:
    """The findings of one check, by source."""

    def __init__(
        self,
        parsed: Parsed,
        show: Callable[[list[Finding]], tuple[Finding, ...]],
        publish: Callable[[Checked], None],
        *,
        hold: float,
    ) -> None:
        self._parsed = parsed
        self._show = show
        self._publish = publish
        self._of: dict[Source, tuple[Finding, ...]] = {}
        self._next = _now() + hold
        self.hidden = False
        """Whether something was left out because its word may not be finished."""

    def of(self, source: Source) -> tuple[Finding, ...]:
        return self._of.get(source, ())

    def put(self, source: Source, findings: tuple[Finding, ...]) -> None:
        """A source has found something; it is published soon, once all sources have reported."""
        self._of[source] = findings
        if len(self._of) == len(SOURCES) and _now() >= self._next:
            self._next = _now() + PUBLISHING_PAUSE
            self.finish()

    def finish(self) -> None:
        """Publish what is known, but for what stands under the word that is being typed."""
        found = self._found()
        if self._parsed.edited_at is not None:
            word = red_pen.typed_word(self._parsed.document.text, self._parsed.edited_at)
            finished = tuple(f for f in found if not red_pen.touches(f, word))
            self.hidden = len(finished) < len(found)
            found = finished
        self._send(found)

    def reveal(self) -> None:
        """Publish all that is known."""
        self._send(self._found())

    def _found(self) -> tuple[Finding, ...]:
        return self._show([finding for slice_ in self._of.values() for finding in slice_])

    def _send(self, found: tuple[Finding, ...]) -> None:
        parsed = self._parsed
        self._publish(Checked(parsed.uri, parsed.version, parsed.document, found))


async def _later(reveal: Callable[[], None]) -> None:
    await asyncio.sleep(UNFINISHED)
    reveal()


def _now() -> float:
    return asyncio.get_running_loop().time()
