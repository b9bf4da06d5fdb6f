"""Spans that follow a text, and what is left of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.fountain import Span
from screenplay_ls.services.changes import change_between
from screenplay_ls.services.passages import followed, share_left, words_left


def check(before: str, after: str) -> None:
    """What is in `[[ ]]` in one text is in them in the other; none there: nothing is left."""
    old, span = _marked(before)
    new, expected = _marked(after)
    change = change_between(old, new)
    assert change is not None

    assert followed(span, change) == (expected if expected != Span(-1, -1) else None)


def _marked(text: str) -> tuple[str, Span]:
    start = text.find("[[")
    plain = text.replace("[[", "").replace("]]", "")
    return plain, Span(start, text.find("]]") - 2 if start >= 0 else -1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I [[know]] you.", "Now I [[know]] you."),
        ("I [[know]] you.", "I [[know]] you now."),
        ("I [[know]] you.", "I do [[know]] you."),
        ("I [[know]] you.", "I [[know]]ingly you."),
        ("I [[know]] you.", "I [[knew]] you."),
        ("I [[know]] you.", "I [[now]] you."),
        ("I [[know]] you.", "I [[know]]."),
        ("I [[know]] you.", "[[know]] you."),
        ("I [[know you]].", "Y[[ou]]."),
        ("I [[know you]].", "I [[know]]!"),
        ("I [[know]] you.", "I  you."),
        ("I [[know]] you.", "I."),
        ("I [[know]] you.", "I [[see]] you."),
        ("No. [[No.]] No.", "No. [[No.]] No. No."),
        ("[[Oh]]\n", "[[Oh]]\nOh\n"),
        ("HH[[HELLO]]", "H[[HELLO]]"),
        ("[[HELLO]]O", "[[HELLO]]"),
    ],
)
def test_a_span_follows(before: str, after: str) -> None:
    check(before, after)


TEXT = st.text(alphabet="ab \n", max_size=12)


PLACES = st.tuples(st.integers(0, 12), st.integers(0, 6))


@given(TEXT, TEXT.filter(bool), TEXT, TEXT, PLACES)
def test_what_is_edited_outside_leaves_the_words_alone(
    before: str, words: str, behind: str, typed: str, where: tuple[int, int]
) -> None:
    at, removed = where
    old, span = before + words + behind, Span(len(before), len(before) + len(words))
    for side, offset in ((before, 0), (behind, span.end)):
        place = offset + min(at, len(side))
        end = min(place + removed, offset + len(side))
        new = old[:place] + typed + old[end:]
        change = change_between(old, new)
        moved = followed(span, change) if change else span

        assert moved is not None
        assert new[slice(*moved)] == words


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), TEXT), max_size=12))
def test_a_span_stays_within_the_text(edits: list[tuple[int, int, str]]) -> None:
    text, span = "ab ab abba\n" * 3, Span(5, 15)
    for at, removed, typed in edits:
        place = min(at, len(text))
        new = text[:place] + typed + text[place + removed :]
        change, text = change_between(text, new), new
        moved = followed(span, change) if change else span
        if moved is None:
            return
        span = moved
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("original", "now", "share"),
    [
        ("I know you.", "I know you.", 1),
        ("I know you.", "I know you!", 1),
        ("I know you.", "I KNOW YOU", 1),
        ("I know you well.", "I know him well.", 0.75),
        ("I know you well.", "Well, I never.", 0.25),
        ("I know you well.", "I know, and have always known, you well.", 1),
        ("I know you.", "", 0),
        ("…", "…", 1),
    ],
)
def test_how_much_is_left(original: str, now: str, share: float) -> None:
    assert share_left(original, now) == share


def test_the_words_that_are_left_are_known_by_their_number() -> None:
    assert words_left("I know you well.", "But I really know you, Hank.") == [1, 3, 4]
