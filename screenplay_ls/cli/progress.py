"""How far something has come: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO

EVERY_S = 5.0
"""Without a terminal, a line comes at most so often (seconds)."""

Report = Callable[[str, int, int], None]
"""What is being done, bytes so far, bytes in all (0 where that is not known)."""


@contextmanager
def progress(title: str, *, quiet: bool = False) -> Generator[Report]:
    """Show on standard error how far the bytes of `title` have come, while the block runs."""
    if quiet:
        yield lambda what, done, total: None
    elif sys.stderr.isatty():
        with _bar(title) as report:
            yield report
    else:
        yield Lines(title, sys.stderr)


@contextmanager
def _bar(title: str) -> Generator[Report]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        seen = ""

        def report(what: str, done: int, total: int) -> None:
            nonlocal seen
            if what != seen:
                seen = what
                bar.reset(task, description=f"{what} {title}", total=total or None)
            bar.update(task, completed=done, total=total or None)

        yield report


class Lines:
    """A line when something begins, when it ends, and now and then in between."""

    def __init__(
        self, title: str, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._title = title
        self._stream = stream
        self._clock = clock
        self._what = ""
        self._told = 0.0
        self._finished = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Write a line if it is time for one."""
        now = self._clock()
        finished = 0 < total <= done
        if what != self._what:
            self._what, self._told, self._finished = what, now, finished
            self._write(f"{what} {self._title}{_of(done, total)}")
        elif finished > self._finished or (not finished and now - self._told >= EVERY_S):
            self._told, self._finished = now, finished
            self._write(f"{what} {self._title}{_of(done, total)}")

    def _write(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


def _of(done: int, total: int) -> str:
    if total:
        return f": {done / 1e6:,.0f} of {total / 1e6:,.0f} MB ({100 * done // total} %)"
    return f": {done / 1e6:,.0f} MB" if done else " ..."
