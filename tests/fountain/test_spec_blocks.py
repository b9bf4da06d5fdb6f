"""The elements, in the order of the Fountain 1.1 syntax page: headings to centred text."""

from __future__ import annotations

import pytest

from screenplay_ls.fountain import Character, SceneHeading, parse
from tests.fountain.checking import check


@pytest.mark.parametrize(
    "line",
    [
        "INT. HOUSE - DAY",
        "EXT. HOUSE - DAY",
        "EST. HOUSE - DAY",
        "INT./EXT. HOUSE - DAY",
        "INT/EXT. HOUSE - DAY",
        "I/E. HOUSE - DAY",
        "INT HOUSE - DAY",
        "EXT HOUSE - DAY",
        "EST HOUSE - DAY",
        "INT./EXT HOUSE - DAY",
        "INT/EXT HOUSE - DAY",
        "I/E HOUSE - DAY",
        "ext. house - day",
        "Int. House - Day",
        "i/e house",
        "INT - HOUSE",
        "EXT.",
    ],
)
def test_a_scene_heading_begins_with_a_known_prefix(line: str) -> None:
    check(f"{line}\n\nHe runs.\n", f"scene_heading: {line}", "action: He runs.")
    check(f"He runs.\n\n{line}\n", "action: He runs.", f"scene_heading: {line}")
    check(line, f"scene_heading: {line}")
    check(f"\n\n\t{line}  \n", f"scene_heading: {line}")


