"""How fast the model reads and writes here and now: the medians of what was seen lately.

What fits into a page before the deadline follows from it. A machine is slower while it builds
something else, so the newest requests count and old ones are forgotten. Reads no clock.
"""

from __future__ import annotations

from collections import deque
from statistics import median

from screenplay_ls.llm.engine import Figures

KEPT = 9
"""So many observations are remembered: a few seconds of typing, so a change is soon seen."""
LEAST_READ, LEAST_WRITTEN = 16, 2
"""Tokens; fewer say more about the start of the work than about its speed."""

PAGES = (1500, 3000, 6000)
"""Characters of the script that are read before the cursor: on a slow machine, on most, and where
a graphics processor reads them."""
FASTER = (150.0, 1000.0)
"""Tokens of a prompt in a second from which the next larger page is read. A page of 3,000
characters with what stands before it is about 1,100 tokens, which a writer waits for once."""
SURELY = 1.4
"""A page grows, or shrinks, when the speed is so many times beyond its limit: its beginning moves
with it, and then the model reads everything anew."""


class Page:
    """How much of the script the model reads; follows its speed in few large steps."""

    def __init__(self) -> None:
        self._step = 1

    def characters(self, prompt_tokens_per_s: float | None) -> int:
        """How much now; as before where the speed is not known."""
        if prompt_tokens_per_s is not None:
            while self._step and prompt_tokens_per_s * SURELY < FASTER[self._step - 1]:
                self._step -= 1
            while self._step < len(FASTER) and prompt_tokens_per_s > FASTER[self._step] * SURELY:
                self._step += 1
        return PAGES[self._step]


class Speed:
    """Fed with the figures of every request; see `Keeper.speed`."""

    def __init__(self) -> None:
        self._read: deque[float] = deque(maxlen=KEPT)
        self._written: deque[float] = deque(maxlen=KEPT)

    @property
    def prompt_tokens_per_s(self) -> float | None:
        """How fast a prompt is read; None before anything was seen."""
        return median(self._read) if self._read else None

    @property
    def decode_tokens_per_s(self) -> float | None:
        """How fast one token after another is written; None before anything was seen."""
        return median(self._written) if self._written else None

    def seen(self, figures: Figures) -> None:
        """A request has ended, by itself or because it was stopped."""
        read = figures.prompt_tokens - figures.reused_tokens
        if read >= LEAST_READ and figures.prompt_ms > 0:
            self._read.append(1000 * read / figures.prompt_ms)
        # The first token comes from the prompt: the time between tokens is one less.
        written = figures.predicted_tokens - 1
        if written >= LEAST_WRITTEN and figures.predicted_ms > 0:
            self._written.append(1000 * written / figures.predicted_ms)

    def begin(self, prompt_tokens_per_s: float, decode_tokens_per_s: float) -> None:
        """What was measured before: counts as one observation, and only where there is none."""
        if not self._read and prompt_tokens_per_s > 0:
            self._read.append(prompt_tokens_per_s)
        if not self._written and decode_tokens_per_s > 0:
            self._written.append(decode_tokens_per_s)

    def forget(self) -> None:
        """Another engine: what was seen of the one before says nothing."""
        self._read.clear()
        self._written.clear()
