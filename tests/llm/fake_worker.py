"""A worker process around the fake model: the real threads and messages, no llama.cpp.

Words in a prompt make it misbehave: <hang>, <die>, <loud>, <slow>.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from screenplay_ls.llm.messages import Setup
from screenplay_ls.llm.worker.backend import Halt, Halted, LoadError
from screenplay_ls.llm.worker.serve import serve
from tests.llm.fake import FakeBackend


class Misbehaving(FakeBackend):
    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        text = bytes(token for token in tokens if token < 256).decode(errors="replace")
        if "<hang>" in text:
            self.halt.abort = lambda: None  # From here on it does not listen.
        if "<die>" in text:
            print("GGML_ASSERT(false) failed", file=sys.stderr, flush=True)
            os._exit(3)
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


def load(setup: Setup, halt: Halt, progress: Callable[[float], None]) -> FakeBackend:
    kind = Path(setup.model).stem
    if kind in {"missing", "model"}:
        raise LoadError(kind, f"It is {kind}.")
    if kind == "hang":
        threading.Event().wait()
    if kind == "die":
        os._exit(3)
    if kind == "dies-once":
        mark = Path(setup.model)
        if mark.exists():
            mark.unlink()
            os._exit(3)
    import numpy as np  # As llama.cpp's backend does: not during the first answer.

    for share in np.linspace(0.0, 1.0, 3):
        progress(float(share))
    backend = Endless(halt) if kind == "endless" else Misbehaving(halt)
    backend.chunk = 64
    return backend


if __name__ == "__main__":
    serve(load)
