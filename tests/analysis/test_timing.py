from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given

from screenplay_ls.analysis.timing import (
    Length,
    length_before,
    scene_length,
    script_length,
    spoken_words,
)
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, take_cursor

PAGE = "INT. HOUSE - DAY\n\n" + "She waits.\n\n" * 26


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("INT. HOUSE - DAY\n", 3, id="two blank lines above a heading"),
        pytest.param("She waits.\n", 2, id="one above action"),
        pytest.param("A" * 61, 3, id="a word longer than a line is broken"),
        pytest.param("word " * 13, 3, id="action is 60 columns wide"),
        pytest.param("ANNA\nYes.\n", 3, id="dialogue follows its cue"),
        pytest.param("ANNA\n(beat)\nYes.\n", 4, id="and so does a parenthetical"),
        pytest.param("ANNA\n" + "word " * 8, 4, id="dialogue is 35 columns wide"),
        pytest.param("ANNA\n李明" + "好" * 30, 4, id="ideographs are twice as wide"),
        pytest.param("ANNA\nYes.\n\nBOB ^\nNo. No.\n", 3, id="speeches side by side count once"),
        pytest.param("# Act\n\n= Synopsis\n\n[[note]]\n\n/* cut */\n", 0, id="not printed"),
        pytest.param("Title: A Play\nAuthor: Me\n", 0, id="the title page is no page"),
        pytest.param("She waits [[for whom?]].", 2, id="notes take no room"),
    ],
)
def test_lines_of_a_page(text: str, lines: int) -> None:
    assert script_length(parse(text)).lines == lines


@pytest.mark.parametrize(
    ("lines", "pages"),
    [(0, "0"), (1, "1/8"), (7, "1/8"), (27, "4/8"), (54, "1"), (61, "1 1/8"), (150, "2 6/8")],
)
def test_eighths(lines: int, pages: str) -> None:
    assert Length(lines).pages == pages


@pytest.mark.parametrize(
    ("seconds", "clock"), [(0, "0:00"), (59.6, "1:00"), (125, "2:05"), (3725, "1:02:05")]
)
def test_clock(seconds: float, clock: str) -> None:
    assert Length(0, seconds).clock == clock


def test_a_page_of_action_is_a_minute() -> None:
    document = parse(PAGE)
    length = scene_length(document, document.scenes[0])
    assert (length.pages, length.clock) == ("1", "1:01")


def test_speech_takes_as_long_as_its_words() -> None:
    slow = script_length(parse("ANNA\n" + "yes " * 26))
    assert round(slow.seconds, 3) == 10.5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t you dare, Mr. Smith-Jones!", 5),
        ("…", 0),
        ("Straße 7", 2),
        ("我爱你我爱你我爱你我爱你我爱你我爱", 10),
    ],
)
def test_spoken_words(text: str, words: float) -> None:
    assert round(spoken_words(text), 6) == words


@pytest.mark.parametrize(
    ("marked", "clock"),
    [
        ("|INT. HOUSE - DAY\n\nShe waits.\n", "0:00"),
        ("INT. HOUSE - DAY\n\n|She waits.\n", "0:03"),
        ("INT. HOUSE - DAY\n\nShe waits.\n|", "0:06"),
    ],
)
def test_film_time_at_the_cursor(marked: str, clock: str) -> None:
    text, offset = take_cursor(marked)
    assert length_before(parse(text), offset).clock == clock


@given(screenplays())
def test_scenes_and_what_is_above_them_add_up(text: str) -> None:
    document = parse(text)
    start = document.scenes[0].start if document.scenes else len(text)
    total = length_before(document, start)
    if not document.scenes:
        assert total.lines <= script_length(document).lines
        return
    for scene in document.scenes:
        total = total.plus(scene_length(document, scene))
    assert total.lines == script_length(document).lines
    assert isclose(total.seconds, script_length(document).seconds, abs_tol=1e-6)
