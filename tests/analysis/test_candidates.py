from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.candidates import Candidates, Sort, candidates_at
from screenplay_ls.fountain import Kind, parse
from tests.analysis.marks import screenplays, take_cursor


def at(marked: str) -> Candidates | None:
    text, offset = take_cursor(marked)
    return candidates_at(parse(text), offset, today="22 November 2026")


def check(marked: str, sort: Sort, expected: str) -> None:
    """The candidates of one sort, in order, each as it would be written."""
    found = at(marked)
    items = found.items if found else ()
    assert ", ".join(item.text for item in items if item.sort is sort) == expected


EXCHANGE = """
INT. HOUSE - DAY

CARL, by the window, watches ZOE.

ANNA
Hey.

BOB
Hey.

ANNA
You.

{}

DORA
Hey.

INT. BARN - NIGHT

CARL
Hey.

ZOE
Hey.

EVE
Hey.

EVE
Hey.

EVE
Hey.
"""


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param(
            EXCHANGE.format("|"),
            "BOB, DORA, ANNA, CARL, ZOE, EVE",
            id="the other of the exchange, the scene, whom it names, the rest",
        ),
        pytest.param(
            EXCHANGE.format("DO|"),
            "BOB, DORA, ANNA, CARL, ZOE, EVE",
            id="the same while typing",
        ),
        pytest.param(
            EXCHANGE.format("BOB\nHey.\n\n|"), "ANNA, DORA, BOB, CARL, ZOE, EVE", id="taking turns"
        ),
        pytest.param("INT. A - DAY\n\nANNA\nHey.\n\n|", "ANNA", id="the only one, again"),
        pytest.param("AN|\nHey.\n\nBOB\nHey.\n", "BOB", id="what is being typed is nobody yet"),
        pytest.param(
            "INT. A - DAY\n\nANNA (CONT’D)\nHey.\n\nShe waits.\n\n|\n",
            "ANNA (CONT’D)",
            id="who goes on, as the script marks it",
        ),
        pytest.param(
            "@李明\n你好。\n\nANNA\nHey.\n\n李|", "@李明, ANNA", id="a mark where it is needed"
        ),
        pytest.param("@李明\n你好。\n\nANNA\nHey.\n\n@|", "李明, ANNA", id="a mark that is there"),
        pytest.param("ANNA\nHey.\n\n@An|", "ANNA", id="a mark that is not needed"),
        pytest.param("ANNA\nHey.\n\nan|", "ANNA", id="in small letters"),
        pytest.param("ANNA\nHey.\n\nAnna wa|", "", id="a sentence"),
        pytest.param("ANNA\nHey.\n\nHe goes.\nAN|", "", id="the middle of action"),
        pytest.param("ANNA\nHey. AN|", "", id="a speech"),
        pytest.param("ANNA\n|", "", id="an empty speech"),
        pytest.param("ANNA\nHey.\n  \n|", "", id="a speech with a gap"),
        pytest.param("ANNA\nHey.\n\n[[Is it\nA|]]", "", id="a note"),
        pytest.param("ANNA\nHey.\n\n[[\nAN|", "", id="a note that is still open"),
        pytest.param("ANNA\nHey.\n\n/*\n\nA|\n\n*/", "", id="what is cut"),
        pytest.param("ANNA\nHey.\n\n/*\nA|", "", id="what is being cut"),
        pytest.param("ANNA\nHey.\n\nA path/*.\n\nAN|", "ANNA", id="a stray mark further up"),
        pytest.param("ANNA\nHey.\n\nAN|\nHey.\n", "ANNA", id="above a speech that stands already"),
        pytest.param("ANNA\nHey.\n\nAN|NA\nHey.\n", "", id="inside a name"),
    ],
)
def test_names(marked: str, names: str) -> None:
    check(marked, Sort.CHARACTER, names)


HEADINGS = """
INT. HOUSE - KITCHEN - DAY

INT. HOUSE - DAY

EXT. HOUSE - NIGHT

EXT. STREET - DUSK

{}

INT. BARN - DAY
"""


@pytest.mark.parametrize(
    ("typed", "sort", "expected"),
    [
        ("|", Sort.PREFIX, "INT. , EXT. , INT./EXT. , EST. , I/E. "),
        ("i|", Sort.PREFIX, "INT. , EXT. , INT./EXT. , EST. , I/E. "),
        ("INT. |", Sort.PLACE, "HOUSE, HOUSE - KITCHEN, BARN, STREET"),
        ("EXT. |", Sort.PLACE, "STREET, HOUSE, HOUSE - KITCHEN, BARN"),
        ("ext S|", Sort.PLACE, "STREET, HOUSE, HOUSE - KITCHEN, BARN"),
        (".|", Sort.PLACE, "STREET, HOUSE, HOUSE - KITCHEN, BARN"),
        ("...|", Sort.PLACE, ""),
        ("INT. HOUSE|", Sort.PREFIX, ""),
        ("INT. HOUSE - |", Sort.PLACE, "KITCHEN"),
        ("INT. HOUSE - KIT|", Sort.PLACE, "KITCHEN"),
        ("INT. HOUSE - KITCHEN - |", Sort.PLACE, ""),
        ("EXT. STREET - |", Sort.TIME, "DUSK, DAY, NIGHT, MORNING, AFTERNOON, EVENING, DAWN, "
         "CONTINUOUS, LATER, MOMENTS LATER, SAME TIME"),
        ("INT. HOUSE - KITCHEN -|", Sort.TIME, ""),
        ("INT. S| - DAY #3#", Sort.PLACE, "HOUSE, HOUSE - KITCHEN, BARN, STREET"),
        ("INT. S|TREET - DAY", Sort.PLACE, ""),
        ("INT. STREET - DAY #3|#", Sort.TIME, ""),
        ("He goes.\nINT. |", Sort.PLACE, ""),
        ("ANNA\nINT. |", Sort.PLACE, ""),
    ],
)  # fmt: skip
def test_headings(typed: str, sort: Sort, expected: str) -> None:
    check(HEADINGS.format(typed), sort, expected)


