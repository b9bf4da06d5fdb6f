from __future__ import annotations

import pytest

from screenplay_ls.llm.engine import EngineError, EngineLost, EngineMissing, ModelUnusable
from screenplay_ls.services.backoff import BackOff

LOST, MISSING, UNUSABLE = EngineLost(""), EngineMissing(""), ModelUnusable("")


def waits(*errors: EngineError) -> list[float]:
    """How long nothing is tried after each of these failures, in seconds."""
    backoff, found = BackOff(), list[float]()
    for error in errors:
        backoff.failed(error, 0.0)
        found.append(next((s for s in range(100) if backoff.may_try(s)), float("inf")))
    return found


@pytest.mark.parametrize(
    ("errors", "seconds"),
    [
        ([LOST] * 8, [0, 1, 2, 4, 8, 16, 32, 60]),
        ([EngineError("")] * 3, [0, 1, 2]),
        ([MISSING] * 4, [10, 20, 40, 60]),
        ([UNUSABLE], [float("inf")]),
        ([LOST] * 1000, None),
    ],
)
def test_pauses_grow(errors: list[EngineError], seconds: list[float] | None) -> None:
    found = waits(*errors)

    assert found[-1] == 60 if seconds is None else found == seconds


def test_what_was_before_an_answer_does_not_count() -> None:
    backoff = BackOff()
    for _ in range(5):
        backoff.failed(LOST, 0.0)
    backoff.worked()
    backoff.failed(LOST, 100.0)

    assert backoff.may_try(100.0)


def test_forgetting_allows_a_try_at_once() -> None:
    backoff = BackOff()
    backoff.failed(UNUSABLE, 0.0)
    backoff.forget()

    assert backoff.may_try(0.0)
