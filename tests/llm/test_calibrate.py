"""Measuring, on a model without weights and with a clock that the model's work moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.worker.backend import Halt, Halted
from screenplay_ls.llm.worker.calibrate import BUDGET_S, calibrate, thread_counts
from tests.llm.fake import FakeBackend

Cost = Callable[[int, int], float]
"""Seconds for some tokens with so many threads: (tokens, threads)."""


class Timed(FakeBackend):
    """Its work takes time by a clock of its own."""

    def __init__(self, cost: Cost) -> None:
        super().__init__(Halt())
        self.chunk = 64
        self.cost = cost
        self.now = 0.0

    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        super().read(tokens, position, sequence)
        self.now += self.cost(len(tokens), self.threads or 1)

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        super().step(tokens)
        self.now += self.cost(1, self.threads or 1)


def measured(backend: Timed, share: float = 1.0) -> Calibration:
    """On a machine that gives it a share of its time."""
    return calibrate(
        backend,
        backend.halt,
        (1, 2, 4),
        (1, 2, 4),
        clock=lambda: backend.now,
        processor=lambda: backend.now * share,
    )


def check(cost: Cost, **expected: object) -> None:
    backend = Timed(cost)
    found = measured(backend)

    assert {name: getattr(found, name) for name in expected} == expected


COSTS: dict[str, tuple[Callable[[int], float], int]] = {
    "more is quicker": (lambda threads: 1 / threads, 4),
    "more is slower": (float, 1),
    "two are best": (lambda threads: 1 + abs(threads - 2), 2),
    "more hardly helps": (lambda threads: 1 - 0.01 * threads, 1),
}
"""What a token costs by the number of threads, and which number is to be found."""


@pytest.mark.parametrize("name", COSTS)
def test_the_fewest_of_the_quickest_threads_are_taken(name: str) -> None:
    cost, threads = COSTS[name]
    backend = Timed(lambda tokens, threads: 0.0005 * tokens * cost(threads))
    found = measured(backend)

    assert (found.threads, found.prompt_threads, found.settled) == (threads, threads, True)
    assert backend.calibration == found
    assert backend.threads is None
    assert backend.end(backend.sequences - 1) == 0


@pytest.mark.parametrize(
    ("seconds", "chunk"), [(0.001, 64), (0.004, 64), (0.006, 32), (0.02, 16), (1.0, 16)]
)
def test_a_slow_machine_reads_less_at_once(seconds: float, chunk: int) -> None:
    check(lambda tokens, _: tokens * seconds, chunk=chunk)


def test_speeds_are_the_best_that_was_seen() -> None:
    check(
        lambda tokens, _: 0.01 if tokens == 1 else tokens * 0.002,
        prompt_tokens_per_s=500.0,
        decode_tokens_per_s=100.0,
    )


def test_a_disturbed_measurement_is_to_be_repeated() -> None:
    calls = iter(range(10_000))
    check(lambda tokens, _: tokens * (0.002 if next(calls) % 7 == 0 else 0.02), settled=False)


@pytest.mark.parametrize(("share", "settled"), [(0.97, True), (0.5, False)])
def test_what_was_measured_on_a_busy_machine_is_measured_again(share: float, settled: bool) -> None:
    """However steady it was."""
    backend = Timed(lambda tokens, _: tokens * 0.001)

    assert measured(backend, share).settled is settled


def test_a_slow_model_is_measured_in_one_round() -> None:
    check(lambda tokens, _: tokens * BUDGET_S, settled=False)


def test_it_is_stopped_at_once_and_what_was_read_stays() -> None:
    backend = Timed(lambda tokens, _: tokens * 0.01)
    story = backend.tokenize("Once upon", begin=True)
    backend.read(story, 0)
    stopped_after = 5

    def stop(_: int) -> None:
        nonlocal stopped_after
        stopped_after -= 1
        if not stopped_after:
            backend.halt.abort()

    backend.on_token = stop
    with pytest.raises(Halted):
        calibrate(backend, backend.halt, clock=lambda: backend.now)

    assert backend.memory[0] == story
    assert backend.calibration is None


@pytest.mark.parametrize(
    ("cores", "counts"),
    [(1, [1]), (2, [1, 2]), (4, [1, 2, 4]), (6, [1, 2, 4, 6]), (16, [1, 2, 4, 8, 16])],
)
def test_which_numbers_of_threads_are_tried(cores: int, counts: list[int]) -> None:
    assert thread_counts(cores) == counts


def test_a_calibration_that_was_asked_for_is_used() -> None:
    backend = Timed(lambda tokens, _: tokens * 0.01)
    backend.tune(Calibration(1, 2, 16, 100, 50))
    assert backend.chunk == 16