@pytest.mark.parametrize(
    "line",
    ["INTERIOR. HOUSE", "INTO THE HOUSE", "EXTRA", "ESTABLISHING", "INT/ HOUSE", "I./E. HOUSE"],
)
def test_other_words_that_begin_so_are_no_prefix(line: str) -> None:
    check(f"{line}\n\nHe runs.\n", f"action: {line}", "action: He runs.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".SNIPER SCOPE POV\n\nA.\n", ["scene_heading: SNIPER SCOPE POV", "action: A."]),
        (".sniper scope\n", ["scene_heading: sniper scope"]),
        (".4TH FLOOR\n", ["scene_heading: 4TH FLOOR"]),
        (".КУХНЯ\n", ["scene_heading: КУХНЯ"]),
        ("...where they wait.\n", ["action: ...where they wait."]),
        ("..two\n", ["action: ..two"]),
        (". not one\n", ["action: . not one"]),
        (".\n", ["action: ."]),
        (".CUT TO:\n", ["scene_heading: CUT TO:"]),
        (".(INSIDE)\n", ["action: .(INSIDE)"]),
        ("!INT. HOUSE - DAY\n", ["action: INT. HOUSE - DAY"]),
    ],
)
def test_a_period_forces_a_scene_heading(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_a_scene_heading_has_a_blank_line_above() -> None:
    check("He runs.\nINT. HOUSE - DAY\n", "action: He runs.\nINT. HOUSE - DAY")
    check("He runs.\n.HOUSE\n", "action: He runs.\n.HOUSE")


@pytest.mark.parametrize("number", ["1", "1A", "1a", "A1", "I-1-A", "1.", "110A", "É2"])
def test_scene_numbers(number: str) -> None:
    for end in ("", "  ", "\n", " \r\n\r\n"):
        document = parse(f"INT. HOUSE - DAY - FLASHBACK (1944) #{number}#{end}")
        (heading,) = document.elements
        assert isinstance(heading, SceneHeading)
        assert heading.text == heading.plain == "INT. HOUSE - DAY - FLASHBACK (1944)"
        assert heading.number == number


@pytest.mark.parametrize(
    ("line", "text", "number"),
    [
        ("INT. ROOM #5 - DAY #12#", "INT. ROOM #5 - DAY", "12"),
        ("INT. ROOM#12#", "INT. ROOM", "12"),
        (".HOUSE #3#", "HOUSE", "3"),
        ("INT. HOUSE #1 A#", "INT. HOUSE #1 A#", None),
        ("INT. HOUSE ##", "INT. HOUSE ##", None),
        ("INT. HOUSE #1", "INT. HOUSE #1", None),
        ("INT. HOUSE #1# DAY", "INT. HOUSE #1# DAY", None),
        ("INT. HOUSE #1# [[blue]]", "INT. HOUSE [[blue]]", "1"),
    ],
)
def test_what_is_a_scene_number_and_what_is_not(line: str, text: str, number: str | None) -> None:
    (heading,) = parse(line).elements
    assert isinstance(heading, SceneHeading)
    assert (heading.text, heading.number) == (text, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He runs.\n", ["action: He runs."]),
        ("One.\nTwo.\n\nThree.\n", ["action: One.\nTwo.", "action: Three."]),
        ("        Scott --\n", ["action:         Scott --"]),
        ("He\t\truns.\n", ["action: He        runs."]),
        ("\tIndented.\n", ["action:     Indented."]),
        ("He  runs.  \n", ["action: He  runs."]),
        ("One  \ntwo.\n", ["action: One  \ntwo."]),
        ("!SCANNING...\nWhere?\n", ["action: SCANNING...\nWhere?"]),
        ("!   Far in.\n", ["action:    Far in."]),
        ("  !Far in.\n", ["action:   Far in."]),
        ("!!\n", ["action: !"]),
        ("A.\n\n\n\nB.\n", ["action: A.", "action: B."]),
        ("He is here.\nSTEEL\nWho?\n", ["action: He is here.\nSTEEL\nWho?"]),
        ("~", ["lyrics:"]),
    ],
)
def test_action(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_blank_lines_below_action_are_kept_by_the_action() -> None:
    assert [element.raw for element in parse("A.\n\n\n\nB.\n").elements] == ["A.\n\n\n\n", "B.\n"]


@pytest.mark.parametrize(
    ("cue", "name", "extensions"),
    [
        ("STEEL", "STEEL", ()),
        ("\t\tSTEEL  ", "STEEL", ()),
        ("MOM (O. S.)", "MOM", ("O. S.",)),
        ("HANS (on the radio)", "HANS", ("on the radio",)),
        ("EDWARD (V.O.)(CONT’D)", "EDWARD", ("V.O.", "CONT’D")),
        ("EDWARD (V.O.) (CONT'D)", "EDWARD", ("V.O.", "CONT'D")),
        ("R2D2", "R2D2", ()),
        ("2ND COP", "2ND COP", ()),
        ("DEALER #2", "DEALER #2", ()),
        ("BOB/ANN", "BOB/ANN", ()),
        ("A & B", "A & B", ()),
        ("O'BRIEN", "O'BRIEN", ()),
        ("O’BRIEN", "O’BRIEN", ()),
        ("DR. BENNETT", "DR. BENNETT", ()),
        ("ÉMILE", "ÉMILE", ()),
        ("КОЛЯ", "КОЛЯ", ()),
        ("JIM😆", "JIM😆", ()),
        ("@McCLANE", "McCLANE", ()),
        ("@ McCLANE", "McCLANE", ()),
        ("@李明 (画外)", "李明", ("画外",)),
        ("@STEEL", "STEEL", ()),
        ("**STEEL**", "STEEL", ()),
        ("STEEL (ON PHONE (LOUD))", "STEEL", ("ON PHONE (LOUD)",)),
        ("THE (OLD) MAN", "THE (OLD) MAN", ()),
        ("STEEL (O.S.", "STEEL", ("O.S.",)),
        ("1º POLICIAL", "1º POLICIAL", ()),
        ("STEEL ()", "STEEL", ("",)),
    ],
)
def test_a_character_is_in_capitals_with_text_below(
    cue: str, name: str, extensions: tuple[str, ...]
) -> None:
    document = parse(f"He runs.\n\n{cue}\nHello.\n")
    element = document.elements[1]
    assert isinstance(element, Character)
    assert (element.name, element.extensions, element.dual) == (name, extensions, False)
    assert [speech.name for speech in document.speeches] == [name]
    check(f"{cue}\nHello.\n", f"character: {element.text}", "dialogue: Hello.")


@pytest.mark.parametrize(
    "line", ["23", "23 (O.S.)", "Steel", "AMéLIE", "李明", "(BEAT)", "...", "--", "STEEL (x) y"]
)
def test_what_is_no_cue(line: str) -> None:
    check(f"{line}\nHello.\n", f"action: {line}\nHello.")


def test_a_cue_has_a_blank_line_above_and_none_below() -> None:
    check("He runs.\nSTEEL\nHello.\n", "action: He runs.\nSTEEL\nHello.")
    check("STEEL\n\nHello.\n", "action: STEEL", "action: Hello.")
    check("STEEL", "action: STEEL")
    check("STEEL\n \nHello.\n", "action: STEEL", "action: Hello.")


@pytest.mark.parametrize(
    "line",
    ["INT. is not a scene", "IT COMES TO:", "NO!", "#metoo", ".45", "!x", "@x", "...", "Title: x"],
)
def test_dialogue_is_any_text_up_to_a_blank_line(line: str) -> None:
    check(f"DAN\n{line}\n\nHe runs.\n", "character: DAN", f"dialogue: {line}", "action: He runs.")
    check(f"DAN\nSo:\n{line}\n", "character: DAN", f"dialogue: So:\n{line}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAN\nOne.\n_Two_.\n", ["character: DAN", "dialogue: One.\n_Two_."]),
        ("STEEL\n(beat)\nHi.\n", ["character: STEEL", "parenthetical: (beat)", "dialogue: Hi."]),
        ("STEEL\nHi.\n(beat)\n", ["character: STEEL", "dialogue: Hi.", "parenthetical: (beat)"]),
        ("STEEL\n(beat)\n", ["character: STEEL", "parenthetical: (beat)"]),
        (
            "STEEL\n(a)\n(b)\nHi.\n",
            ["character: STEEL", "parenthetical: (a)", "parenthetical: (b)", "dialogue: Hi."],
        ),
        ("STEEL\n\t(beat)  \n", ["character: STEEL", "parenthetical: (beat)"]),
        (
            "STEEL\n(in a low\nvoice)\nHi.\n",
            ["character: STEEL", "parenthetical: (in a low\nvoice)", "dialogue: Hi."],
        ),
        ("STEEL\n(beat) Hi.\n", ["character: STEEL", "dialogue: (beat) Hi."]),
        ("STEEL\n(open\nHi.\n", ["character: STEEL", "dialogue: (open\nHi."]),
        ("STEEL\n(a) and (b)\n", ["character: STEEL", "dialogue: (a) and (b)"]),
        ("STEEL\n((a) b)\n", ["character: STEEL", "parenthetical: ((a) b)"]),
        ("(He sighs.)\n", ["action: (He sighs.)"]),
        ("He runs.\n(fast)\n", ["action: He runs.\n(fast)"]),
    ],
)
def test_dialogue_and_parentheticals(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "cue", ["STEEL ^", "STEEL^", "STEEL     ^  ", "@STEEL ^", "STEEL (V.O.) ^"]
)
def test_a_caret_sets_a_speech_beside_the_one_above(cue: str) -> None:
    document = parse(f"BRICK\nScrew retirement.\n\n{cue}\nScrew retirement.\n")
    first, second = document.speeches
    assert (first.name, first.dual, first.partner) == ("BRICK", False, 1)
    assert (second.name, second.dual, second.partner) == ("STEEL", True, 0)
    assert "^" not in document.elements[second.first].text


