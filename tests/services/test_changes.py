from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.services.changes import (
    Change,
    apply,
    change_between,
    changed_spans,
    goes_on,
    pieces,
)

TEXTS = st.text(alphabet="ab \n", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("", "", None),
        ("same", "same", None),
        ("", "a", Change(0, 0, "a")),
        ("a", "", Change(0, 1, "")),
        ("one three", "one two three", Change(5, 0, "wo t", slack=2)),
        ("aaa", "aaaa", Change(3, 0, "a", slack=3)),
        ("abab", "ab", Change(2, 2, "", slack=2)),
        ("He waits.", "She waits.", Change(0, 1, "Sh")),
        ("x" * 9000 + "a" + "y" * 9000, "x" * 9000 + "b" + "y" * 9000, Change(9000, 1, "b")),
    ],
)
def test_what_was_changed(old: str, new: str, change: Change | None) -> None:
    assert change_between(old, new) == change


@given(TEXTS, TEXTS)
def test_a_change_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    change = change_between(old, new)

    assert (apply(old, change) if change else old) == new


@given(TEXTS, TEXTS)
def test_what_is_new_is_within_the_spans_that_have_come(old: str, new: str) -> None:
    change = change_between(old, new)
    spans = changed_spans(old, change) if change else []
    left = "".join(sign for at, sign in enumerate(new) if not any(a <= at < b for a, b in spans))

    # Without it, nothing is left that was not there before, in its order.
    rest = iter(old)
    assert all(sign in rest for sign in left)


@given(TEXTS, TEXTS)
def test_so_do_its_pieces(old: str, new: str) -> None:
    change = change_between(old, new)
    text = old
    for piece in pieces(old, change) if change else ():
        text = apply(text, piece)

    assert text == new


@given(TEXTS, st.integers(0, 30), TEXTS)
def test_an_insertion_is_known_where_it_was_made(old: str, at: int, inserted: str) -> None:
    at = min(at, len(old))
    change = change_between(old, old[:at] + inserted + old[at:])

    assert (change.inserted_at(at) if change else "") == inserted


@given(TEXTS, st.integers(0, 30), st.integers(1, 5))
def test_a_removal_is_known_where_it_was_made(old: str, at: int, length: int) -> None:
    at = min(at, len(old))
    start = max(0, at - length)
    change = change_between(old, old[:start] + old[at:])

    assert change is None or change.removed_until(at)


@given(TEXTS, st.integers(0, 30), st.integers(0, 4), st.text(alphabet="ab", max_size=6))
def test_what_is_typed_becomes_one_change(old: str, at: int, removed: int, typed: str) -> None:
    at = min(at, len(old))
    text = old[:at] + old[at + removed :]
    so_far = change_between(old, text)
    for number, sign in enumerate(typed):
        new = text[: at + number] + sign + text[at + number :]
        change, text = change_between(text, new), new
        assert change is not None
        both = goes_on(so_far, change) if so_far else change
        if both is None:
            return
        so_far = both

    assert (apply(old, so_far) if so_far else old) == text


def test_two_places_far_apart_are_two_pieces() -> None:
    old = "Hank.\n" + "Rain.\n" * 50 + "Mary.\n"
    change = change_between(old, "Hanks.\n" + "Rain.\n" * 50 + "Marys.\n")
    assert change is not None

    assert [(piece.start, piece.inserted) for piece in pieces(old, change)] == [
        (310, "s"),
        (4, "s"),
    ]
