"""Where parsers disagree: every point on which at least one that is in use reads it otherwise."""

from __future__ import annotations

import pytest

from screenplay_ls.fountain import Kind, parse
from tests.fountain.checking import check, check_invariants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Headings: text glued below, glued above, prose, lists of prefixes.
        ("INT. A\nHe runs.\n", ["scene_heading: INT. A", "action: He runs."]),
        ("INT. A\nSTEEL\nHi.\n", ["scene_heading: INT. A", "character: STEEL", "dialogue: Hi."]),
        ("He runs.\nINT. A\n\nB.\n", ["action: He runs.\nINT. A", "action: B."]),
        ("Est modus in rebus.\n", ["scene_heading: Est modus in rebus."]),
        ("EXT./INT. CAR\n", ["scene_heading: EXT./INT. CAR"]),
        ("EXT/INT CAR\n", ["action: EXT/INT CAR"]),
        (".38 pistol in hand, he\nruns.\n", ["action: .38 pistol in hand, he\nruns."]),
        (".38 pistol\n\nA.\n", ["scene_heading: 38 pistol", "action: A."]),
        (".Sniper\nA.\n", ["scene_heading: Sniper", "action: A."]),
        ("\t\tINT. A\n", ["scene_heading: INT. A"]),
        ("**INT. A - DAY**\n", ["scene_heading: **INT. A - DAY**"]),
        ("**FADE IN:**\n", ["transition: **FADE IN:**"]),
        # Cues.
        ("STEEL  \nHi.\n", ["character: STEEL", "dialogue: Hi."]),
        ("李明\n你好。\n", ["action: 李明\n你好。"]),
        ("@李明\n你好。\n", ["character: 李明", "dialogue: 你好。"]),
        ("He runs.\n@McCLANE\nHi.\n", ["action: He runs.\n@McCLANE\nHi."]),
        ("@McCLANE\n\nA.\n", ["character: McCLANE", "action: A."]),
        ("@\n", ["action: @"]),
        ("@\nHi.\n", ["action: @\nHi."]),
        ("CUT TO:\nHe runs.\n", ["character: CUT TO:", "dialogue: He runs."]),
        ("CUT TO:\n[[so]]\n\nA.\n", ["transition: CUT TO:", "note: so", "action: A."]),
        # What most writers mean as a transition.
        ("FADE IN:\n\nA.\n", ["transition: FADE IN:", "action: A."]),
        ("FADE OUT.\n", ["transition: FADE OUT."]),
        ("FADE OUT\n", ["transition: FADE OUT"]),
        ("FADE TO BLACK.\n", ["transition: FADE TO BLACK."]),
        ("SLOW FADE TO WHITE.\n", ["transition: SLOW FADE TO WHITE."]),
        ("CUT TO BLACK.\n", ["transition: CUT TO BLACK."]),
        ("SMASH CUT TO BLACK\n", ["transition: SMASH CUT TO BLACK"]),
        ("FADE OUT. \n", ["action: FADE OUT."]),
        ("THE LIGHTS FADE OUT.\n", ["action: THE LIGHTS FADE OUT."]),
        ("Fade out.\n", ["action: Fade out."]),
        ("FADE IN ON A HOUSE\n", ["action: FADE IN ON A HOUSE"]),
        # Speeches and blank-looking lines.
        ("DAN\nTen.\n \nHit?\n", ["character: DAN", "dialogue: Ten.", "action: Hit?"]),
        ("DAN\nTen.\n\t\t\nHit?\n", ["character: DAN", "dialogue: Ten.", "action: Hit?"]),
        ("DAN\nTen.\n\xa0\xa0\nHit?\n", ["character: DAN", "dialogue: Ten.\n\nHit?"]),
        ("DAN\nTen.\n  \t\nHit?\n", ["character: DAN", "dialogue: Ten.\n\nHit?"]),
        # Marks inside a speech.
        ("DAN\nHi.\n> CUT\n", ["character: DAN", "dialogue: Hi.", "transition: CUT"]),
        ("DAN\nHi.\n>A<\n", ["character: DAN", "dialogue: Hi.", "centered: A"]),
        (
            "DAN\nHi.\n# Act\nA.\n",
            ["character: DAN", "dialogue: Hi.", "section: Act", "action: A."],
        ),
        ("DAN\nA.\n= S\nB.\n", ["character: DAN", "dialogue: A.", "synopsis: S", "dialogue: B."]),
        ("DAN\n= S\nB.\n", ["character: DAN", "synopsis: S", "dialogue: B."]),
        ("DAN\n===\nB.\n", ["action: DAN", "page_break:", "action: B."]),
        ("DAN\n> CUT\n", ["action: DAN", "transition: CUT"]),
        # Outline marks.
        ("==\n", ["synopsis:"]),
        ("=== x\n", ["synopsis: x"]),
        ("===\t \n", ["page_break:"]),
        ("#a\n#b\n", ["section: a", "section: b"]),
        # Notes.
        ("He.\n[[n]]\nB.\n", ["action: He.\n[[n]]\nB.", "note: n"]),
        ("A.\n[[n]]\n\nB.\n", ["action: A.", "note: n", "action: B."]),
        ("DAN\nA.\n[[n]]\nB.\n", ["character: DAN", "dialogue: A.\n[[n]]\nB.", "note: n"]),
        ("DAN\n[[n]]\nB.\n", ["character: DAN", "note: n", "dialogue: B."]),
        ("DAN\nA.\n[[n]]\n\nB.\n", ["character: DAN", "dialogue: A.", "note: n", "action: B."]),
        ("DAN\n[[n]]\n\nB.\n", ["action: DAN", "note: n", "action: B."]),
        ("STEEL [[a\nb]]\nHi.\n", ["character: STEEL [[a\nb]]", "note: a\nb", "dialogue: Hi."]),
        ("[[a [[b]] c]]\n", ["action: [[a [[b]] c]]", "note: a [[b"]),
        ("DAN\n(x) [[n]]\n", ["character: DAN", "parenthetical: (x) [[n]]", "note: n"]),
        (">A< [[n]]\n", ["centered: A [[n]]", "note: n"]),
        ("# A [[n]]\n", ["section: A [[n]]", "note: n"]),
        ("[[a /* b ]] */ c]]\n", ["note: a  c"]),
        # Boneyards.
        ("A. /* x */\n\nB.\n", ["action: A.", "boneyard: x", "action: B."]),
        ("/* x */ A.\n", ["boneyard: x", "action: A."]),
        ("/* a /* b */ c */\n", ["boneyard: a /* b", "action: c */"]),
        ("DAN\nA.\n/* x */\nB.\n", ["character: DAN", "dialogue: A.\nB.", "boneyard: x"]),
        ("DAN\n/* x */\nB.\n", ["character: DAN", "boneyard: x", "dialogue: B."]),
        (
            "DAN\nA.\n/* x\n\ny */\nB.\n",
            ["character: DAN", "dialogue: A.", "boneyard: x\n\ny", "action: B."],
        ),
        ("DAN\nA /* x\n\ny */ B.\n", ["character: DAN", "dialogue: A B.", "boneyard: x\n\ny"]),
        ("He.\n/* x */\nINT. B\n", ["action: He.", "boneyard: x", "scene_heading: INT. B"]),
        ("/* x */\nINT. B\n", ["boneyard: x", "scene_heading: INT. B"]),
        ("CUT TO: /* x */\n", ["transition: CUT TO:", "boneyard: x"]),
        ("/**/\n", ["boneyard: "]),
        ("/*/\n", ["action: /*/"]),
    ],
)
def test_one_reading(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "Foo bar: baz\n",
        "Title: X\nand more\n\nA.\n",
        "    Title: X\n    Author: Y\n",
        "\ufeffTitle: X\n",
        "\n\nTitle: X\n",
        "/* draft */\nTitle: X\n",
        "[[note]]\nTitle: X\n",
    ],
)
def test_title_pages(text: str) -> None:
    document = parse(text)
    assert document.title_page
    check_invariants(document)


