"""When to try an engine again that has failed. The only place that decides it. Reads no clock."""

from __future__ import annotations

from math import inf

from screenplay_ls.llm.engine import EngineError, EngineMissing, ModelUnusable

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second new try of a lost engine, doubled each time up to the longest."""

LOOKING_WAIT = 10.0
"""The same for an engine that was missing: it is looked for again."""


class BackOff:
    """Times are seconds of one steady clock.

    A lost engine, or one that cannot answer, is tried again at once, then after growing pauses.
    One that is missing is looked for now and then: the writer may have fetched it. A model that
    cannot be used stays as it is until its file changes, which whoever asks looks at, or until a
    restart.
    """

    def __init__(self) -> None:
        self._failures = 0
        self._not_before = -inf

    def may_try(self, now: float) -> bool:
        """Whether the time for a new try has come."""
        return now >= self._not_before

    def failed(self, error: EngineError, now: float) -> None:
        """Note a failure."""
        self._not_before = now + self._wait(error)

    def worked(self) -> None:
        """The engine has answered: what was before does not count any more."""
        self._failures = 0

    def forget(self) -> None:
        """Begin anew."""
        self._failures, self._not_before = 0, -inf

    def _wait(self, error: EngineError) -> float:
        if isinstance(error, ModelUnusable):
            return inf
        missing = isinstance(error, EngineMissing)
        doubled = self._failures - (not missing)
        self._failures += 1
        if doubled < 0:
            return 0
        return min((LOOKING_WAIT if missing else FIRST_WAIT) * 2 ** min(doubled, 10), LONGEST_WAIT)
