from __future__ import annotations

import pytest
from hypothesis import given

from screenplay_ls.analysis.tokens import tokens_of
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays


def check(text: str, expected: str) -> None:
    document = parse(text)
    shown = [
        f"{token.role.value}: {element.raw[token.start : token.end]}"
        for element in document.elements
        for token in tokens_of(element)
    ]
    assert shown == [line.strip() for line in expected.strip().split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "INT. HOUSE - KITCHEN - NIGHT (1973) #12A#\n",
            "prefix: INT.\nplace: HOUSE\nplace: KITCHEN\ntime: NIGHT\nnumber: #12A#",
        ),
        (".A DREAM\n", "mark: .\nplace: A DREAM"),
        ("int/ext car - day\n", "prefix: int/ext\nplace: car\ntime: day"),
        ("INT. INN - DAY [[late]]\n", "prefix: INT.\nplace: INN\ntime: DAY\nnote: [[late]]"),
        (
            "BOB\nHey.\n\nANNA (V.O.) (CONT'D) ^\n(beat)\nHey. [[Or\nyou?]] You.\n",
            """character: BOB
            dialogue: Hey.
            character: ANNA
            extension: V.O.
            extension: CONT'D
            mark: ^
            parenthetical: (beat)
            dialogue: Hey.
            note: [[Or
            note: you?]]
            dialogue: You.""",
        ),
        ("@McClane\nHey.\n", "mark: @\ncharacter: McClane\ndialogue: Hey."),
        ("ANNA\n~La la\n~Lo\n", "character: ANNA\nmark: ~\nlyrics: La la\nmark: ~\nlyrics: Lo"),
        ("> Fade to grey\n", "mark: >\ntransition: Fade to grey"),
        ("She.\n\nCUT TO:\n", "transition: CUT TO:"),
        ("> THE END <\n", "mark: >\ncentered: THE END\nmark: <"),
        (
            "## Act Two\n\n= It ends.\n\n===\n",
            "mark: ##\nsection: Act Two\nsynopsis: = It ends.\nmark: ===",
        ),
        (
            "She [[why?]] waits /* or\n\nnot */.\n",
            "note: [[why?]]\nboneyard: /* or\nboneyard: not */",
        ),
        ("[[One\ntwo]]\n", "note: [[One\nnote: two]]"),
        (
            "Title: A Play\nContact:\n    me@example.org\n    http://example.org\n\nHey.\n",
            """title key: Title:
            title value: A Play
            title key: Contact:
            title value: me@example.org
            title value: http://example.org""",
        ),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    check(text, expected)


@given(screenplays())
def test_tokens_lie_in_lines_and_apart(text: str) -> None:
    for element in parse(text).elements:
        end = 0
        for token in tokens_of(element):
            assert end <= token.start < token.end <= len(element.raw)
            assert not set(element.raw[token.start : token.end]) & {"\r", "\n"}
            end = token.end