@pytest.mark.parametrize(
    "text",
    [
        "He said: nothing.\n",
        "He whispers:\n",
        "FADE IN:\n",
        "CUT TO:\n",
        "NARRATOR: hello\n",
        "Steel, on the phone: hello\n",
        "The man in the corner says: hello\n",
        "Key: value\nand prose.\n",
        "INT. HOUSE: NIGHT\n",
        "http://example.com\n",
    ],
)
def test_first_lines_that_are_no_title_page(text: str) -> None:
    assert parse(text).title_page == ()
    check_invariants(parse(text))


@pytest.mark.parametrize("text", ["INT. A\n\nHe runs.\n", "Title: X\n\nINT. A\n\nHe runs.\n"])
def test_a_byte_order_mark_is_nobodys_but_counts(text: str) -> None:
    marked, bare = parse("\ufeff" + text), parse(text)
    assert marked.elements[0].kind is Kind.BLANK
    assert [e.text for e in marked.elements[1:]] == [e.text for e in bare.elements]
    assert marked.span_of(1).start == 1
    check_invariants(marked)


MINI = (
    "Title: X\n\nINT. A - DAY #1#\n\nSTEEL ^\n(beat)\nOne.\n  \nTwo [[n\nn]].\n\n"
    "/* a\n\nb */\n\n>C<\n>D<\n"
)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(line_end: str) -> None:
    one, other = parse(MINI), parse(MINI.replace("\n", line_end))
    assert [(e.kind, e.text, e.plain) for e in one.elements] == [
        (e.kind, e.text, e.plain) for e in other.elements
    ]
    check_invariants(other)


def test_only_real_line_ends_end_a_line() -> None:
    line = "One\x0bTwo\x0cThree\x1cFour\x85Five\u2028Six\u2029Seven"
    check(f"{line}\n", f"action: {line}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " ",
        "\ufeff",
        "\x00",
        "\ud800",
        "\r\r\n\n",
        "a" * 20_000,
        "😆e\u0301",
        "עברית: שלום\n",
    ],
)
def test_any_text_is_a_screenplay(text: str) -> None:
    check_invariants(parse(text))
