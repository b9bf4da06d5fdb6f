"""What a session asks of a model, and the flag that stops the model's work."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.messages import Facts, Setup

if TYPE_CHECKING:
    import numpy as np

    Row = np.ndarray[tuple[int], np.dtype[np.float32]]
    """Logits of one place: one number for each token of the vocabulary."""


class Halted(Exception):
    """The work was stopped half-way; what was finished before is kept."""


class BadRequest(Exception):
    """A request asks for what cannot be done; the message is for the writer."""


class LoadError(Exception):
    """The model cannot be used. `kind` is "missing" (no library) or "model"."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Halt:
    """Says whether the present work must stop: aborted from outside, or out of time.

    llama.cpp calls it hundreds of times for each token, so it is short.
    """

    def __init__(self) -> None:
        self.aborted = False
        self._deadline = math.inf

    def begin(self, deadline: float = math.inf) -> None:
        """A new request, to end by `deadline` (seconds of `time.monotonic`)."""
        self.aborted = False
        self._deadline = deadline

    def abort(self) -> None:
        """Stop; may be called from any thread."""
        self.aborted = True

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.aborted or time.monotonic() >= self._deadline


class Grammar(Protocol):
    """The state of a grammar within one answer."""

    def allows(self, token: int) -> bool:
        """Whether the answer may go on with this token."""
        ...

    def restrict(self, row: Row) -> None:
        """Set the logits of all tokens that are not allowed to minus infinity, in place."""
        ...

    def accept(self, token: int) -> None:
        """The answer went on with this token."""
        ...


class Backend(Protocol):
    """A loaded model with the memory of what it has read, in several sequences.

    A sequence is what was read from position 0 on. Owned by one thread.
    """

    facts: Facts
    """What is known of the model; the session reads the size of the context from it."""
    chunk: int
    """How many tokens of a prompt are read at once: the grain of stopping."""
    ends: tuple[int, ...]
    """Tokens that end a text."""
    infill: tuple[int, int, int] | None
    """Fill-in-the-middle tokens: before the prefix, before the suffix, before the answer."""
    begin: int
    """The token that stands for nothing before the text."""
    sequences: int
    """How many there can be."""

    def tokenize(self, text: str, *, begin: bool) -> list[int]:
        """The text's tokens; with the model's begin mark where it wants one and `begin`."""
        ...

    def converse(self, frame: Sequence[str | int], texts: Sequence[str], answer: str) -> list[int]:
        """The tokens of a conversation (see `conversing`), with the model's begin mark."""
        ...

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for; none for a control token."""
        ...

    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        """Read tokens into a sequence, which ends at `position`.

        Raises:
            Halted: nothing of `tokens` was kept, or some: ask `end`.
        """
        ...

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        """Read one token each into several sequences: (token, position, sequence).

        Raises:
            Halted: nothing was kept.
        """
        ...

    def row(self, index: int = -1) -> Row:
        """Logits after the last `read`, or after token `index` of the last `step`.

        Valid until the next `read` or `step`; not to be changed.
        """
        ...

    def end(self, sequence: int = 0) -> int:
        """The position after the last token that the sequence holds."""
        ...

    def forget(self, position: int, sequence: int = 0) -> bool:
        """Drop what stands at `position` and after it; False where the model cannot."""
        ...

    def copy(self, sequence: int) -> None:
        """Make `sequence` hold what sequence 0 holds."""
        ...

    def clear(self) -> None:
        """Forget all sequences."""
        ...

    def use_threads(self, count: int | None) -> None:
        """Use so many threads for everything; None goes back to what suits the work."""
        ...

    def tune(self, calibration: Calibration) -> None:
        """Run like this from now on."""
        ...

    def grammar(self, text: str) -> Grammar:
        """Begin an answer under a GBNF grammar with the root rule `root`.

        Raises:
            BadRequest: it is not a grammar.
        """
        ...


Loader = Callable[[Setup, Halt, Callable[[float], None]], Backend]
"""Loads a model: the setup, the flag that stops it later, and a report of its progress (0 to 1).
Raises `LoadError`."""
