"""The real server and the real worker, with a tap on the model: when it worked, and on how much.

    python -m benchmarks.tapped server      started by benchmarks that count tokens
    python -m benchmarks.tapped worker      started by that server

All that differs from `screenplay-ls` is that the worker writes down each call of the model, one
JSON array a line in the file that `SCREENPLAY_TAP` names: see `Call`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks.client import now_ms
from screenplay_ls.llm.engine import Engine
from screenplay_ls.llm.local import LocalEngine
from screenplay_ls.llm.messages import Setup
from screenplay_ls.llm.worker.backend import Backend, Halt
from screenplay_ls.server.server import build_server
from screenplay_ls.server.serving import serve_stdio
from screenplay_ls.services.engines import EngineChoice, make_engine

SERVER = (sys.executable, "-m", "benchmarks.tapped", "server")
WORKER = (sys.executable, "-m", "benchmarks.tapped", "worker")
VARIABLE = "SCREENPLAY_TAP"


@dataclass(frozen=True)
class Call:
    """One call of the model, or a moment before or after one."""

    kind: str
    """`read` (a part of a prompt), `step` (one token in each sequence), `chosen` (a token was
    predicted), `asked` (a request begins)."""
    began: float
    """Milliseconds of the clock that all processes of the machine share."""
    ended: float
    tokens: int
    whole: bool
    """Not stopped half-way."""

    @property
    def ms(self) -> float:
        """How long it took."""
        return self.ended - self.began


class Tap:
    """Reads what the worker has written down so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    @property
    def environment(self) -> dict[str, str]:
        """For the server that is to be tapped."""
        return {VARIABLE: str(self.path)}

    def calls(self, since: float = 0.0, until: float = float("inf")) -> list[Call]:
        """Those that began in a time (milliseconds of the machine's clock)."""
        lines = self.path.read_text(encoding="ascii").splitlines()
        found = [Call(*json.loads(line)) for line in lines]
        return [call for call in found if since <= call.began < until]


class TappedBackend:
    """A backend whose calls are written down; everything else passes through."""

    def __init__(self, backend: Backend, sink: IO[str]) -> None:
        self._backend = backend
        self._sink = sink

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- Whatever it has.
        return getattr(self._backend, name)

    def tokenize(self, text: str, *, begin: bool) -> list[int]:
        """A request begins with the tokens of its prompt."""
        if begin and text:
            self._note("asked", now_ms(), 0, whole=True)
        return self._backend.tokenize(text, begin=begin)

    def read(self, tokens: Sequence[int], position: int) -> None:
        """Timed."""
        self._timed("read", len(tokens), lambda: self._backend.read(tokens, position))

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        """Timed."""
        self._timed("step", len(tokens), lambda: self._backend.step(tokens))

    def row(self, index: int = -1) -> Any:  # noqa: ANN401 -- A numpy array.
        """A row of logits is looked at to choose a token."""
        self._note("chosen", now_ms(), 1, whole=True)
        return self._backend.row(index)

    def _timed(self, kind: str, tokens: int, work: Callable[[], None]) -> None:
        began, whole = now_ms(), False
        try:
            work()
            whole = True
        finally:
            self._note(kind, began, tokens, whole=whole)

    def _note(self, kind: str, began: float, tokens: int, *, whole: bool) -> None:
        self._sink.write(json.dumps([kind, began, now_ms(), tokens, whole]) + "\n")


def engine(choice: EngineChoice) -> Engine:
    """What the settings choose, with a tapped worker."""
    made = make_engine(choice)
    if isinstance(made, LocalEngine):
        return LocalEngine(made.model, made.options, command=WORKER)
    return made


def work() -> None:
    """Be the worker."""
    from screenplay_ls.llm.worker.llama import load
    from screenplay_ls.llm.worker.serve import serve

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.environ[VARIABLE]).open("a", encoding="ascii", buffering=1) as sink:

        def tapped(setup: Setup, halt: Halt, progress: Callable[[float], None]) -> Any:  # noqa: ANN401
            return TappedBackend(load(setup, halt, progress), sink)

        serve(tapped)


if __name__ == "__main__":
    if sys.argv[1:] == ["worker"]:
        work()
    else:
        serve_stdio(build_server(engine))
