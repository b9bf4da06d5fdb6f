"""Slots: small answers that are asked for one at a time, and asked for again until one will do.

Even a very small model can fill a slot: one sentence, one place, one character. What it may write
there is bounded by a grammar where the engine knows grammars, and read strictly in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from screenplay_ls.assist.drafts.draft import Answer, Ask

TRIES = 5
"""So often a slot is asked for before it is left empty."""

LATER_TEMPERATURE = 1.0
"""From the third try on: what the model prefers was no good."""


@dataclass(frozen=True)
class Slot:
    """What is asked, and how an answer is read."""

    ask: Ask
    read: Callable[[str], str]
    """What of the answer fills the slot; empty where nothing does."""
    candidates: int = 1
    """So many answers that would do are compared; the best of them is taken."""
    judge: Callable[[str], float] = lambda text: 0.0
    """How good an answer is, besides how sure the model was of it."""


def fill(slot: Slot) -> Generator[Ask, Answer, str]:
    """The slot's text; empty where no answer would do."""
    found: list[tuple[float, str]] = []
    for number in range(TRIES):
        ask = slot.ask
        if number > 1:
            ask = replace(ask, temperature=LATER_TEMPERATURE)
        answer = yield ask
        text = slot.read(answer.text) if answer.whole else ""
        if text and all(text != other for _, other in found):
            found.append((slot.judge(text) + (answer.mean_logprob or 0.0), text))
        if len(found) >= slot.candidates or (found and number + 1 > slot.candidates):
            break
    return max(found, key=lambda pair: pair[0])[1] if found else ""
