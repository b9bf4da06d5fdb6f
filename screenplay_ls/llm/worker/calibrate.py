"""How a model runs best on this machine: a few tokens with each number of threads, timed.

It uses a sequence of its own, so that what a session has read stays, and it is stopped like any
work: by the halt, between and within tokens.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.hardware import cores
from screenplay_ls.llm.worker.backend import Backend, Halt, Halted

BUDGET_S = 1.5
"""No new round is begun after so long."""
ROUNDS = 4
STEPS = 4
"""Tokens written for one observation."""
SLOW_S = 0.05
"""A model that takes so long for a token reads a quarter of a chunk at a time while measured."""
GOOD_ENOUGH = 1.1
"""The fewest threads within so many times the best are taken: the others are left to the editor."""
STEADY = 1.3
"""Where the typical observation takes so many times the best one, something disturbed it."""
ALONE = 0.9
"""A thread that is given less of its time than this shares its processor with other programs."""
CHUNK_S = 0.3
"""Reading a chunk may take so long: what is stopped within it is read again."""
LEAST_CHUNK = 16
PAGE = "She looks at the clock. He has not come, and the kettle is cold. " * 8


@dataclass
class _Trial:
    """What was seen with one number of threads."""

    threads: int
    seconds: list[float] = field(default_factory=list[float])
    """For one token."""

    @property
    def best(self) -> float:
        return min(self.seconds)


def calibrate(  # noqa: PLR0913 -- Two of them are clocks, which only tests set.
    backend: Backend,
    halt: Halt,
    threads: Sequence[int] = (),
    prompt_threads: Sequence[int] = (),
    *,
    clock: Callable[[], float] = time.perf_counter,
    processor: Callable[[], float] = time.thread_time,
) -> Calibration:
    """Measure, and run like that from now on. On a busy machine the result is not settled.

    Args:
        backend: a loaded model; its sequence with the highest number is used.
        halt: stops it.
        threads: numbers to try for one token after another; empty tries what the machine has.
        prompt_threads: the same for the prompt.
        clock: seconds.
        processor: seconds that this thread has computed.

    Raises:
        Halted: it was stopped; nothing has changed.
    """
    writing = [_Trial(count) for count in threads or thread_counts(cores())]
    reading = [_Trial(count) for count in prompt_threads or thread_counts(cores())[-2:]]
    sequence = backend.sequences - 1
    if not sequence:
        raise Halted  # There is no sequence to spare.
    started = clock()
    tokens = backend.tokenize(PAGE, begin=True)
    rounds = 0
    shares: list[float] = []
    try:
        _write(backend, halt, _Trial(1), tokens, sequence, clock)  # The first is always slow.
        while rounds < ROUNDS and (not rounds or clock() - started < BUDGET_S):
            for trial in writing:
                began, computed = clock(), processor()
                _write(backend, halt, trial, tokens, sequence, clock)
                if trial.threads == 1:  # The only one that computes on this thread alone.
                    shares.append((processor() - computed) / max(clock() - began, 1e-9))
            for trial in reading:
                slow = writing[0].best > SLOW_S
                count = backend.chunk // 4 if slow else backend.chunk
                _read(backend, halt, trial, tokens[:count], sequence, clock)
            rounds += 1
    finally:
        backend.forget(0, sequence)
        backend.use_threads(None)
    alone = backend.facts.gpu_layers > 0 or not shares or median(shares) >= ALONE
    found = _found(writing, reading, backend.chunk, settled=rounds > 1 and alone)
    backend.tune(found)
    return found


def thread_counts(most: int) -> list[int]:
    """1, 2, 4, ... and `most`."""
    counts = [1]
    while counts[-1] * 2 < most:
        counts.append(counts[-1] * 2)
    return list(dict.fromkeys([*counts, max(most, 1)]))


def _write(  # noqa: PLR0913, PLR0917 -- The two share what they need.
    backend: Backend,
    halt: Halt,
    trial: _Trial,
    tokens: Sequence[int],
    sequence: int,
    clock: Callable[[], float],
) -> None:
    backend.use_threads(trial.threads)
    backend.forget(0, sequence)
    times: list[float] = []
    for position in range(STEPS):
        if halt():
            raise Halted
        started = clock()
        backend.step([(tokens[position], position, sequence)])
        times.append(clock() - started)
    trial.seconds.append(median(times))


def _read(  # noqa: PLR0913, PLR0917 -- As above.
    backend: Backend,
    halt: Halt,
    trial: _Trial,
    tokens: Sequence[int],
    sequence: int,
    clock: Callable[[], float],
) -> None:
    if halt():
        raise Halted
    backend.use_threads(trial.threads)
    backend.forget(0, sequence)
    started = clock()
    backend.read(tokens, 0, sequence)
    trial.seconds.append((clock() - started) / len(tokens))


def _found(
    writing: list[_Trial], reading: list[_Trial], most: int, *, settled: bool
) -> Calibration:
    written, read = _choose(writing), _choose(reading)
    steady = all(median(trial.seconds) < STEADY * trial.best for trial in (written, read))
    speed = 1 / read.best
    chunk = most
    while chunk > LEAST_CHUNK and chunk / speed > CHUNK_S:
        chunk //= 2
    return Calibration(
        threads=written.threads,
        prompt_threads=read.threads,
        chunk=chunk,
        prompt_tokens_per_s=round(speed, 1),
        decode_tokens_per_s=round(1 / written.best, 1),
        settled=settled and steady,
        measured_at=round(time.time()),
    )


def _choose(trials: list[_Trial]) -> _Trial:
    best = min(trial.best for trial in trials)
    return min(
        (trial for trial in trials if trial.best <= GOOD_ENOUGH * best),
        key=lambda trial: trial.threads,
    )
