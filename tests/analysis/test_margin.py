"""What is shown beside and above the lines: hints, lenses and links."""

from __future__ import annotations

import pytest
from hypothesis import given

from screenplay_ls.analysis.hints import hints
from screenplay_ls.analysis.lenses import lenses
from screenplay_ls.analysis.links import file_links
from screenplay_ls.fountain import Span, parse
from tests.analysis.marks import screenplays, show_spans

SCRIPT = """
INT. HOUSE - DAY #1#

ANNA
Hey.

BOB
Hey.

EXT. HOUSE - NIGHT

Nothing.

INT. PUB - NIGHT

ANNA (V.O.)
Hey.
""".lstrip()


def test_the_length_of_a_scene_beside_its_heading() -> None:
    found = hints(parse(SCRIPT), Span(0, len(SCRIPT)))
    assert [(SCRIPT[: hint.offset].count("\n"), hint.label) for hint in found] == [
        (0, "1/8 · 0:05"),
        (8, "1/8 · 0:06"),
        (12, "1/8 · 0:04"),
    ]
    assert [hint.tooltip for hint in found[:2]] == [
        "This scene: 1/8 page, 0:05. It begins at 0:00. Who speaks: ANNA, BOB.",
        "This scene: 1/8 page, 0:06. It begins at 0:05. Who speaks: nobody.",
    ]
    assert SCRIPT[found[0].offset - 3 : found[0].offset] == "#1#"


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [(0, 0, [0]), (30, 40, []), (60, 70, [8]), (0, 60, [0, 8])],
)
def test_only_what_is_shown(start: int, end: int, lines: list[int]) -> None:
    found = hints(parse(SCRIPT), Span(start, end))
    assert [SCRIPT[: hint.offset].count("\n") for hint in found] == lines


def test_lenses() -> None:
    found = lenses(parse(SCRIPT))
    assert show_spans(SCRIPT, [lens.span for lens in found]).count("⟦") == 2
    assert [(SCRIPT[slice(*lens.span)], lens.title) for lens in found] == [
        ("HOUSE", "HOUSE: 2 scenes"),
        ("ANNA", "ANNA: 2 speeches in 2 scenes"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[[include: ⟦act two.fountain⟧]]",
        "She waits [[ Include:⟦../b.fountain⟧ ]].",
        "[[see ⟦photos/quay-1.jpg⟧ and ⟦notes.md⟧.]]",
        "[[http://example.org/a.pdf]]",
        "see notes.md",
        "[[include: ]]",
        "/* [[include: a.fountain]] */",
        "[[a.b and Mr.Smith]]",
    ],
)
def test_files_that_notes_name(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = file_links(parse(text))
    assert show_spans(text, [link.span for link in found]) == marked
    assert all(text[slice(*link.span)] == link.path for link in found)
    assert all(link.included == ("nclude:" in text) for link in found)


@given(screenplays())
def test_all_of_it_lies_in_the_text(text: str) -> None:
    document = parse(text)
    for hint in hints(document, Span(0, len(text))):
        assert 0 <= hint.offset <= len(text)
    for lens in lenses(document):
        assert 0 <= lens.span.start <= lens.span.end <= len(text)
