"""The model: scenes, speeches, sections, places, and what headings and cues say."""

from __future__ import annotations

import pytest

from screenplay_ls.fountain import Document, Kind, SceneHeading, Span, parse

SCRIPT = (
    "Before.\n\nINT. HOUSE - DAY\n\nSTEEL\n(beat)\nHi.\n~La.\n\n~Alone.\n\n"
    "EXT. STREET - NIGHT\n\nHe runs.\n"
)


def test_scenes() -> None:
    document = parse(SCRIPT)
    house, street = document.scenes
    assert (house.index, house.first, house.last) == (0, 1, 7)
    assert (street.index, street.first, street.last) == (1, 7, 9)
    assert document.elements[house.first] is house.heading
    assert document.text[house.start : house.end].startswith("INT. HOUSE")
    assert house.end == street.start
    assert street.end == len(document.text)
    assert document.scene_at(0) is None
    assert document.scene_at(SCRIPT.index("Hi.")) == house
    assert document.scene_at(len(SCRIPT)) == street


def test_speeches() -> None:
    document = parse(SCRIPT)
    (speech,) = document.speeches
    assert [e.text for e in document.elements[speech.first : speech.last]] == [
        *("STEEL", "(beat)", "Hi.", "La.")
    ]
    assert document.speech_at(SCRIPT.index("La.")) == speech
    assert document.speech_at(SCRIPT.index("Alone")) is None
    assert document.speech_at(0) is None


def test_a_speech_goes_on_below_notes_and_synopses() -> None:
    document = parse("DAN\nOne.\n= so\nTwo.\n[[n]]\n\nHe runs.\n")
    (speech,) = document.speeches
    kinds = [e.kind.value for e in document.elements[speech.first : speech.last]]
    assert kinds == ["character", "dialogue", "synopsis", "dialogue"]


@pytest.mark.parametrize(("blank", "spoken"), [("\n", 2), (" \n", 2), ("  \n", 3), ("", 3)])
def test_a_speech_ends_at_a_blank_line_that_is_not_two_spaces(blank: str, spoken: int) -> None:
    (speech,) = parse(f"DAN\nHi.\n{blank}~La.\n").speeches
    assert speech.last - speech.first == spoken


def test_sections_nest() -> None:
    document = parse("# A\n\n## B\n\n#### C\n\n## D\n\n# E\n")
    first, last = document.sections
    assert (first.text, [n.text for n in first.children], last.text) == ("A", ["B", "D"], "E")
    assert [n.text for n in first.children[0].children] == ["C"]
    assert document.elements[last.index].text == "E"


def test_places() -> None:
    document = parse(SCRIPT)
    for placed in document.placed():
        assert document.start_of(placed.index) == placed.start
        assert document.element_at(placed.start) == placed
    assert document.start_of(len(document.elements)) == len(SCRIPT)
    last = document.element_at(len(SCRIPT) + 10)
    assert last is not None
    assert last.element.text == "He runs."
    assert document.index_from(0) == 0
    assert document.index_from(1) == 1
    assert document.index_from(len(SCRIPT) + 1) == len(document.elements)


def test_the_content_is_without_blanks_around_but_with_marks() -> None:
    document = parse("\n\n  .HOUSE #1#  \n\n\n   He runs.  \n\n\t@Dan ^\n  Hi.  \n")
    spans = [document.text[slice(*document.span_of(i))] for i in range(len(document.elements))]
    assert spans == ["", ".HOUSE #1#", "   He runs.  ", "@Dan ^", "Hi."]


def test_an_empty_document() -> None:
    document = parse("")
    assert document.elements == ()
    assert document.element_at(0) is None
    assert document.scene_at(0) is None
    assert document.speech_at(0) is None
    assert document.sections == ()
    assert (document.lines.count, document.lines.line_of(0), document.lines.end(0)) == (1, 0, 0)


def test_lines() -> None:
    lines = parse("a\nb\r\nc\rd\u2028e\n").lines
    assert [(lines.start(i), lines.end(i)) for i in range(lines.count)] == [
        *((0, 1), (2, 3), (5, 6), (7, 10), (11, 11))
    ]
    assert [lines.line_of(i) for i in (0, 1, 2, 4, 5, 10, 11, 99)] == [0, 0, 1, 1, 2, 3, 4, 4]


