from __future__ import annotations

import pytest

from screenplay_ls.services.rhythm import LONGEST_MS, Rhythm


def check(keys_ms: list[float], answers_ms: list[float], rest_ms: float) -> None:
    """After keys with these pauses between them, typing must rest so long; 40 ms at least."""
    rhythm, now = Rhythm(), 100.0
    rhythm.asked(now)
    for pause in keys_ms:
        now += pause / 1000
        rhythm.asked(now)
    for answer in answers_ms:
        rhythm.answered(answer)
    assert rhythm.rest_ms(40) == pytest.approx(rest_ms)


@pytest.mark.parametrize(
    ("keys_ms", "answers_ms", "rest_ms"),
    [
        # Nothing is known yet.
        ([], [], 40),
        ([200], [], 40),
        ([], [500], 40),
        # The answer is there before the next key.
        ([200], [100], 40),
        # It is not.
        ([200], [500], 250),
        ([100, 100, 100], [500], 125),
        ([20], [500], 40),
        ([900], [2000], LONGEST_MS),
        # The writer was thinking, or away.
        ([200, 60_000], [500], 250),
        # What was seen lately counts more.
        ([200], [100, 700], 250),
    ],
)
def test_how_long_typing_must_rest(
    keys_ms: list[float], answers_ms: list[float], rest_ms: float
) -> None:
    check(keys_ms, answers_ms, rest_ms)


def test_an_answer_that_was_stopped_took_at_least_so_long() -> None:
    rhythm = Rhythm()
    rhythm.asked(1.0)
    rhythm.asked(1.2)
    rhythm.answered(100)
    rhythm.answered(50, whole=False)
    assert rhythm.rest_ms(40) == 40
    for _ in range(20):
        rhythm.answered(190, whole=False)
    assert rhythm.rest_ms(40) == pytest.approx(250)


def test_the_settings_may_ask_for_more() -> None:
    rhythm = Rhythm()
    rhythm.asked(1.0)
    rhythm.asked(1.1)
    rhythm.answered(500)
    assert rhythm.rest_ms(1000) == 1000
