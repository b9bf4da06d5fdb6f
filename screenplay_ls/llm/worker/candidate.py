"""One continuation while it is written, and what the request that it belongs to costs."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from screenplay_ls.llm.engine import EndReason, Figures
from screenplay_ls.llm.text import StopFilter, Utf8
from screenplay_ls.llm.worker.sampling import Sampler


@dataclass
class Candidate:
    """One continuation while it is written."""

    number: int
    sampler: Sampler
    stops: StopFilter
    opening: bytes = b""
    """What it must still begin with."""
    hidden: int = 0
    """So many of its next bytes stand in the prompt already."""
    utf8: Utf8 = field(default_factory=Utf8)
    begun: bool = False
    """It has gone beyond what it must begin with."""
    token: int = 0
    """The last one chosen, not read yet."""
    logprob: float = 0.0
    """Of that token."""
    written: int = 0
    held_tokens: int = 0
    held_logprob: float = 0.0
    reason: EndReason | None = None


class Clock:
    """When a request began, and when its prompt was read."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.read = 0.0

    def figures(self, prompt: int, reused: int, predicted: int) -> Figures:
        """What was done until now: tokens of the prompt, those reused of them, those written."""
        now = time.perf_counter()
        read = self.read or now
        return Figures(
            prompt_tokens=prompt,
            reused_tokens=reused,
            predicted_tokens=predicted,
            prompt_ms=(read - self.started) * 1000,
            predicted_ms=(now - read) * 1000,
        )
