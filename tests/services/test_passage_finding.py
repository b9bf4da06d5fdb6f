from __future__ import annotations

import pytest

from screenplay_ls.services.passage_finding import find
from screenplay_ls.services.passages import Passage, Placed, State, words_after, words_before

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank looks down the well.

HANK
I have known the water all my life.

MARY
No.

HANK
You have not seen it the way I have.

MARY
No.
"""


def passage(marked: str) -> Passage:
    """What is in `[[ ]]`, as it is recorded in that script."""
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    return Passage(
        "x",
        "",
        text[start:end],
        model="tiny",
        before=words_before(text, start),
        after=words_after(text, end),
        line=text.count("\n", 0, start) + 1,
    )


def check(words: str, edited: str, expected: str | None, *, number: int = 0) -> None:
    """Those words of the script, found again in an edited one."""
    places = SCRIPT.split(words)
    marked = words.join(places[: number + 1]) + f"[[{words}]]" + words.join(places[number + 1 :])
    ((_, span),) = find([passage(marked)], edited)

    assert (edited[slice(*span)] if span else None) == expected


KNOWN = "I have known the water all my life."


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (SCRIPT, KNOWN),
        ("Title: The Well\n\n" + SCRIPT * 2, KNOWN),
        (SCRIPT.replace("\n", "\r\n"), KNOWN),
        (SCRIPT.replace("known the", "known\n  the"), "I have known\n  the water all my life."),
        (SCRIPT.replace("all my", "half my"), "I have known the water half my life."),
        (SCRIPT.replace(KNOWN, "It is dark down there."), "It is dark down there."),
        (f"A page of my own.\n\nMARY\n{KNOWN}\n", KNOWN),
        (
            "A page of my own.\n\nMARY\nI've known this water all my life.\n",
            "I've known this water all my life.",
        ),
        ("A page of my own.\n", None),
        ("", None),
    ],
)
def test_it_is_found_again(edited: str, expected: str | None) -> None:
    check(KNOWN, edited, expected)


@pytest.mark.parametrize("number", [0, 1])
def test_of_equal_words_those_with_the_same_surroundings(number: int) -> None:
    start = [i for i in range(len(SCRIPT)) if SCRIPT.startswith("No.", i)][number]
    marked = SCRIPT[:start] + "[[No.]]" + SCRIPT[start + 3 :]
    edited = "Title: The Well\n\n" + SCRIPT

    ((_, span),) = find([passage(marked)], edited)

    assert span is not None
    assert span.start == start + len("Title: The Well\n\n")


def test_a_short_word_elsewhere_is_not_taken_for_it() -> None:
    check("No.", "Rain falls.\n\nANNA\nNo. Never.\n\nHe runs.\n", None)


def test_equal_passages_stand_at_different_places() -> None:
    one = passage(SCRIPT.replace("MARY\nNo.", "MARY\n[[No.]]", 1))
    placed = find([one, Passage("y", "", "No.", before=one.before, after=one.after)], SCRIPT * 2)

    assert len({each.span for each in placed}) == 2


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("I have known the water all my life.", State.KEPT),
        ("I have known that well for half my life.", State.KEPT),
        ("Nobody has known it.", State.REWRITTEN),
    ],
)
def test_what_became_of_it(now: str, state: State) -> None:
    edited = SCRIPT.replace(KNOWN, now)
    ((found, span),) = find([passage(SCRIPT.replace(KNOWN, f"[[{KNOWN}]]"))], edited)

    assert Placed(found, span).state(edited) is state


def test_what_is_nowhere_is_gone() -> None:
    assert Placed(Passage("x", "", "a"), None).state("b") is State.GONE
