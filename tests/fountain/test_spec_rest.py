"""The elements, in the order of the Fountain 1.1 syntax page: emphasis to synopses."""

from __future__ import annotations

import pytest

from screenplay_ls.fountain import Kind, parse
from tests.fountain.checking import check, check_invariants


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*italics*", "italics"),
        ("**bold**", "bold"),
        ("***bold italics***", "bold italics"),
        ("_underline_", "underline"),
        (
            "_Steel's face FILLS the *Leupold Mark 4* scope_.",
            "Steel's face FILLS the Leupold Mark 4 scope.",
        ),
        (r"Steel enters the code: **\*9765\***", "Steel enters the code: *9765*"),
        (
            "He dialed *69 and then *23, and then hung up.",
            "He dialed *69 and then *23, and then hung up.",
        ),
        ("He dialed *69 and then 23*, and hung up.", "He dialed 69 and then 23, and hung up."),
        (r"He dialed *69 and then 23\*, and hung up.", "He dialed *69 and then 23*, and hung up."),
        ("They *share a look.\nThis is BAD.*", "They *share a look.\nThis is BAD.*"),
        ("a snake_case_word", "a snake_case_word"),
        ("a * b * c", "a * b * c"),
        ("_**BRICK**_", "BRICK"),
        ("***a** b*", "a b"),
        ("**a *b***", "a b"),
        ("*a **b***", "a b"),
        ("un*frigging*believable", "unfriggingbelievable"),
        ("*_a_*", "a"),
        ("****", "****"),
        ("* * *", "* * *"),
        ("*", "*"),
        (r"\_not\_", "_not_"),
        (r"a\\b", r"a\b"),
        (r"a\b", r"a\b"),
        ("*a [[n]] b*", "a b"),
    ],
)
def test_emphasis(text: str, plain: str) -> None:
    document = parse(text)
    (element,) = document.elements
    assert element.plain == plain
    assert element.text == text
    check_invariants(document)


BRICK_AND_STEEL = """\
Title:
    _**BRICK & STEEL**_
    _**FULL RETIRED**_
Credit: Written by
Author: Stu Maschwitz
Source: Story by KTM
Draft date: 1/20/2012
Contact:
\tNext Level Productions
   1588 Mission Dr.

"""


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            BRICK_AND_STEEL,
            [
                ("Title", "_**BRICK & STEEL**_\n_**FULL RETIRED**_"),
                ("Credit", "Written by"),
                ("Author", "Stu Maschwitz"),
                ("Source", "Story by KTM"),
                ("Draft date", "1/20/2012"),
                ("Contact", "Next Level Productions\n1588 Mission Dr."),
            ],
        ),
        ("Draft date: 6/23/2012\n", [("Draft date", "6/23/2012")]),
        (
            "Authors: A\nAuthor: B\nAuthor: C\n",
            [("Authors", "A"), ("Author", "B"), ("Author", "C")],
        ),
        ("TITLE: X\ntitle: Y\n", [("TITLE", "X"), ("title", "Y")]),
        ("Title: X\n    Y\n", [("Title", "X\nY")]),
        ("Title: A: B\n", [("Title", "A: B")]),
        ("Contact:\n\tphone: 1\n\thttp://x\n", [("Contact", "phone: 1\nhttp://x")]),
        ("Title: X\nMade up key: Y\n", [("Title", "X"), ("Made up key", "Y")]),
        ("Made up key: Y\nTitle: X\n", [("Made up key", "Y"), ("Title", "X")]),
        ("Title: X\nhttp://x\n", [("Title", "X\nhttp://x")]),
        ("Title: X /* old */\n", [("Title", "X")]),
        ("Title:\n", [("Title", "")]),
    ],
)
def test_the_title_page(text: str, entries: list[tuple[str, str]]) -> None:
    for end in ("", "\nHe runs.\n"):
        for line_end in ("\n", "\r\n", "\r"):
            document = parse((text + end).replace("\n", line_end))
            assert document.title_page == tuple(entries)
            check_invariants(document)
    assert parse(text + "\nCUT TO:\n").elements[-1].kind is Kind.TRANSITION


