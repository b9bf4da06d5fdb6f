"""How many bits a model needs for a text that it knows the beginning of."""

from __future__ import annotations

import math
from pathlib import Path

from screenplay_ls.llm.messages import Setup
from screenplay_ls.llm.worker.backend import Halt
from screenplay_ls.llm.worker.llama import load


class Meter:
    """A model in this process, asked for the probability of what was really written."""

    def __init__(self, model: Path) -> None:
        self._backend = load(Setup(model=str(model), sequences=1), Halt(), lambda _: None)
        self._held: list[int] = []

    def bits(self, before: str, text: str) -> float:
        """Bits of `text` behind `before`."""
        start = len(self._backend.tokenize(before, begin=True))
        tokens = self._backend.tokenize(before + text, begin=True)
        known = 0
        while known < min(start - 1, len(self._held)) and tokens[known] == self._held[known]:
            known += 1
        self._backend.forget(known)
        self._held = tokens
        for at in range(known, start, self._backend.chunk):
            self._backend.read(tokens[at : min(at + self._backend.chunk, start)], at)
        return sum(self._next(tokens, at) for at in range(start, len(tokens)))

    def _next(self, tokens: list[int], at: int) -> float:
        """Bits of the token at a place; it is read then."""
        import numpy as np

        row = self._backend.row()
        highest = row.max()
        total = highest + np.log(np.exp(row - highest).sum())
        bits = float(total - row[tokens[at]]) / math.log(2)
        self._backend.read([tokens[at]], at)
        return bits
