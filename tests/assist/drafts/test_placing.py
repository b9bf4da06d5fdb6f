"""Where a draft goes, where it goes when the script has changed, and who is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.drafts.anchoring import Moved, anchored, applied
from screenplay_ls.assist.drafts.draft import Passage
from screenplay_ls.assist.drafts.people import in_action, names_in, people_at, sheet
from screenplay_ls.assist.drafts.placing import behind, end_of, insertion
from screenplay_ls.fountain import Span, parse
from tests.analysis.marks import take_cursor


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("|", "X\n"),
        ("He sits.|", "He sits.\n\nX\n"),
        ("He sits.|\n", "He sits.\n\nX\n"),
        ("He s|its.\n\nHe stands.\n", "He sits.\n\nX\n\nHe stands.\n"),
        ("JA|CK\nHello.\n\nHe stands.\n", "JACK\nHello.\n\nX\n\nHe stands.\n"),
        ("JACK\n(beat)\nHel|lo.\nBye.\n\nOh.\n", "JACK\n(beat)\nHello.\nBye.\n\nX\n\nOh.\n"),
        ("He sits.\n\n\n|\n\nHe stands.\n", "He sits.\n\n\nX\n\nHe stands.\n"),
        ("He sits.\r\n\r\nHe st|ands.\r\n", "He sits.\r\n\r\nHe stands.\r\n\r\nX\r\n"),
        ("INT. HOUSE - DAY|\n\nINT. YARD - DAY\n", "INT. HOUSE - DAY\n\nX\n\nINT. YARD - DAY\n"),
    ],
)  # fmt: skip
def test_a_draft_stands_in_blocks_of_its_own(marked: str, expected: str) -> None:
    text, cursor = take_cursor(marked)
    document = parse(text)

    passage = insertion(document, behind(document, cursor), "X\n", "", "")

    assert applied(text, [passage]) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "INT. HOUSE - DAY\n\nHe sits.|\n",
        "INT. HOUSE - DAY|\n",
        "INT. HOUSE - DAY\n\n= He sits.|\n",
        "INT. HOUSE - DAY\n\nHe sits.|\n\n# Act Two\n\n= More.\n\nINT. YARD - DAY\n",
        "INT. HOUSE - DAY\n\nHe sits.|\n\n===\n\nINT. YARD - DAY\n",
    ],
)
def test_a_scene_ends_before_the_next_section(marked: str) -> None:
    text, cursor = take_cursor(marked)
    document = parse(text)

    assert end_of(document, document.scenes[0]) == cursor


OLD = "One line.\n\nTwo lines.\n\nThree lines.\n"


@pytest.mark.parametrize(
    ("what", "new", "expected"),
    [
        ("Two", "One line.\n\nTwo lines.\n\nThree lines.\n", "[Two]"),
        ("Two", "One line here.\n\nTwo lines.\n\nThree lines.\n", "[Two]"),
        ("Two", "One line.\n\nTwo lines.\n\nThree lines here.\n", "[Two]"),
        ("Two", "A line.\n\nTwo lines.\n\nMore.\n", "[Two]"),
        ("Two", "One line.\n\n2 lines.\n\nThree lines.\n", None),
        ("Two", "Two.\n\nTwo.\n", None),
        ("Three lines.", "Three lines.\n\nOne line.\n", "[Three lines.]"),
        ("", "One line.\n\nTwo lines.\n\nThree lines here.\n", "[]One line."),
        ("", "Nothing else.\n", None),
    ],
)
def test_a_passage_finds_its_place_again(what: str, new: str, expected: str | None) -> None:
    start = OLD.index(what)
    passage = Passage(Span(start, start + len(what)), f"[{what}]")
    if expected is None:
        with pytest.raises(Moved, match="has changed where the draft belongs"):
            anchored(OLD, new, [passage])
    else:
        assert expected in applied(new, anchored(OLD, new, [passage]))


def test_passages_that_overlap_are_refused() -> None:
    passages = [Passage(Span(0, 5), "a"), Passage(Span(3, 8), "b")]
    with pytest.raises(Moved, match="same words"):
        anchored(OLD, OLD, passages)


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=9), st.data())
def test_a_replaced_text_is_the_one_that_was_meant(
    old: str, edit: str, data: st.DataObject
) -> None:
    """Whatever was edited, what is replaced says what it said."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(old))] * 2)))
    at, to = sorted(data.draw(st.tuples(*[st.integers(0, len(old))] * 2)))
    new = old[:at] + edit + old[to:]
    try:
        (placed,) = anchored(old, new, [Passage(Span(start, end), "X")])
    except Moved:
        return
    assert new[placed.span.start : placed.span.end] == old[start:end]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Jack: a cop\n\nA room.", "a cop"),
        ("Title: X\nCharacters:\n    MARY: a nurse\n    Jack: a cop.\n\nA room.", "a cop"),
        ("A room. [[JACK: a cop of 45]]", "a cop of 45"),
        ("[[Cast\nMARY: a nurse\nJACK: a cop]]", "a cop"),
        ("# Cast\n\n## Jack\n\n= A cop.\n\nHe limps.\n\n## Mary\n\nA nurse.", "A cop. He limps"),
        ("JACK (45), a cop, sits.", ""),
        ("[[JACKSON: a cop]]", ""),
    ],
)  # fmt: skip
def test_a_character_sheet(script: str, expected: str) -> None:
    assert sheet(parse(script), "JACK") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada tells Ben that she leaves.", ["ADA", "BEN"]),
        ("NORA HALE (58) waits.", ["NORA HALE"]),
        ("The captain waits. In the USA it rains. INT. HOUSE", []),
        ("mrs. o'neil and jack wait", ["JACK", "MRS. O'NEIL"]),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    document = parse("JACK\nHello.\n\nJACK\nHello.\n\nMRS. O'NEIL\nHello.\n")

    assert sorted(names_in(document, text, titled=True)) == expected


def test_people_at_a_place() -> None:
    text, cursor = take_cursor(
        "INT. A - DAY\n\nBEN\nHi.\n\nINT. B - DAY\n\nBen waits for NORA.|\n\nJACK\nHi.\n"
    )

    found = people_at(parse(text), Span(cursor, cursor))

    assert [each.cue for each in found] == ["JACK", "BEN", "NORA"]


@pytest.mark.parametrize(
    ("cue", "name"),
    [("JACK", "Jack"), ("MRS. O'NEIL", "Mrs. O'Neil"), ("McCLANE", "McCLANE"), ("ÉMILE", "Émile")],
)
def test_names_in_action(cue: str, name: str) -> None:
    assert in_action(cue) == name
