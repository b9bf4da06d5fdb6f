"""The two systems that `typing` compares, each with an editor that types in real time."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks import peer_server
from benchmarks.client import Client, Refused, Script, children, cpu_ms, now_ms, shown
from benchmarks.keys import Key
from benchmarks.peer_client import SimpleClient
from benchmarks.screen import Moment, Screen
from benchmarks.tapped import SERVER, Tap

TAIL_S, LONGEST_TAIL = 0.2, 25
"""A system that computes for less than a twentieth of this time is at rest; so often is looked."""


@dataclass(frozen=True)
class Turn:
    """One line to type."""

    before: str
    line: str
    keys: list[Key]
    last_ms: float
    """How long the writer looks at the line when it is typed."""


@dataclass
class Outcome:
    """What came of the lines typed so far with one system."""

    screens: list[Screen] = field(default_factory=list[Screen])
    predicted: int = 0
    wasted: int = 0
    read: int = 0
    """Tokens of prompts that the model was given."""
    stopped: int = 0
    """Of these, in calls that were stopped half-way: they are read again."""
    cpu: list[float] = field(default_factory=list[float])
    """Milliseconds, a line."""

    @property
    def moments(self) -> list[Moment]:
        """All times between keys, those before the first key of a line included."""
        return [moment for screen in self.screens for moment in screen.moments]


class System(Protocol):
    """Something that shows ghost text."""

    name: str
    outcome: Outcome

    def put(self, before: str, screen: Screen) -> None:
        """The text is now this, and the cursor stands at its end."""
        ...

    async def rest(self, screen: Screen, began: float) -> None:
        """The line that was begun then is over: wait until nothing is computed; count."""
        ...

    def cpu(self) -> float:
        """Milliseconds that its processes have computed so far."""
        ...


class Ours:
    """Our server, as VS Code speaks with it."""

    name = "ours"

    def __init__(self, client: Client, tap: Tap, text: str) -> None:
        self.outcome = Outcome()
        self._client = client
        self._tap = tap
        self._script = Script(client, "file:///typing.fountain", text)
        self._number = 0
        self._waiting: asyncio.Task[None] | None = None
        self._windows: dict[int, tuple[float, float]] = {}
        """When each request was sent and answered."""
        self._processes: dict[int, float] = {}

    def put(self, before: str, screen: Screen) -> None:
        """The editor cancels what it has asked; it holds the text back until it asks anew."""
        pressed = now_ms()
        if self._waiting and not self._waiting.done():
            self._client.cancel(self._number)
        self._script.change(before)
        number, answer = self._script.ghost()
        self._number = number
        self._waiting = asyncio.ensure_future(self._show(number, answer, screen, pressed))

    async def rest(self, screen: Screen, began: float) -> None:
        """Cancelled, as when the writer goes elsewhere."""
        if self._waiting:
            if not self._waiting.done():
                self._client.cancel(self._number)
            await self._waiting
        await self._client.state("ready")
        calls = self._tap.calls(began)
        useful = {drawn.number for drawn in screen.drawn if drawn.held}
        windows = [self._windows[number] for number in useful]
        chosen = [call for call in calls if call.kind == "chosen"]
        used = [call for call in chosen if any(a <= call.began < b for a, b in windows)]
        self.outcome.predicted += len(chosen)
        self.outcome.wasted += len(chosen) - len(used)
        read = [call for call in calls if call.kind == "read"]
        self.outcome.read += sum(call.tokens for call in read)
        self.outcome.stopped += sum(call.tokens for call in read if not call.whole)

    def cpu(self) -> float:
        """Server and worker."""
        server = self._client.process.pid
        for pid in (server, *children(server)):
            self._processes[pid] = max(self._processes.get(pid, 0.0), cpu_ms(pid))
        return sum(self._processes.values())

    async def _show(
        self, number: int, answer: asyncio.Future[object], screen: Screen, pressed: float
    ) -> None:
        typed, place = screen.typed, self._script.here()["position"]
        line = self._script.text[len(self._script.text) - place["character"] :]
        try:
            text = shown(await answer, place, line)
        except Refused:
            return
        self._windows[number] = (pressed, now_ms())
        screen.show(text, typed, number, now_ms())


class Theirs:
    """llama.cpp's server with the simple client."""

    name = "llama.cpp's server"

    def __init__(self, peer: peer_server.Peer) -> None:
        self.outcome = Outcome()
        self.client = SimpleClient(peer.url)
        self._pid = peer.pid
        self._number = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, before: str, screen: Screen) -> None:
        """The client is asked, and knows that the one before is not wanted any more."""
        self._number += 1
        task = asyncio.ensure_future(self._show(self._number, before, screen))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def rest(self, screen: Screen, began: float) -> None:
        """What runs is not stopped, so it is waited for."""
        self._number += 1
        while self._tasks:
            await asyncio.wait(self._tasks)
        useful = {drawn.number for drawn in screen.drawn if drawn.held}
        for answer in self.client.answers:
            self.outcome.predicted += answer.predicted_tokens
            self.outcome.wasted += 0 if answer.number in useful else answer.predicted_tokens
            self.outcome.read += answer.prompt_tokens
        self.client.answers.clear()

    def cpu(self) -> float:
        """Its process; what the client needs is not counted."""
        return cpu_ms(self._pid)

    async def _show(self, number: int, before: str, screen: Screen) -> None:
        typed = screen.typed
        text = await self.client.ghost(before, number, lambda: number != self._number)
        if text is not None and number == self._number:
            screen.show(text, typed, number, now_ms())


async def type_line(system: System, turn: Turn) -> None:
    """Type one line in real time."""
    screen = Screen(turn.line)
    cpu, began = system.cpu(), now_ms()
    due = began
    screen.begin(began)
    system.put(turn.before, screen)
    for at, key in enumerate(turn.keys, start=1):
        due += key.pause_ms
        await asyncio.sleep(max(0.0, (due - now_ms()) / 1000))
        screen.key(now_ms())
        system.put(turn.before + turn.line[:at], screen)
    await asyncio.sleep(turn.last_ms / 1000)
    screen.end(now_ms())
    await system.rest(screen, began)
    await _quiet(system)
    system.outcome.screens.append(screen)
    system.outcome.cpu.append(system.cpu() - cpu)


async def _quiet(system: System) -> None:
    """Wait until nothing is computed any more (grammar is checked after the last key, say)."""
    for _ in range(LONGEST_TAIL):
        before = system.cpu()
        await asyncio.sleep(TAIL_S)
        if system.cpu() - before < TAIL_S * 50:
            return


@asynccontextmanager
async def ours(text: str) -> AsyncGenerator[Ours]:
    """Our server with the script open and the model loaded."""
    with tempfile.TemporaryDirectory() as folder:
        tap = Tap(Path(folder) / "tap")
        client = await Client.start(SERVER, environment=tap.environment)
        try:
            system = Ours(client, tap, text)
            await client.state("ready", patience_s=peer_server.PATIENCE_S)
            yield system
            await client.close()
        finally:
            await client.kill()
