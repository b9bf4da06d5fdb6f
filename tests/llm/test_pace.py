from __future__ import annotations

import pytest

from screenplay_ls.llm.worker.pace import LONGEST_HOLD_S, Pace


class Machine:
    """Computes tokens with as many threads as the pace says, and counts what that took."""

    def __init__(self, pace: Pace, many: float, few: float) -> None:
        self.pace = pace
        self.cost = {pace.many: many, pace.few: few}
        """Seconds for a token."""
        self.now = 1.0
        self.used: list[int] = []

    def runs(self, tokens: int) -> float:
        """Seconds for so many tokens."""
        before = self.now
        for _ in range(tokens):
            threads = self.pace.threads(self.now)
            self.used.append(threads)
            self.now += self.cost[threads]
            self.pace.took(threads, self.cost[threads], self.now)
        return self.now - before


def test_an_idle_machine_uses_many_threads() -> None:
    machine = Machine(Pace(2, seconds=0.008), many=0.008, few=0.012)
    machine.runs(1000)

    assert set(machine.used) == {2}


@pytest.mark.parametrize("known", [0.0, 0.008])
def test_a_busy_machine_uses_few_before_long(known: float) -> None:
    machine = Machine(Pace(2, seconds=known), many=0.008, few=0.012)
    machine.runs(5)
    machine.cost = {2: 0.3, 1: 0.03}
    took = machine.runs(300)

    assert machine.used[-1] == 1
    assert machine.used[5:].count(2) <= 8
    assert took < 2 * 300 * 0.03, "at most twice what few threads alone would take"


def test_it_comes_back_to_many_when_the_machine_is_idle_again() -> None:
    machine = Machine(Pace(2, seconds=0.008), many=0.3, few=0.03)
    machine.runs(500)
    machine.cost = {2: 0.008, 1: 0.012}
    machine.now += LONGEST_HOLD_S
    machine.runs(100)

    assert machine.used[-90:] == [2] * 90


def test_one_stall_changes_nothing() -> None:
    machine = Machine(Pace(2, seconds=0.008), many=0.008, few=0.012)
    machine.runs(10)
    machine.cost[2] = 3.0
    machine.runs(1)
    machine.cost[2] = 0.008
    machine.runs(10)

    assert set(machine.used) == {2}


def test_a_machine_that_is_slow_for_everybody_keeps_many() -> None:
    machine = Machine(Pace(8, 1, seconds=0.02), many=0.02, few=0.15)
    machine.runs(5)
    machine.cost = {8: 0.06, 1: 0.4}
    machine.runs(200)

    assert machine.used.count(1) < 20


def test_what_the_settings_fix_stays() -> None:
    machine = Machine(Pace(3, 3), many=0.008, few=0.5)
    machine.runs(50)

    assert set(machine.used) == {3}
