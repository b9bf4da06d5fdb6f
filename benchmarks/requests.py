"""How long an editor waits for each request, over stdio, right after a keystroke.

    python -m benchmarks.requests [--scale 8] [--rounds 20] [script.fountain]

Without a script it takes the longest of the corpus, else our longest example. `--scale` repeats
the script: 8 makes about 1.1 MB of a long feature. Before every request one character is typed
somewhere, so that nothing can be answered from what is known about that version. Grammar and
suggestions are off: they run beside the requests. `shared` is the part of a wait that the first
request of a version has whatever it asks for: an empty range is coloured, for which the text must
be parsed and its lines be known. `cpu` is what the server computed from the keystroke to the
answer, the change itself included; on a busy machine it is the figure to look at.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import corpus

URI = "file:///scripts/benchmark.fountain"
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class Wire:
    """JSON-RPC to a server process (ours, or a `command`), as bare as it can be."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command or [sys.executable, "-m", "screenplay_ls"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._next = 0

    def notify(self, method: str, params: Any) -> None:  # noqa: ANN401 -- Any JSON.
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def cpu(self) -> float:
        """Milliseconds that the server has computed so far; what else runs here adds nothing."""
        # Linux makes the number of a process's CPU clock from its id in this way.
        return time.clock_gettime((~self._process.pid << 3) | 2) * 1000

    def ask(self, method: str, params: Any) -> tuple[float, int, Any]:  # noqa: ANN401 -- Any JSON.
        """Milliseconds until the answer was there, its size in bytes, and the answer."""
        self._next += 1
        start = time.perf_counter()
        self._send({"jsonrpc": "2.0", "id": self._next, "method": method, "params": params})
        while True:
            body = self._receive()
            took = (time.perf_counter() - start) * 1000
            message = json.loads(body)
            if message.get("id") == self._next and "method" not in message:
                return took, len(body), message.get("result")
            if "id" in message:
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def close(self) -> None:
        """End the session."""
        self.ask("shutdown", None)
        self.notify("exit", None)
        self._process.wait(10)

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps(message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> bytes:
        assert self._process.stdout
        size = 0
        while (line := self._process.stdout.readline().strip()) or not size:
            if not line and self._process.poll() is not None:
                raise SystemExit("The server has ended.")
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        return self._process.stdout.read(size)


class Session:
    """One script open in one server."""

    def __init__(self, text: str, seed: int = 7) -> None:
        self.lines = text.split("\n")
        self.version = 1
        self.random = random.Random(seed)
        self.wire = Wire()
        self.wire.ask("initialize", {"capabilities": CLIENT, "initializationOptions": SETTINGS})
        self.wire.notify("initialized", {})
        item = {"uri": URI, "languageId": "fountain", "version": 1, "text": text}
        self.wire.notify("textDocument/didOpen", {"textDocument": item})
        self.names = [i for i, line in enumerate(self.lines) if line.isupper() and "." not in line]
        self.prose = [i for i, line in enumerate(self.lines) if line[:1].isupper() and " " in line]
        self.tokens = ""

    def type(self) -> None:
        """One letter at the end of a line of prose."""
        self.version += 1
        self.lines[self.random.choice(self.prose)] += "e"
        changes = [{"text": "\n".join(self.lines)}]
        document = {"uri": URI, "version": self.version}
        self.wire.notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
        )

    def ask(self, method: str, params: Callable[[Session], dict[str, Any]]) -> tuple[float, int]:
        """Milliseconds and bytes of one request."""
        took, size, answer = self.wire.ask(f"textDocument/{method}", params(self))
        if isinstance(answer, dict) and "resultId" in answer:
            self.tokens = str(answer["resultId"])  # pyright: ignore[reportUnknownArgumentType] -- JSON.
        return took, size

    def here(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- Any JSON.
        """Parameters that name the script."""
        return {"textDocument": {"uri": URI}, **more}

    def on_a_name(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- Any JSON.
        """Parameters that name a place on a cue."""
        line = self.random.choice(self.names)
        return self.here(position={"line": line, "character": 1}, **more)

    def screen(self) -> dict[str, Any]:
        """A range of fifty lines."""
        line = self.random.randrange(max(1, len(self.lines) - 50))
        start, end = {"line": line, "character": 0}, {"line": line + 50, "character": 0}
        return {"start": start, "end": end}

    def delta(self) -> dict[str, Any]:
        """Parameters that name the last tokens."""
        return self.here(previousResultId=self.tokens)


SETTINGS = {
    "grammar": {"enabled": False},
    "completion": {"enabled": False},
    "lenses": {"counts": True},
}

CLIENT = {
    "textDocument": {
        "inlineCompletion": {},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}},
    }
}

