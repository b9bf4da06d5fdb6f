"""A clock that is moved by hand, in the place of the event loop's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any


class FakeClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.calls: list[tuple[float, Callable[[], object]]] = []

    def time(self) -> float:
        return self.now

    def call_later(self, delay: float, callback: Callable[[], object], /) -> FakeHandle:
        call = (self.now + delay, callback)
        self.calls.append(call)
        return FakeHandle(self, call)

    async def passes(self, seconds: float) -> None:
        """Call what is due, in its order, and let every task go on as far as it can."""
        end = self.now + seconds
        while due := min((call for call in self.calls if call[0] <= end), default=None, key=_when):
            self.calls.remove(due)
            self.now = due[0]
            due[1]()
            await settled()
        self.now = end


class FakeHandle:
    def __init__(self, clock: FakeClock, call: tuple[float, Callable[[], object]]) -> None:
        self.clock, self.call = clock, call

    def cancel(self) -> None:
        if self.call in self.clock.calls:
            self.clock.calls.remove(self.call)


def _when(call: tuple[float, Any]) -> float:
    return call[0]


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)
