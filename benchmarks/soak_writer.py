"""A writer who edits at random, for `soak`: what may happen, how often, and what came of it."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.client import CANCELLED, PATIENCE_S, Client, Refused, Script, children, is_zombie

SPEECH = (
    "I think that you know what I mean. ",
    "No. Not tonight, not ever again, do you hear? ",
    "We walked all the way to the river, and nobody was there. ",
    "Die Katze liegt auf dem Sofa \u2014 \u201cw\u00fcrde\u201d sie sagen. ",
)
BLOCKS = (
    "\n\nHANK\n",
    "\n\nMARY (O.S.)\n(whispers)\n",
    "\n\nEXT. RIVER - NIGHT\n\nThe water is black. A boat drifts by.\n\nMARY\n",
    "\n\nHank puts the lamp down.\n\n",
    "\n/* cut for now */\n",
    "\n[[ask about the the boat]]\n",
)
SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"completion": {"maxLength": 40}},
    {"completion": {"deadlineMs": 200, "debounceMs": 0}},
    {"completion": {"enabled": False}},
    {"grammar": {"enabled": False}},
    {"threads": 1},
)
"""The last one starts the worker anew; that often enough."""
_SPOKEN = re.compile(r"(?<=\n)[A-Z][A-Z ]+\n\w.*")
_LINE = re.compile(r".*")
LOOKS = ("hover", "documentSymbol", "foldingRange", "completion", "semanticTokens/full")


@dataclass
class Report:
    """What happened."""

    keys: int = 0
    requests: int = 0
    answered: int = 0
    cancelled: int = 0
    shown: int = 0
    """Answers with ghost text."""
    kills: int = 0
    workers: set[int] = field(default_factory=set[int])
    faults: list[str] = field(default_factory=list[str])
    server_mb: list[float] = field(default_factory=list[float])
    worker_mb: list[float] = field(default_factory=list[float])
    """Samples in the order in which they were taken; only of a worker that is there."""
    exit_code: int | None = None

    def growth(self, samples: Sequence[float]) -> float:
        """Megabytes by which the last tenth is above the second tenth (highest of both)."""
        tenth = max(len(samples) // 10, 1)
        if len(samples) < 2 * tenth + 1:
            return 0.0
        return max(samples[-tenth:]) - max(samples[tenth : 2 * tenth])


class Writer:
    """Edits at random. Each action is one of `ACTIONS`."""

    def __init__(self, client: Client, draw: random.Random, report: Report, text: str) -> None:
        self.client = client
        self.draw = draw
        self.report = report
        self._opened = 0
        self._text = text
        self._scripts = [self._open() for _ in range(3)]
        self._script = self._scripts[0]
        self._at = len(text)
        self._speech = ""
        self._pending: dict[int, asyncio.Task[None]] = {}
        self._cancelled: set[int] = set()

    async def act(self) -> None:
        """Do one thing."""
        actions, weights = zip(*ACTIONS, strict=True)
        action: Callable[[Writer], Awaitable[None]] = self.draw.choices(actions, weights)[0]
        await action(self)

    async def type(self) -> None:
        """The next key of a sentence; most times ghost text is asked for, as editors do."""
        if not self._speech:
            self._speech = self.draw.choice(SPEECH)
        self._insert(self._speech[0])
        self._speech = self._speech[1:]
        if self.draw.random() < 0.85:
            self._ask()

    async def backspace(self) -> None:
        """Delete a few characters."""
        start = max(0, self._at - self.draw.randint(1, 4))
        self._replace(start, self._at, "")
        self._ask()

    async def block(self) -> None:
        """Begin a new element."""
        self._insert(self.draw.choice(BLOCKS))
        self._speech = ""
        self._ask(by_hand=self.draw.random() < 0.1)

    async def jump(self) -> None:
        """Go to the end of some line, most times to one that is spoken."""
        wanted = _SPOKEN if self.draw.random() < 0.8 else _LINE
        ends = [line.end() for line in wanted.finditer(self._script.text)]
        self._at = self.draw.choice(ends or [0])
        self._speech = ""
        self._ask()

    async def cut(self) -> None:
        """Cut a piece out; put it, or the whole text as it was at first, elsewhere."""
        text = self._script.text
        start = self.draw.randrange(len(text) + 1)
        piece = text[start : start + self.draw.randint(1, 400)]
        self._replace(start, start + len(piece), "")
        if len(self._script.text) < len(self._text) // 2 or len(text) > 2 * len(self._text):
            self._replace(0, len(self._script.text), self._text)
        elif self.draw.random() < 0.5:
            self._at = self.draw.randrange(len(self._script.text) + 1)
            self._insert(piece)

    async def switch(self) -> None:
        """Go to another script; sometimes close one and open another in its place."""
        index = self.draw.randrange(len(self._scripts))
        if self.draw.random() < 0.3:
            self._scripts[index].close()
            self._scripts[index] = self._open()
        self._script = self._scripts[index]
        self._at = min(self._at, len(self._script.text))
        self._ask()

    async def look(self) -> None:
        """Ask for something else."""
        params = self._script.here(self._at)
        number, answer = self.client.send(f"textDocument/{self.draw.choice(LOOKS)}", params)
        self._await(number, answer)
        if self.draw.random() < 0.3:
            self._cancel(number)

    async def configure(self) -> None:
        """Change a setting."""
        chosen = self.draw.choices(SETTINGS, [5, 2, 2, 0.5, 1, 2])[0]
        settings = {"settings": {"screenplay": chosen}}
        self.client.notify("workspace/didChangeConfiguration", settings)

    async def kill(self) -> None:
        """End the worker hard."""
        for pid in self.workers():
            os.kill(pid, signal.SIGKILL)
            self.report.kills += 1

    async def wait(self) -> None:
        """Look at the page until everything is answered; a zombie may live until then."""
        if self._pending:
            _, late = await asyncio.wait(self._pending.values(), timeout=PATIENCE_S)
            self.report.faults += [f"unanswered after {PATIENCE_S:.0f} s"] * len(late)
        for _ in range(100):
            zombies = [pid for pid in children(self.client.process.pid) if is_zombie(pid)]
            if not zombies:
                return
            await asyncio.sleep(0.05)
        self.report.faults.append("a zombie")

    def workers(self) -> list[int]:
        """The model's worker, if it is there."""
        found = [pid for pid in children(self.client.process.pid) if is_worker(pid)]
        self.report.workers.update(found)
        return found

    def _open(self) -> Script:
        self._opened += 1
        return Script(self.client, f"file:///soak-{self._opened}.fountain", self._text)

    def _insert(self, text: str) -> None:
        self._replace(self._at, self._at, text)

    def _replace(self, start: int, end: int, text: str) -> None:
        now = self._script.text
        self._script.change(now[:start] + text + now[end:])
        self._at = start + len(text)

    def _ask(self, *, by_hand: bool = False) -> None:
        """Like editors: some cancel what they asked before, some do not."""
        cancels = self.draw.random() < 0.5
        if cancels and self._pending:
            self._cancel(max(self._pending))
        number, answer = self._script.ghost(self._at, by_hand=by_hand)
        self._await(number, answer, ghost=True)
        if self.draw.random() < 0.05:
            self._cancel(number)

    def _cancel(self, number: int) -> None:
        self._cancelled.add(number)
        self.client.cancel(number)

    def _await(self, number: int, answer: asyncio.Future[Any], *, ghost: bool = False) -> None:
        self.report.requests += 1
        task = asyncio.ensure_future(self._answer(number, answer, ghost=ghost))
        self._pending[number] = task
        task.add_done_callback(lambda _: self._pending.pop(number))

    async def _answer(self, number: int, answer: asyncio.Future[Any], *, ghost: bool) -> None:
        try:
            result = await answer
        except Refused as refusal:
            self.report.cancelled += 1
            if refusal.code != CANCELLED or number not in self._cancelled:
                self.report.faults.append(f"refused: {refusal}")
            return
        self.report.answered += 1
        if ghost and result is None:
            self.report.faults.append("ghost text is null, which leaves an old one on the screen")
        elif ghost:
            self.report.shown += bool(result["items"])


ACTIONS: tuple[tuple[Callable[[Writer], Awaitable[None]], float], ...] = (
    (Writer.type, 73.6),
    (Writer.backspace, 6),
    (Writer.block, 3),
    (Writer.jump, 4),
    (Writer.cut, 2),
    (Writer.switch, 2),
    (Writer.look, 6),
    (Writer.configure, 0.8),
    (Writer.kill, 0.2),
    (Writer.wait, 2.4),
)
"""What may happen, and how often (in a hundred)."""


def is_worker(pid: int) -> bool:
    """Whether a process is a worker of ours, and still there."""
    try:
        return b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
