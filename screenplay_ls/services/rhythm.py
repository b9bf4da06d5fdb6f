"""How long typing must rest before the model is asked: by the writer's rhythm, and the machine's.

Where an answer comes within the pause between two keys, asking at once costs nothing. Where it
takes longer, what is asked in the middle of a word is thrown away at the next key; so it is asked
when the pause is longer than the writer's usual ones. Reads no clock.
"""

from __future__ import annotations

PAUSE_S = 1.0
"""A longer time between two keys is no rhythm: the writer was thinking."""
LONGEST_MS = 300.0
"""Nobody is kept waiting longer than this, unless the settings say so."""
SLACK = 1.25
"""A key that is not there after so many times the usual pause is not about to come."""
WEIGHT = 0.25
"""Of the newest observation in the averages."""


class Rhythm:
    """Averages of what was seen lately. One for all documents: one writer, one machine."""

    def __init__(self) -> None:
        self._asked_at: float | None = None
        self._between_keys_ms: float | None = None
        self._answer_ms: float | None = None

    def asked(self, now: float) -> None:
        """A key was typed; `now` in seconds of any steady clock."""
        before, self._asked_at = self._asked_at, now
        if before is not None and now - before <= PAUSE_S:
            self._between_keys_ms = _mean(self._between_keys_ms, (now - before) * 1000)

    def answered(self, ms: float, *, whole: bool = True) -> None:
        """The engine was busy for so long; not `whole`: it was stopped then."""
        if whole or ms > (self._answer_ms or 0.0):
            self._answer_ms = _mean(self._answer_ms, ms)

    def rest_ms(self, least: float) -> float:
        """How long to wait now; `least` is what the settings say (milliseconds)."""
        pause, answer = self._between_keys_ms, self._answer_ms
        if pause is None or answer is None or least + answer <= pause:
            return least
        return max(least, min(SLACK * pause, LONGEST_MS))


def _mean(before: float | None, now: float) -> float:
    return now if before is None else before + WEIGHT * (now - before)
