"""Learning, within a project, from what its writer accepts: a plain file in the project's folder.

What has been counted is put down in the file a moment later, on a thread; several editors may
write to it. Used on one event loop.
"""

from __future__ import annotations

import asyncio
import getpass
import hashlib
import logging
import platform
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from datetime import date
from pathlib import Path

from screenplay_ls.services.acceptance import Outcome, Verdict
from screenplay_ls.services.learned import MOST_PHRASES, Learned, counted, parse, render
from screenplay_ls.services.plain_files import replace_file
from screenplay_ls.services.project import nearest

logger = logging.getLogger(__name__)

FILE = "screenplay-ls.learned"

PAUSE = 5.0
"""Seconds between something learned and its being written down."""

MOST_BYTES = 4 * 1024 * 1024
"""A longer file is none of ours."""

MOST_REFUSED = 500
"""Suggestions that were refused at their place, in this session."""

AROUND = 120
"""Characters before a suggestion that say at which place it is."""


def file_for(script: Path, folders: tuple[Path, ...] = ()) -> Path:
    """Where what is learned from a script is kept.

    Beside the project file that holds for it; else in the folder of the workspace that it is in;
    else beside it.
    """
    if (project := nearest(script)) is not None:
        return project.with_name(FILE)
    root = next((folder for folder in folders if folder in script.parents), script.parent)
    return root / FILE


class Learning:
    """What was learned in all projects of this session."""

    def __init__(
        self, *, today: Callable[[], date] = date.today, by: Callable[[], str] | None = None
    ) -> None:
        self.is_on = True
        self._today = today
        self._by = by or this_writer
        self._projects: dict[Path | None, _Project] = {}
        self._refused: deque[tuple[str, str, str]] = deque(maxlen=MOST_REFUSED)
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, script: str, file: Path | None, verdict: Verdict) -> None:
        """Learn from what became of a suggestion.

        `file` is where it is kept, None where nothing may be written.
        """
        if verdict.outcome is Outcome.REJECTED and verdict.contradicted:
            place = _place(verdict.suggestion.before)
            self._refused += [(script, place, text) for text in verdict.suggestion.texts]
        if self.is_on and (news := counted(verdict, self._by(), self._today())):
            project = self._project(file)
            project.fresh = project.fresh.plus(news).pruned(2 * MOST_PHRASES)
            project.thresholds.clear()
            self._soon(project)

    def threshold(self, file: Path | None, kind: str, base: float) -> float:
        """What a suggestion must be worth to be shown; `base` holds for everybody."""
        if not self.is_on:
            return base
        project, asked = self._project(file), (kind, base, self._today())
        if asked not in project.thresholds:
            project.thresholds[asked] = project.known.threshold(*asked)
        return project.thresholds[asked]

    def is_unwanted(self, script: str, file: Path | None, text: str, before: str) -> bool:
        """Whether a suggestion was refused at this place, or its like everywhere."""
        if not self.is_on:
            return False
        refused = (script, _place(before), text) in self._refused
        return refused or self._project(file).known.is_unwelcome(text, self._today())

    async def forget(self, files: Iterable[Path | None]) -> int:
        """Forget what was learned in some projects; None is what was never written.

        Returns:
            How many files were deleted.

        Raises:
            OSError: a file cannot be deleted.
        """
        await self._idle()
        self._refused.clear()
        removed = 0
        for each in files:
            if project := self._projects.pop(each, None):
                project.cancel()
            if each is not None:
                removed += await asyncio.to_thread(remove, each)
        return removed

    async def save(self) -> None:
        """Write down now what waits to be written."""
        for project in list(self._projects.values()):
            await self._save(project)

    async def close(self) -> None:
        """The session ends."""
        await self._idle()
        await self.save()

    def _project(self, file: Path | None) -> _Project:
        project = self._projects.get(file)
        if project is None:
            project = self._projects[file] = _Project(file)
            if file is not None:
                self._run(self._load(project, file))
        return project

    async def _load(self, project: _Project, file: Path) -> None:
        project.disk = await asyncio.to_thread(read, file)
        project.thresholds.clear()

    def _soon(self, project: _Project) -> None:
        if project.timer is None and project.file is not None:
            loop = asyncio.get_running_loop()
            project.timer = loop.call_later(PAUSE, lambda: self._run(self._save(project)))

    async def _save(self, project: _Project) -> None:
        async with project.writing:
            project.cancel()
            if not project.fresh or project.file is None:
                return
            project.moving, project.fresh = project.fresh, Learned()
            try:
                project.disk = await asyncio.to_thread(_add, project.file, project.moving)
            except OSError as error:
                # Nobody's script depends on it; it stays in memory until the editor is closed.
                logger.info("what was learned cannot be written: %s", error.strerror)
                project.file = None
                project.fresh = project.moving.plus(project.fresh)
            project.moving = Learned()
            project.thresholds.clear()

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("learning failed", exc_info=error)

    async def _idle(self) -> None:
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)


class _Project:
    """One project's counts: those of the file, and those that are not in it yet."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.disk = Learned()
        self.moving = Learned()
        """On its way to the file."""
        self.fresh = Learned()
        self.thresholds: dict[tuple[str, float, date], float] = {}
        """Those that were asked for since something was counted."""
        self.timer: asyncio.TimerHandle | None = None
        self.writing = asyncio.Lock()

    @property
    def known(self) -> Learned:
        return self.disk.plus(self.moving).plus(self.fresh)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


def this_writer() -> str:
    """A short name that keeps the lines of two writers apart, and says nothing about them."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = ""
    return hashlib.sha256(f"{user}@{platform.node()}".encode()).hexdigest()[:6]


def read(file: Path) -> Learned:
    """What the file holds; nothing where there is none or it cannot be read."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return Learned()
        return parse(file.read_bytes().decode("utf-8-sig", "replace"))
    except OSError:
        return Learned()


def remove(file: Path) -> bool:
    """Delete the file; whether there was one.

    Raises:
        OSError: it cannot be deleted.
    """
    there = file.exists()
    file.unlink(missing_ok=True)
    return there


def _add(file: Path, news: Learned) -> Learned:
    """Put news into the file; what is in it now."""
    learned = read(file).plus(news)
    replace_file(file, render(learned))
    return learned


def _place(before: str) -> str:
    """What says that a place is the same one: the words before it."""
    return " ".join(before[-AROUND:].split())
