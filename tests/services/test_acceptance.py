from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.services.acceptance import GLANCE_MS, Outcome, Suggestion, Verdict, Watch
from screenplay_ls.services.changes import change_between

WHOLE, PART, TYPED = Outcome.WHOLE, Outcome.PART, Outcome.TYPED
REJECTED, UNSEEN = Outcome.REJECTED, Outcome.UNSEEN


class Desk:
    """A script with a suggestion at `|`, and what was made of it."""

    def __init__(self, marked: str, *texts: str) -> None:
        self.watch = Watch()
        self.now = 0.0
        self.verdicts: list[Verdict] = []
        self.accepted: list[str] = []
        self.shows(marked, *texts)

    def shows(self, marked: str, *texts: str) -> None:
        self.text = marked.replace("|", "")
        suggestion = Suggestion(marked.index("|"), texts)
        self.verdicts += self.watch.shown(suggestion, self.now)

    def becomes(self, text: str, *, after_ms: float = 1000) -> None:
        self.now += after_ms
        change = change_between(self.text, text)
        self.text = text
        if change is not None:
            seen = self.watch.changed(change, self.now)
            self.accepted += [text[slice(*step.span)] for step in seen.accepted]
            self.verdicts += seen.verdicts

    def types(self, text: str, *, after: str, after_ms: float = 300) -> None:
        at = self.text.index(after) + len(after)
        for number in range(len(text)):
            place = at + number
            new = self.text[:place] + text[number] + self.text[place:]
            self.becomes(new, after_ms=after_ms)

    @property
    def outcomes(self) -> list[Outcome]:
        self.verdicts += self.watch.closed(self.now)
        return [verdict.outcome for verdict in self.verdicts]


def check(texts: Sequence[str], outcome: Outcome, accepted: Sequence[str] = ()) -> None:
    """The line "Tell me| now" becomes one text after another, while " it is so" is suggested."""
    desk = Desk("HANK\nTell me| now\n", " it is so")
    for text in texts:
        desk.becomes(f"HANK\n{text} now\n")

    assert desk.outcomes == [outcome]
    assert desk.accepted == list(accepted)


@pytest.mark.parametrize(
    ("texts", "outcome", "accepted"),
    [
        (["Tell me it is so"], WHOLE, [" it is so"]),
        (["Tell me it is so", "Tell me it is so!"], WHOLE, [" it is so"]),
        (["Tell me it", "Tell me it is", "Tell me it is so"], WHOLE, [" it", " is", " so"]),
        (["Tell me it"], PART, [" it"]),
        (["Tell me it is", "Tell me it isn", "Tell me it isn't"], PART, [" it is"]),
        (["Tell me ", "Tell me it"], PART, ["it"]),
        (["Tell me ", "Tell me i", "Tell me it", "Tell me it!"], TYPED, []),
        (["Tell me ", "Tell me i", "Tell me if"], REJECTED, []),
        (["Tell me!"], REJECTED, []),
        (["Tell me why"], REJECTED, []),
        (["Tell m"], REJECTED, []),
        (["Tell me it is so", "Tell me"], REJECTED, [" it is so"]),
        (["Tell me it is so", "Tell me it is s", "Tell me it is so"], PART, [" it is so"]),
        (["Tell me!", "Tell me", "Tell me it is so"], WHOLE, [" it is so"]),
        (["Tell me it is so\n\nMARY"], REJECTED, []),
    ],
)
def test_what_became_of_it(texts: list[str], outcome: Outcome, accepted: list[str]) -> None:
    check(texts, outcome, accepted)


@pytest.mark.parametrize(("after_ms", "outcome"), [(GLANCE_MS - 1, UNSEEN), (GLANCE_MS, REJECTED)])
def test_what_was_there_for_a_moment_was_not_seen(after_ms: float, outcome: Outcome) -> None:
    desk = Desk("Tell me|", " it")
    desk.becomes("Tell me why", after_ms=after_ms)

    assert desk.outcomes == [outcome]


def test_what_is_accepted_at_once_was_seen() -> None:
    desk = Desk("Tell me|", " it")
    desk.becomes("Tell me it", after_ms=1)

    assert desk.outcomes == [WHOLE]


