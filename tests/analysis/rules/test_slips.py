from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screenplay_ls.analysis.rules.slips import one_slip_apart


@given(st.lists(st.text("ABC", max_size=5), unique=True, max_size=12))
def test_the_same_pairs_as_comparing_each_with_each(words: list[str]) -> None:
    found = {frozenset(pair) for pair in one_slip_apart(words)}

    assert found == {
        frozenset((one, other)) for one in words for other in words if OSA.distance(one, other) == 1
    }
