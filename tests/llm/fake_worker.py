"""A worker process around the fake model: the real threads and messages, no llama.cpp.

Words in a prompt make it misbehave: <hang>, <die>, <kill>, <loud>, <slow>.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.messages import Setup
from screenplay_ls.llm.worker import serve as worker
from screenplay_ls.llm.worker.backend import Backend, Halt, Halted, LoadError
from screenplay_ls.llm.worker.serve import serve
from tests.llm.fake import FakeBackend

BROKEN = b"broken"


class Misbehaving(FakeBackend):
    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        text = bytes(token for token in tokens if token < 256).decode(errors="replace")
        if "<hang>" in text:
            self.halt.abort = lambda: None  # From here on it does not listen.
        if "<die>" in text:
            print("GGML_ASSERT(false) failed", file=sys.stderr, flush=True)
            os._exit(3)
        if "<kill>" in text:
            os.kill(os.getpid(), signal.SIGKILL)  # As Linux does when memory runs out.
        if "<loud>" in text:
            os.write(1, b"a library prints to standard output\n")
        while "<slow>" in text:
            if self.halt():
                raise Halted
            threading.Event().wait(0.001)
        super().read(tokens, position, sequence)

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        if b"<hang>" in bytes(token for token in self.memory.get(0, []) if token < 256):
            threading.Event().wait()
        super().step(tokens)


class Endless(Misbehaving):
    """Takes for ever to be measured."""

    def use_threads(self, count: int | None) -> None:
        while count and not self.halt():
            threading.Event().wait(0.001)


def measured(backend: Backend, *_: object) -> Calibration:
    """As if it had been measured on a quiet machine: a copy is twice as quick."""
    quick = 2 if backend.facts.name.endswith("-q8") and "slow" not in backend.facts.name else 1
    found = Calibration(1, 2, backend.chunk, 150.0 * quick, 90.0)
    backend.tune(found)
    return found


def load(setup: Setup, halt: Halt, progress: Callable[[float], None]) -> FakeBackend:
    kind = Path(setup.model).stem
    if kind in {"missing", "model"}:
        raise LoadError(kind, f"It is {kind}.")
    if kind == "hang":
        threading.Event().wait()
    if kind == "die":
        os._exit(3)
    if BROKEN in (Path(setup.model).read_bytes() if Path(setup.model).exists() else b""):
        raise LoadError("model", "It is broken.")
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "dies-once":
        mark = Path(setup.model)
        if mark.exists():
            mark.unlink()
            os._exit(3)
    if kind != "endless":
        worker.calibrate = measured
    import numpy as np  # As llama.cpp's backend does: not during the first answer.

    for share in np.linspace(0.0, 1.0, 3):
        progress(float(share))
    backend = Endless(halt) if kind == "endless" else Misbehaving(halt)
    backend.chunk = 64
    backend.facts = replace(backend.facts, name=kind, metadata={"file_type": "3"})
    return backend


def recode(source: Path, target: Path) -> bool:
    target.write_bytes(source.read_bytes())
    while source.stem == "long":
        threading.Event().wait()
    return BROKEN not in source.read_bytes()


if __name__ == "__main__":
    serve(load, recode)