def test_the_rest_shown_again_is_the_same_suggestion() -> None:
    desk = Desk("Tell me|", " it is so.")
    desk.types(" it", after="Tell me")
    desk.shows("Tell me it|", " is so.")
    desk.becomes("Tell me it is so.")

    assert desk.outcomes == [PART]
    assert desk.accepted == [" is so."]


def test_another_suggestion_decides_the_first() -> None:
    desk = Desk("Tell me|", " it")
    desk.now += 1000
    desk.shows("Tell me|", " why")
    desk.becomes("Tell me why")

    assert desk.outcomes == [REJECTED, WHOLE]


def test_any_of_several_may_be_accepted() -> None:
    desk = Desk("Tell me|", " it is so.", " why.", " it was.")
    desk.becomes("Tell me why.")

    assert desk.outcomes == [WHOLE]
    assert desk.verdicts[0].text == " why."


def test_a_slip_of_the_finger_is_forgiven_though_something_else_was_shown() -> None:
    desk = Desk("Tell me|", " it is so.")
    desk.becomes("Tell mew")
    desk.shows("Tell mew|", "!")
    desk.becomes("Tell me")
    desk.shows("Tell me|", " it is so.")
    desk.becomes("Tell me it is so.")

    assert desk.outcomes == [REJECTED, WHOLE]
    assert [verdict.contradicted for verdict in desk.verdicts] == [False, False]


def test_who_writes_something_else_contradicts() -> None:
    desk = Desk("Tell me|", " it is so.")
    desk.types(" why", after="Tell me")

    assert desk.outcomes == [REJECTED]
    assert desk.verdicts[0].contradicted


def test_who_goes_elsewhere_does_not() -> None:
    desk = Desk("Tell me|\n\nRain.\n", " it is so.")
    desk.types("Heavy ", after="\n\n")

    assert desk.outcomes == [REJECTED]
    assert not desk.verdicts[0].contradicted


def test_lines_of_windows() -> None:
    desk = Desk("HANK\r\n|", "Tell me.\nNow.")
    desk.becomes("HANK\r\nTell me.\r\nNow.")

    assert desk.outcomes == [WHOLE]
    assert desk.accepted == ["Tell me.\r\nNow."]


def test_an_insertion_like_what_follows_is_known_all_the_same() -> None:
    desk = Desk("It is |the end.", "the dog, ")
    desk.becomes("It is the dog, the end.")

    assert desk.outcomes == [WHOLE]
    assert desk.accepted == ["the dog, "]


SHORT = st.text(alphabet="ab \n", max_size=8)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("shown"), st.integers(0, 20), SHORT, st.integers(0, 400)),
            st.tuples(st.just("typed"), st.integers(0, 20), SHORT, st.integers(0, 400)),
            st.tuples(st.just("removed"), st.integers(0, 20), SHORT, st.integers(0, 400)),
        ),
        max_size=30,
    )
)
def test_whatever_is_edited_every_suggestion_has_one_verdict(
    steps: list[tuple[str, int, str, int]],
) -> None:
    """And what is called accepted stands in the script where it is said to stand."""
    watch, text, now = Watch(), "ab ab\nab ab\n", 0.0
    shown: list[Suggestion] = []
    verdicts: list[Verdict] = []
    for what, place, words, ms in steps:
        now += ms
        at = min(place, len(text))
        if what == "shown":
            suggestion = Suggestion(at, (words,), kind=str(len(shown)))
            shown.append(suggestion)
            verdicts += watch.shown(suggestion, now)
            continue
        new = (
            text[:at] + words + text[at:]
            if what == "typed"
            else text[:at] + text[at + len(words) :]
        )
        change, text = change_between(text, new), new
        seen = watch.changed(change, now) if change else None
        for step in seen.accepted if seen else ():
            assert text[slice(*step.span)] in step.suggestion.texts[0]
        verdicts += seen.verdicts if seen else ()
    verdicts += watch.closed(now)

    assert len({verdict.suggestion.kind for verdict in verdicts}) == len(verdicts)
    assert all(verdict.taken <= len(verdict.text) for verdict in verdicts)
