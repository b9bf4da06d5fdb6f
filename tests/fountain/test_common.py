from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.fountain.common import BLOCK, common_prefix, common_suffix


def walked(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


TEXTS = st.text("ab", max_size=12)
LONG = st.integers(0, 2 * BLOCK + 5)


@given(TEXTS, TEXTS)
def test_they_are_what_walking_finds(one: str, other: str) -> None:
    most = min(len(one), len(other))

    assert common_prefix(one, other) == walked(one, other)
    assert common_suffix(one, other, most) == walked(one[::-1], other[::-1])


@given(LONG, LONG, st.integers(0, 3))
def test_long_ones_are_compared_in_blocks(before: int, after: int, more: int) -> None:
    one, other = "a" * before + "b" + "c" * after, "a" * before + "d" * (more + 1) + "c" * after

    assert common_prefix(one, other) == before
    assert common_suffix(one, other, after) == after
    assert common_suffix(one, other, after // 2) == after // 2


def test_numbers_too() -> None:
    assert common_prefix([1, 2, 3], [1, 2, 4]) == 2
    assert common_suffix([1, 2, 3], [0, 3], 2) == 1
