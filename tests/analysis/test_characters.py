from __future__ import annotations

import pytest

from screenplay_ls.analysis.characters import cast, cast_of, cue_after, cue_before
from screenplay_ls.analysis.locations import places
from screenplay_ls.fountain import parse
from tests.analysis.marks import show_spans, take_cursor

SCRIPT = """
INT. HOUSE - KITCHEN - NIGHT

ANNA
Hey.

@McClane (V.O.)
Hey.

MCCLANE
You.

ext. house - day

O'BRIEN
Hey.

O’BRIEN  (CONT'D) ^
Hey.

INT. HOUSE - KITCHEN - NIGHT
""".lstrip()


def test_two_spellings_are_one_character() -> None:
    roles = cast(parse(SCRIPT)).values()
    assert [(role.key, role.name, role.speeches) for role in roles] == [
        ("ANNA", "ANNA", (0,)),
        ("MCCLANE", "McClane", (1, 2)),
        ("O'BRIEN", "O'BRIEN", (3, 4)),
    ]


def test_the_cast_of_a_scene() -> None:
    document = parse(SCRIPT)
    assert [[role.key for role in cast_of(document, scene)] for scene in document.scenes] == [
        ["ANNA", "MCCLANE"],
        ["O'BRIEN"],
        [],
    ]


def test_places_with_their_parts_and_times() -> None:
    found = places(parse(SCRIPT)).values()
    assert [(place.name, place.scenes, place.prefixes, place.times) for place in found] == [
        ("HOUSE", (0, 1, 2), ("INT.", "EXT."), ("NIGHT", "DAY")),
        ("HOUSE - KITCHEN", (0, 2), ("INT.",), ("NIGHT",)),
    ]


@pytest.mark.parametrize(
    ("marked", "ahead"),
    [
        ("AN|NA\nHey.\n\nBOB\nHey.\n\n⟦ANNA⟧ (V.O.)\nHey.\n\nANNA\nHey.\n", True),
        ("ANNA\nHey.\n\n|Anna.\n\n⟦ANNA⟧\nHey.\n", True),
        ("ANNA\nHey.\n\nBOB\nHey.\n\nANNA\nHey.|\n", True),
        ("ANNA\nHey.\n\nBOB\nHey.\n\n⟦ANNA⟧\nHey.\n\nAN|NA\nHey.\n", False),
        ("|ANNA\nHey.\n\nANNA\nHey.\n", False),
    ],
)
def test_the_next_and_the_last_cue(marked: str, ahead: bool) -> None:
    text, offset = take_cursor(marked.replace("⟦", "").replace("⟧", ""))
    move = cue_after if ahead else cue_before
    found = move(parse(text), offset, "ANNA")
    assert show_spans(text, [found] if found else []) == marked.replace("|", "")