def test_a_caret_without_a_speech_above_is_no_pair() -> None:
    (speech,) = parse("STEEL ^\nHi.\n").speeches
    assert (speech.dual, speech.partner) == (True, None)
    _, second = parse("BRICK\nHi.\n\nHe runs.\n\nSTEEL ^\nHi.\n").speeches
    assert second.partner is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~La la!\n~La!\n", ["lyrics: La la!", "lyrics: La!"]),
        ("  ~ La la!\n", ["lyrics: La la!"]),
        ("He sings.\n~La!\n", ["action: He sings.", "lyrics: La!"]),
        ("SINGER\n~La!\n~La!\n", ["character: SINGER", "lyrics: La!", "lyrics: La!"]),
        (
            "SINGER\nOh.\n~La!\nOh.\n",
            ["character: SINGER", "dialogue: Oh.", "lyrics: La!", "dialogue: Oh."],
        ),
    ],
)
def test_lyrics(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "line",
    ["CUT TO:", "SMASH CUT TO:", "SMASH-CUT TO:", "5 YEARS LATER, CUT TO:", "TO:", "\t\tCUT TO:"],
)
def test_a_transition_is_in_capitals_between_blank_lines_and_ends_in_to(line: str) -> None:
    expected = f"transition: {line.strip()}"
    check(
        f"He runs.\n\n{line}\n\nINT. HOUSE\n",
        "action: He runs.",
        expected,
        "scene_heading: INT. HOUSE",
    )
    check(line, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CUT TO: \n\nA.\n", ["action: CUT TO:", "action: A."]),
        ("CUT TO:   \n", ["action: CUT TO:"]),
        ("He has come TO:\n", ["action: He has come TO:"]),
        ("He runs.\nCUT TO:\n", ["action: He runs.\nCUT TO:"]),
        ("CUT TO:\nHe runs.\n", ["character: CUT TO:", "dialogue: He runs."]),
        ("!CUT TO:\n", ["action: CUT TO:"]),
        ("> Burn to White.\n", ["transition: Burn to White."]),
        (">burn\n", ["transition: burn"]),
        ("He runs.\n> Burn.\nMore.\n", ["action: He runs.", "transition: Burn.", "action: More."]),
        (">A<B!\n", ["transition: A<B!"]),
        (">THE END<\n", ["centered: THE END"]),
        ("  > THE END <  \n", ["centered: THE END"]),
        (">**End of Act One**<\n", ["centered: **End of Act One**"]),
        (">A<\n> B <\n\n>C<\n", ["centered: A\nB", "centered: C"]),
        (">A < B<\n", ["centered: A < B"]),
        ("><\n", ["centered:"]),
        ("He runs.\n>A<\n", ["action: He runs.", "centered: A"]),
    ],
)
def test_transitions_and_centered_text(text: str, expected: list[str]) -> None:
    check(text, *expected)
