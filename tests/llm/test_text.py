from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.llm.text import StopFilter, Utf8


def passed(stop: tuple[str, ...], tokens: list[str]) -> str:
    filter_ = StopFilter(stop)
    text = "".join(map(filter_.feed, tokens))
    return text if filter_.stopped else text + filter_.flush()


@pytest.mark.parametrize(
    ("stop", "tokens", "expected"),
    [
        ((), ["a", "b"], "ab"),
        (("",), ["a", "b"], "ab"),
        (("\n",), ["a", "b\nc", "d"], "ab"),
        (("\n\n",), ["a\n", "b\n", "\nc"], "a\nb"),
        (("\n\n",), ["a\n"], "a\n"),
        (("END",), ["THE E", "N", "D of"], "THE "),
        (("END",), ["THE E", "N", "T"], "THE ENT"),
        (("aab",), ["a", "a", "a", "b"], "a"),
        (("abcd", "c"), ["abcd"], "ab"),
        (("\n", "\n\n"), ["a\n\n"], "a"),
        (("b", "ab"), ["ab"], ""),
    ],
)
def test_ends_before_the_first_stop_string(
    stop: tuple[str, ...], tokens: list[str], expected: str
) -> None:
    assert passed(stop, tokens) == expected


@given(
    stop=st.lists(st.text("ab\n", max_size=4), max_size=3).map(tuple),
    tokens=st.lists(st.text("ab\n", max_size=3), max_size=8),
)
def test_the_result_does_not_depend_on_the_tokens(stop: tuple[str, ...], tokens: list[str]) -> None:
    text = "".join(tokens)

    assert passed(stop, tokens) == passed(stop, list(text)) == passed(stop, [text])
    assert not any(string in passed(stop, tokens) for string in stop if string)


@given(text=st.text(), cuts=st.lists(st.integers(min_value=0, max_value=60)))
def test_characters_split_over_tokens_come_out_whole(text: str, cuts: list[int]) -> None:
    data = text.encode()
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    decoder = Utf8()

    whole = [decoder.feed(data[a:b]) for a, b in itertools.pairwise(edges)]

    assert "".join(whole) == text
