from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from screenplay_ls.fountain import Span, parse
from screenplay_ls.server.convert import Encoding, to_offset, to_position, to_range
from tests.marks import cursor

UTF8, UTF16, UTF32 = Encoding.Utf8, Encoding.Utf16, Encoding.Utf32

LONE = "\ud83d"
"""Half of an emoji, as an editor sends it while something cuts a text in the wrong place."""


@pytest.mark.parametrize(
    ("marked", "line", "utf8", "utf16", "utf32"),
    [
        ("|", 0, 0, 0, 0),
        ("one|", 0, 3, 3, 3),
        ("one\n|two", 1, 0, 0, 0),
        ("one\r\n|two", 1, 0, 0, 0),
        ("one\r|two", 1, 0, 0, 0),
        ("one\n\rt|wo", 2, 1, 1, 1),
        ("one\n|", 1, 0, 0, 0),
        ("caf\u00e9|", 0, 5, 4, 4),
        ("\u4f60\u597d|", 0, 6, 2, 2),
        ("\U0001f3ac a|", 0, 6, 4, 3),
        ("e\u0301|", 0, 3, 2, 2),
        (LONE + "a|", 0, 4, 2, 2),
        # Not line ends for LSP, whatever str.splitlines says.
        ("a\u2028b|", 0, 5, 3, 3),
        ("a\x0cb\x0bc\x85d|", 0, 8, 7, 7),
    ],
)
def test_both_ways(marked: str, line: int, utf8: int, utf16: int, utf32: int) -> None:
    text, offset = cursor(marked)
    document = parse(text)

    for encoding, character in ((UTF8, utf8), (UTF16, utf16), (UTF32, utf32)):
        assert to_position(document, offset, encoding) == Position(line, character)
        assert to_offset(document, Position(line, character), encoding) == offset


@pytest.mark.parametrize(
    ("marked", "position"),
    [
        ("one|\ntwo", Position(0, 99)),
        ("one|\r\ntwo", Position(0, 99)),
        ("\U0001f3ac|\ntwo", Position(0, 99)),
        ("one\ntwo|", Position(7, 0)),
        ("one\ntwo|", Position(1, 2**31 - 1)),
        ("|", Position(3, 3)),
        # In the middle of a character: before it.
        ("a|\U0001f3acb", Position(0, 2)),
    ],
)
def test_what_is_beyond_the_text_is_at_its_end(marked: str, position: Position) -> None:
    text, offset = cursor(marked)

    assert to_offset(parse(text), position, UTF16) == offset


def test_between_the_two_characters_of_a_line_end_is_the_lines_end() -> None:
    assert to_position(parse("one\r\ntwo"), 4, UTF16) == Position(0, 3)


def test_a_range() -> None:
    found = to_range(parse("\U0001f3ac\nHANK"), Span(0, 4), UTF16)

    assert (found.start, found.end) == (Position(0, 0), Position(1, 2))


CHARACTERS = st.sampled_from("ab \n\r\u00e9\u2028\x0c\u4f60\U0001f3ac" + LONE)


@given(st.text(CHARACTERS, max_size=30), st.integers(0, 30), st.sampled_from([UTF8, UTF16, UTF32]))
def test_there_and_back(text: str, offset: int, encoding: Encoding) -> None:
    """Every place comes back, but for the one between a line end's two characters."""
    document = parse(text)
    offset = min(offset, len(text))
    inside_line_end = text[max(offset - 1, 0) : offset + 1] == "\r\n"

    back = to_offset(document, to_position(document, offset, encoding), encoding)

    assert back == (offset - 1 if inside_line_end else offset)