NOWHERE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}

REQUESTS: dict[str, tuple[str, Callable[[Session], dict[str, Any]]]] = {
    "shared": ("semanticTokens/range", lambda s: s.here(range=NOWHERE)),
    "completion": ("completion", lambda s: s.on_a_name()),
    "highlight": ("documentHighlight", lambda s: s.on_a_name()),
    "definition": ("definition", lambda s: s.on_a_name()),
    "references": ("references", lambda s: s.on_a_name(context={"includeDeclaration": True})),
    "rename": ("rename", lambda s: s.on_a_name(newName="Xaver")),
    "outline": ("documentSymbol", lambda s: s.here()),
    "folds": ("foldingRange", lambda s: s.here()),
    "selection": ("selectionRange", lambda s: s.here(positions=[s.on_a_name()["position"]])),
    "tokens, screen": ("semanticTokens/range", lambda s: s.here(range=s.screen())),
    "tokens, changed": ("semanticTokens/full/delta", Session.delta),
    "hints": ("inlayHint", lambda s: s.here(range=s.screen())),
    "lenses": ("codeLens", lambda s: s.here()),
    "links": ("documentLink", lambda s: s.here()),
    "actions": (
        "codeAction",
        lambda s: s.here(range=s.screen(), context={"diagnostics": [], "only": ["refactor"]}),
    ),
}


def measure(text: str, rounds: int) -> None:
    session = Session(text)
    took, size = session.ask("semanticTokens/full", Session.here)
    print(f"first tokens, the text just opened: {took:.0f} ms, {size:,} bytes")
    print(
        f"{'':16} {'median':>8} {'p95':>8} {'again':>8} {'cpu':>8} {'cpu p95':>8}  ms{'bytes':>12}"
    )
    for name, (method, params) in REQUESTS.items():
        fresh: list[float] = []
        again: list[float] = []
        cpu: list[float] = []
        size = 0
        for round_ in range(rounds + 2):
            before = session.wire.cpu()
            session.type()
            took, size = session.ask(method, params)
            computed = session.wire.cpu() - before
            took_again, _ = session.ask(method, params)
            if round_ >= 2:  # The first two warm up what is kept from version to version.
                fresh.append(took)
                again.append(took_again)
                cpu.append(computed)
        print(
            f"{name:16} {statistics.median(fresh):8.1f} {sorted(fresh)[int(rounds * 0.95)]:8.1f}"
            f" {statistics.median(again):8.1f} {statistics.median(cpu):8.1f}"
            f" {sorted(cpu)[int(rounds * 0.95)]:8.1f}  {size:12,}"
        )
    session.wire.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("script", nargs="?", type=Path)
    arguments.add_argument("--scale", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=20)
    options = arguments.parse_args()
    scripts = [options.script] if options.script else corpus.scripts()
    path = max(scripts or EXAMPLES.glob("*.fountain"), key=lambda each: each.stat().st_size)
    text = corpus.read(path).replace("\r\n", "\n")
    body = text.split("\n\n", 1)[-1]
    text += ("\n\n" + body) * (options.scale - 1)
    load = os.getloadavg()[0]
    print(f"{path.name} x {options.scale}: {len(text):,} characters; load {load:.1f}")
    measure(text, options.rounds)


if __name__ == "__main__":
    main()