def test_a_place_says_when_it_is_seen() -> None:
    found = at(HEADINGS.format("INT. |"))
    assert found is not None
    assert (found.items[0].detail, found.items[0].documentation) == (
        "3 scenes",
        "Seen at: DAY, NIGHT.",
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("ANNA (|", "V.O.), O.S.), O.C.), CONT'D), PRE-LAP), SUBTITLED)"),
        ("ANNA (V|)", "V.O., O.S., O.C., CONT'D, PRE-LAP, SUBTITLED"),
        ("ANNA (V.O.) (|", "V.O.), O.S.), O.C.), CONT'D), PRE-LAP), SUBTITLED)"),
        ("@McClane (|", "V.O.), O.S.), O.C.), CONT'D), PRE-LAP), SUBTITLED)"),
        (
            "ANNA (o.s.)\nHey.\n\nBOB (FILTERED)\nHey.\n\nBOB (FILTERED)\nHey.\n\nANNA (|",
            "o.s.), FILTERED), V.O.), O.C.), CONT'D), PRE-LAP), SUBTITLED)",
        ),
        ("She waits (|", ""),
        ("ANNA\n(|", ""),
        ("ANNA (V.O.|) and", ""),
    ],
)
def test_extensions(marked: str, expected: str) -> None:
    check(marked, Sort.EXTENSION, expected)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        (
            "|",
            "MATCH CUT TO:, CUT TO:, DISSOLVE TO:, SMASH CUT TO:, JUMP CUT TO:, > INTERCUT WITH:",
        ),
        (">|", " MATCH CUT TO:, CUT TO:"),
        ("> F|", "MATCH CUT TO:, CUT TO:"),
    ],
)
def test_transitions(typed: str, first: str) -> None:
    found = at(f"A.\n\nMATCH CUT TO:\n\nB.\n\n{typed}\n")
    assert found is not None
    items = [item.text for item in found.items if item.sort is Sort.TRANSITION]
    assert ", ".join(items).replace(",  ", ", ").startswith(first)


def test_a_transition_is_one_when_it_is_written() -> None:
    for typed in ("|", ">|", "> |"):
        text, offset = take_cursor(f"A.\n\n{typed}\n")
        found = candidates_at(parse(text), offset)
        assert found is not None
        for item in found.items:
            if item.sort is Sort.TRANSITION:
                line = text[3 : found.replaced.start] + item.text
                assert parse(f"A.\n\n{line}\n").elements[-1].kind is Kind.TRANSITION, line


@pytest.mark.parametrize(
    ("marked", "sort", "expected"),
    [
        ("|", Sort.TITLE_KEY, "Title: , Credit: , Author: , Source: , Draft date: , Contact: , "
         "Copyright: , Notes: , Revision: "),
        ("Ti|", Sort.TITLE_KEY, "Title: , Credit: , Author: , Source: , Draft date: , Contact: , "
         "Copyright: , Notes: , Revision: "),
        ("Title: A\nAuthor: Me\nC|\nNotes: x\n\n", Sort.TITLE_KEY,
         "Credit: , Source: , Draft date: , Contact: , Copyright: , Revision: "),
        ("Title: A\nContact:\n    C|", Sort.TITLE_KEY, ""),
        ("Title: A\n\nT|", Sort.TITLE_KEY, ""),
        ("INT. HOUSE - DAY|", Sort.TITLE_KEY, ""),
        ("ANNA (|", Sort.TITLE_KEY, ""),
        ("Title: A\nCredit:|", Sort.TITLE_VALUE,
         " written by,  screenplay by,  story by,  by,  adapted by"),
        ("Title: A\nCredit: w|", Sort.TITLE_VALUE,
         "written by, screenplay by, story by, by, adapted by"),
        ("Title: A\nDraft date: |", Sort.TITLE_VALUE, "22 November 2026"),
        ("Title: A|", Sort.TITLE_VALUE, ""),
        ("|", Sort.PREFIX, "INT. , EXT. , INT./EXT. , EST. , I/E. "),
    ],
)  # fmt: skip
def test_title_page(marked: str, sort: Sort, expected: str) -> None:
    check(marked, sort, expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A.\n\n#|", "# "),
        ("# Act\n\n#|", "# , ## "),
        ("# Act\n\n## Part\n\nA.\n\n##|", "## , ### "),
        ("# Act\n\n# Tw|", ""),
    ],
)
def test_sections(marked: str, expected: str) -> None:
    check(marked, Sort.SECTION, expected)


@given(screenplays(), st.integers(0, 300))
def test_what_is_replaced_ends_at_the_cursor(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    document = parse(text)
    found = candidates_at(document, offset)
    if found is not None:
        start, end = found.replaced
        assert 0 <= start <= end <= offset
        assert document.lines.line_of(start) == document.lines.line_of(end)
        assert len({(item.label, item.sort) for item in found.items}) == len(found.items)