def test_words_know_where_they_stand() -> None:
    text = "He.\n\n!  A *big* [[n]] /* b */ dog\tran.\n"
    document = parse(text)
    element = document.elements[1]
    assert element.plain == "  A big dog    ran."
    for word in ("A", "big", "dog", "ran."):
        at = document.start_of(1) + element.raw_offset(element.plain.index(word))
        assert text.startswith(word, at)
    end = document.start_of(1) + element.raw_offset(len(element.plain))
    assert end == len(text) - 1


def test_inline_notes_and_boneyards() -> None:
    (element,) = parse("He [[ why? ]] runs /*\tfast */ on.\n").elements
    assert [(i.kind, i.text) for i in element.inlines] == [
        (Kind.NOTE, "why?"),
        (Kind.BONEYARD, "fast"),
    ]
    assert element.inlines[0].span == Span(3, 13)


def heading(document: Document) -> SceneHeading:
    return document.scenes[0].heading


@pytest.mark.parametrize(
    ("line", "place", "sub_place", "time", "suffix"),
    [
        ("INT. HOUSE - DAY", "HOUSE", "", "DAY", ""),
        ("INT. HOUSE - KITCHEN - NIGHT", "HOUSE", "KITCHEN", "NIGHT", ""),
        ("INT. HOUSE - KITCHEN", "HOUSE", "KITCHEN", "", ""),
        ("INT. HOUSE", "HOUSE", "", "", ""),
        ("INT.  WILL’S BEDROOM - NIGHT (1973)", "WILL’S BEDROOM", "", "NIGHT", "(1973)"),
        ("INT. A - DAY - FLASHBACK (1944)", "A", "", "DAY", "FLASHBACK (1944)"),
        ("INT. A – B — DUSK", "A", "B", "DUSK", ""),
        ("INT. A -- LATER", "A", "", "LATER", ""),
        ("INT. ROOM 4-B - MOMENTS LATER", "ROOM 4-B", "", "MOMENTS LATER", ""),
        ("INT. HALLWAY, HER FLAT, SAME", "HALLWAY, HER FLAT", "", "SAME", ""),
        ("INT. PARIS, FRANCE", "PARIS, FRANCE", "", "", ""),
        ("INT. HOUSE. NIGHT", "HOUSE", "", "NIGHT", ""),
        ("INT - HOUSE - DAY", "HOUSE", "", "DAY", ""),
        (".SNIPER SCOPE POV", "SNIPER SCOPE POV", "", "", ""),
        (".ИНТ. КУХНЯ – НОЧЬ", "ИНТ. КУХНЯ", "", "НОЧЬ", ""),
        ("INT. DAY CARE - NIGHT", "DAY CARE", "", "NIGHT", ""),
        ("INT. DAY CARE", "DAY CARE", "", "", ""),
        ("INT. HOUSE - 2ND NIGHT", "HOUSE", "", "2ND NIGHT", ""),
        ("EXT.", "", "", "", ""),
        ("**INT. HOUSE - DAY**", "HOUSE", "", "DAY", ""),
        ("INT. HOUSE [[blue]] - DAY", "HOUSE", "", "DAY", ""),
    ],
)
def test_a_heading_is_taken_apart(
    line: str, place: str, sub_place: str, time: str, suffix: str
) -> None:
    element = heading(parse(line))
    assert (element.place, element.sub_place, element.time) == (place, sub_place, time)
    assert element.suffix == suffix


@pytest.mark.parametrize(
    ("line", "prefix", "interior", "exterior"),
    [
        ("INT. A", "INT.", True, False),
        ("ext. a", "ext.", False, True),
        ("EST. A", "EST.", False, True),
        ("INT./EXT. A", "INT./EXT.", True, True),
        ("INT/EXT A", "INT/EXT", True, True),
        ("I/E. A", "I/E.", True, True),
        ("EXT./INT. A", "EXT./INT.", True, True),
        (".INTERVIEW", "", False, False),
        (".HOUSE", "", False, False),
    ],
)
def test_a_heading_is_inside_or_outside(
    line: str, prefix: str, interior: bool, exterior: bool
) -> None:
    element = heading(parse(line))
    assert (element.prefix, element.interior, element.exterior) == (prefix, interior, exterior)