@pytest.mark.parametrize(
    "text",
    ["He runs.\n\nTitle: X\n", "FADE IN:\n\nTitle: X\n", "INT. HOUSE\n\nTitle: X\n", "Title\n"],
)
def test_a_title_page_is_the_first_thing(text: str) -> None:
    assert parse(text).title_page == ()


def test_a_value_is_found_by_its_key_in_any_case() -> None:
    document = parse("Title: X\nDraft Date: Y\ntitle: Z\n")
    assert document.title("TITLE") == "X"
    assert document.title("draft date") == "Y"
    assert document.title("Author") is None


@pytest.mark.parametrize("line", ["===", "====", "==========", "  ===  "])
def test_a_page_break(line: str) -> None:
    check(f"A.\n\n{line}\n\nB.\n", "action: A.", "page_break:", "action: B.")
    check(f"A.\n{line}\nB.\n", "action: A.", "page_break:", "action: B.")
    check(f"DAN\nA.\n{line}\nB.\n", "character: DAN", "dialogue: A.", "page_break:", "action: B.")


def test_punctuation_stays_as_typed() -> None:
    line = "\"Quotes\" -- 'so' --- and ... dots"
    check(f"{line}\n", f"action: {line}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAN\nTen.\n  \nHit?\n", ["character: DAN", "dialogue: Ten.\n\nHit?"]),
        ("DAN\nTen.\n   \n  \nHit?\n", ["character: DAN", "dialogue: Ten.\n\n\nHit?"]),
        ("DAN\n  \nHit?\n", ["character: DAN", "dialogue: Hit?"]),
        ("DAN\nTen.\n  \n\nHe runs.\n", ["character: DAN", "dialogue: Ten.", "action: He runs."]),
        ("DAN\nTen.\n\nHe runs.\n", ["character: DAN", "dialogue: Ten.", "action: He runs."]),
        ("DAN\nTen.\n  \nMONKEY\nDude.\n", ["character: DAN", "dialogue: Ten.\n\nMONKEY\nDude."]),
        ("DAN\nTen.\n  \n(beat)\n", ["character: DAN", "dialogue: Ten.", "parenthetical: (beat)"]),
        ("DAN\n  \n", ["action: DAN"]),
        (
            "DEALER\nTen.\nFour.\nDealer gets a seven.  Hit or stand sir?\n\n"
            "MONKEY\nDude, I'm a monkey.\n",
            [
                "character: DEALER",
                "dialogue: Ten.\nFour.\nDealer gets a seven.  Hit or stand sir?",
                "character: MONKEY",
                "dialogue: Dude, I'm a monkey.",
            ],
        ),
    ],
)
def test_line_breaks(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_indentation_counts_in_action_only() -> None:
    check(
        "\t\t\t\tCUT TO:\n\n  INT. GARAGE - DAY\n\n   They wait.\n\n\t\t\tSTEEL\n\t\t(starting)\n"
        "\tSo much.\n\tFor that!\n\n   # Act\n\n   = So\n\n   ===\n",
        "transition: CUT TO:",
        "scene_heading: INT. GARAGE - DAY",
        "action:    They wait.",
        "character: STEEL",
        "parenthetical: (starting)",
        "dialogue: So much.\nFor that!",
        "section: Act",
        "synopsis: So",
        "page_break:",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "DAN and JACK[[names?]].  They drink.\n",
            ["action: DAN and JACK[[names?]].  They drink.", "note: names?"],
        ),
        (
            "INT. A\n\n[[So?]]\n\nJACK\nHi.\n",
            ["scene_heading: INT. A", "note: So?", "character: JACK", "dialogue: Hi."],
        ),
        (
            "One[[two\nthree\n  \nfour]] five.\n",
            ["action: One[[two\nthree\n  \nfour]] five.", "note: two\nthree\n\nfour"],
        ),
        ("One[[two\n\nthree]] four.\n", ["action: One[[two", "action: three]] four."]),
        ("STEEL [[who?]]\nHi.\n", ["character: STEEL [[who?]]", "note: who?", "dialogue: Hi."]),
        (
            "INT. A\n[[blue]]\n\nHe runs.\n",
            ["scene_heading: INT. A", "note: blue", "action: He runs."],
        ),
        ("[[TEST]]\nHe runs.\n", ["note: TEST", "action: He runs."]),
        ("[[a ] b]]\n", ["note: a ] b"]),
        ("He [[runs.\n", ["action: He [[runs."]),
        ("[[]]\n", ["note: "]),
        ("CUT TO: [[really?]]\n", ["transition: CUT TO: [[really?]]", "note: really?"]),
        ("[[a]] [[b]]\n", ["note: a", "note: b"]),
    ],
)
def test_notes(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He /* never */ runs.\n", ["action: He runs.", "boneyard: never"]),
        (
            "He /* never\n\nEXT. B\n\never */ runs.\n",
            ["action: He runs.", "boneyard: never\n\nEXT. B\n\never"],
        ),
        (
            "A.\n\n/* INT. B\n\nSTEEL\nHi. */\n\nC.\n",
            ["action: A.", "boneyard: INT. B\n\nSTEEL\nHi.", "action: C."],
        ),
        (
            "BAD.\n\nCUT TO:\n/*\nINT. GARAGE - DAY\n\nBRICK\nHi.\n\nCUT TO:\n*/\n"
            "EXT. MANSION - DAY\n\nBeer.\n",
            [
                "action: BAD.",
                "transition: CUT TO:",
                "boneyard: INT. GARAGE - DAY\n\nBRICK\nHi.\n\nCUT TO:",
                "scene_heading: EXT. MANSION - DAY",
                "action: Beer.",
            ],
        ),
        ("He /* runs.\n\nINT. A\n", ["action: He /* runs.", "scene_heading: INT. A"]),
        ("He runs. */\n", ["action: He runs. */"]),
        (
            "STEEL /* or BRICK */\nHi.\n",
            ["character: STEEL", "boneyard: or BRICK", "dialogue: Hi."],
        ),
        ("/* x */ INT. A\n", ["boneyard: x", "scene_heading: INT. A"]),
    ],
)
def test_boneyards(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Act\n\n## Sequence\n\n### Scene\n", [(1, "Act"), (2, "Sequence"), (3, "Scene")]),
        ("#Act\n", [(1, "Act")]),
        ("####### Deep\n", [(7, "Deep")]),
        ("# A\n## B\n", [(1, "A"), (2, "B")]),
        ("He runs.\n# A\nHe runs.\n", [(1, "A")]),
        ("#\n", [(1, "")]),
    ],
)
def test_sections(text: str, expected: list[tuple[int, str]]) -> None:
    document = parse(text)
    nodes = list(document.sections)
    found: list[tuple[int, str]] = []
    while nodes:
        node = nodes.pop(0)
        found.append((node.level, node.text))
        nodes = [*node.children, *nodes]
    assert found == expected
    check_invariants(document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# A\n\n= So.\n\nINT. B\n\n= And.\n",
            ["section: A", "synopsis: So.", "scene_heading: INT. B", "synopsis: And."],
        ),
        ("He runs.\n=So.\nAnd more.\n", ["action: He runs.", "synopsis: So.", "action: And more."]),
        ("DAN\nHi.\n= So.\n", ["character: DAN", "dialogue: Hi.", "synopsis: So."]),
    ],
)
def test_synopses(text: str, expected: list[str]) -> None:
    check(text, *expected)
