from __future__ import annotations

import pytest

from screenplay_ls.llm import hardware
from screenplay_ls.llm.hardware import LEAST_CONTEXT, fitting_context

KB, GB = 1_000, 1_000_000_000


@pytest.mark.parametrize(
    ("wanted", "token", "room", "context"),
    [
        (4096, 100 * KB, 8 * GB, 4096),
        (32_768, 100 * KB, 2 * GB, 8192),
        (131_072, 100 * KB, 2 * GB, 8192),
        (4096, 100 * KB, 0, LEAST_CONTEXT),
        (4096, 100 * KB, -5 * GB, LEAST_CONTEXT),
        (4096, 100 * KB, None, 4096),
        (256, 100 * KB, 0, 256),
    ],
)
def test_a_context_that_is_too_large_for_memory_is_made_smaller(
    wanted: int, token: int, room: int | None, context: int
) -> None:
    assert fitting_context(wanted, token, room) == context


def test_the_machine_says_something_of_itself() -> None:
    assert hardware.cores() >= 1
    assert hardware.processor()
    assert hardware.memory() >= 0
    assert all(hardware.instruction_sets())
