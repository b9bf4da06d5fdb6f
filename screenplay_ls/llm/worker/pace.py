"""How many threads to use for the next piece of work: many while that is quicker, else few.

Threads that meet after each small step are quick on an idle machine; beside another busy program
each meeting waits for whichever thread was put aside, and many are slower than one. That cannot be
foreseen, but it is seen after a few tokens. Reads no clock.
"""

from __future__ import annotations

from collections import deque
from statistics import median

WORSE = 1.25
"""Many threads are given up when they take so many times as long as few."""
SUSPICIOUS = 2.5
"""The same against their own best time, while it is not known how long few take."""
LOOKED_AT = 3
"""So many pieces of work decide together, so that a single stall does not."""
FIRST_HOLD_S, LONGEST_HOLD_S = 1.0, 60.0
"""How long few threads are used before many are tried again; doubled each time in vain."""


class Pace:
    """Chooses between two numbers of threads, for one kind of work.

    Args:
        many: threads on an idle machine.
        few: threads on a busy one.
        seconds: what one token takes with `many` on an idle machine; 0 where it is not known.
    """

    def __init__(self, many: int, few: int = 1, seconds: float = 0.0) -> None:
        self.many, self.few = many, min(few, many)
        self._best = seconds
        self._times: dict[int, deque[float]] = {
            count: deque(maxlen=LOOKED_AT) for count in (self.many, self.few)
        }
        self._hold = FIRST_HOLD_S
        self._few_until = 0.0
        self._given_up = 0.0
        """What a token took when many threads were given up (seconds)."""
        self._trying = False

    def threads(self, now: float) -> int:
        """For work that begins now (seconds of any steady clock that begins above 0)."""
        return self.few if now < self._few_until else self.many

    def took(self, threads: int, seconds: float, now: float) -> None:
        """A token took so long with so many threads; it ended now."""
        if self.many == self.few or threads not in self._times:
            return
        self._times[threads].append(seconds)
        if threads == self.few:
            if len(self._times[threads]) > 1 and median(self._times[threads]) > self._given_up > 0:
                self._few_until = now  # Few are worse still: the machine is slow for everybody.
            return
        self._best = min(self._best or seconds, seconds)
        times = self._times[self.many]
        # While they are only being tried, one slow piece is enough to stop.
        enough = self._trying or len(times) == LOOKED_AT
        if enough and median(times) > self._limit():
            self._few_until = now + self._hold
            self._given_up = median(times)
            self._hold = min(2 * self._hold, LONGEST_HOLD_S)
            self._trying = True
            times.clear()
        elif len(times) == LOOKED_AT:
            self._hold = FIRST_HOLD_S
            self._trying = False

    def _limit(self) -> float:
        few = self._times[self.few]
        return WORSE * median(few) if few else SUSPICIOUS * self._best
