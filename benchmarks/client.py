"""An editor as bare as it can be, over stdio to a real server: JSON in, JSON out, nothing checked.

Shared by the benchmarks that type (`typing`, `cancel`, `soak`). Linux only: what a process costs is
read from /proc.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SERVER = (sys.executable, "-m", "screenplay_ls")
LINE_BYTES = 1 << 16
PATIENCE_S = 60.0
"""Nothing may take longer than this."""
CANCELLED = -32800

CAPABILITIES = {
    "textDocument": {
        "inlineCompletion": {},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
    },
    "window": {"workDoneProgress": True},
}


class Refused(Exception):
    """The server answered with an error; `code` is JSON-RPC's."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Client:
    """One connection to one server, which is started here."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.owed: dict[int, tuple[str, asyncio.Future[Any]]] = {}
        """Requests that the server has not answered yet, with their methods."""
        self.states: list[str] = []
        """What the co-writer was doing, in the order in which the server said so."""
        self.messages: list[str] = []
        """What the writer was shown."""
        self._number = 0
        self._heard = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(
        cls,
        command: Sequence[str] = SERVER,
        *,
        settings: dict[str, Any] | None = None,
        environment: dict[str, str] | None = None,
    ) -> Client:
        """Start a server and begin a session."""
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            limit=LINE_BYTES,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, **(environment or {})},
        )
        client = cls(process)
        params = {"capabilities": CAPABILITIES, "initializationOptions": settings or {}}
        await client.ask("initialize", {"processId": os.getpid(), "rootUri": None, **params})
        client.notify("initialized", {})
        return client

    def notify(self, method: str, params: Any) -> None:  # noqa: ANN401 -- Any JSON.
        """Send a notification."""
        self._send({"method": method, "params": params})

    def send(self, method: str, params: Any) -> tuple[int, asyncio.Future[Any]]:  # noqa: ANN401
        """Send a request; its number, and its answer to wait for (raises `Refused`)."""
        self._number += 1
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.owed[self._number] = (method, future)
        self._send({"id": self._number, "method": method, "params": params})
        return self._number, future

    async def ask(self, method: str, params: Any) -> Any:  # noqa: ANN401 -- Any JSON.
        """Send a request and wait for the answer."""
        return await asyncio.wait_for(self.send(method, params)[1], PATIENCE_S)

    def cancel(self, number: int) -> None:
        """Cancel a request."""
        self.notify("$/cancelRequest", {"id": number})

    async def state(self, *wanted: str, patience_s: float = PATIENCE_S) -> None:
        """Wait until the co-writer is in one of these states."""
        async with self._heard:
            ready = self._heard.wait_for(lambda: self.states[-1:] and self.states[-1] in wanted)
            try:
                await asyncio.wait_for(ready, patience_s)
            except asyncio.TimeoutError:
                seen = f"{self.states[-5:]} {self.messages}"
                raise SystemExit(f"Not {' or '.join(wanted)}: {seen}") from None

    async def close(self) -> int:
        """End the session as editors do; the server's exit code."""
        await self.ask("shutdown", None)
        self.notify("exit", None)
        code = await asyncio.wait_for(self.process.wait(), PATIENCE_S)
        await self._listening
        return code

    async def kill(self) -> None:
        """End the server hard: after an error of our own."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    async def _listen(self) -> None:
        assert self.process.stdout
        source = self.process.stdout
        while header := await source.readline():
            size = int(header.split(b":")[1]) if header.lower().startswith(b"content-l") else 0
            while (await source.readline()).strip():
                pass
            if size:
                await self._hear(json.loads(await source.readexactly(size)))

    async def _hear(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answered(message)
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message["method"] == "screenplay/status":
            async with self._heard:
                self.states.append(message["params"]["state"])
                self._heard.notify_all()
        elif message["method"] == "window/showMessage":
            self.messages.append(message["params"]["message"])

    def _answered(self, message: dict[str, Any]) -> None:
        _, future = self.owed.pop(message["id"])
        if future.done():
            return
        if "error" in message:
            future.set_exception(Refused(message["error"]["code"], message["error"]["message"]))
            future.exception()  # Whoever asked may be gone.
        else:
            future.set_result(message["result"])


class Script:
    """One open script with a cursor at its end, or wherever it is put. ASCII or not, BMP only."""

    def __init__(self, client: Client, uri: str, text: str) -> None:
        self.client = client
        self.uri = uri
        self.text = text
        self.version = 1
        item = {"uri": uri, "languageId": "fountain", "version": 1, "text": text}
        client.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, text: str) -> None:
        """Replace the whole text, as the server wants it."""
        self.text, self.version = text, self.version + 1
        document = {"uri": self.uri, "version": self.version}
        self.client.notify(
            "textDocument/didChange",
            {"textDocument": document, "contentChanges": [{"text": text}]},
        )

    def close(self) -> None:
        """Close it."""
        self.client.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def here(self, offset: int | None = None) -> dict[str, Any]:
        """Parameters that name a place in it: the end, or an offset."""
        before = self.text if offset is None else self.text[:offset]
        lines = before.replace("\r\n", "\n").replace("\r", "\n").rsplit("\n", 1)
        position = {"line": before.count("\n"), "character": len(lines[-1])}
        return {"textDocument": {"uri": self.uri}, "position": position}

    def ghost(
        self, offset: int | None = None, *, by_hand: bool = False
    ) -> tuple[int, asyncio.Future[Any]]:
        """Ask for ghost text, as an editor does by itself, or the writer by hand."""
        context = {"triggerKind": 1 if by_hand else 2}
        return self.client.send(
            "textDocument/inlineCompletion", {**self.here(offset), "context": context}
        )


def shown(answer: Any, position: dict[str, int], before: str) -> str:  # noqa: ANN401 -- JSON.
    """The ghost text of an answer at a cursor, with `before` on its line; empty when there is none.

    An item may replace what stands before the cursor; what is shown goes on from there.
    """
    items: list[dict[str, Any]] = answer["items"]
    if not items:
        return ""
    text: str = items[0]["insertText"]
    start = items[0].get("range", {}).get("start", position)
    replaced = before[start["character"] :] if start["line"] == position["line"] else ""
    return text[len(replaced) :] if text.startswith(replaced) else ""


def now_ms() -> float:
    """Milliseconds of a clock that all processes of a machine share."""
    return time.monotonic() * 1000


def cpu_ms(pid: int) -> float:
    """What a process has computed so far; 0 when it is gone."""
    try:
        # Linux makes the number of a process's CPU clock from its id in this way.
        return time.clock_gettime((~pid << 3) | 2) * 1000
    except OSError:
        return 0.0


def memory_mb(pid: int) -> float:
    """Memory that a process holds; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def children(pid: int) -> list[int]:
    """The processes that a process has started and not yet waited for."""
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except OSError:
        pass  # It has just ended.
    return found


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and nobody has asked how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


def percentile(values: Sequence[float], share: float) -> float:
    """By nearest rank; not a number where there are none."""
    ranked = sorted(values)
    return ranked[min(int(len(ranked) * share), len(ranked) - 1)] if ranked else float("nan")


def load() -> str:
    """How busy the machine is, in words."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
