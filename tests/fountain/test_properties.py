"""What holds for every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.fountain import Kind, parse
from screenplay_ls.fountain.format import format_document
from tests.fountain.checking import check_invariants, listing, shape
from tests.fountain.strategies import screenplays


@given(screenplays() | st.text())
def test_parsing_is_total_lossless_and_the_same_with_and_without_quick_expressions(
    text: str,
) -> None:
    document = parse(text)
    check_invariants(document)
    assert shape(parse(text)) == shape(document)


@given(screenplays())
def test_what_is_outside_all_contents_is_blank(text: str) -> None:
    document = parse(text)
    end = 0
    for placed in document.placed():
        if placed.element.kind is Kind.BLANK:
            assert not placed.element.raw.lstrip("\ufeff").strip()
            end = placed.start + len(placed.element.raw)
            continue
        gone = [placed.start + i.span.start for i in placed.element.inlines]
        start = min([document.span_of(placed.index).start, *gone])
        assert not text[end:start].strip()
        behind = [placed.start + i.span.end for i in placed.element.inlines]
        end = max([document.span_of(placed.index).end, *behind])
    assert not text[end:].strip()


@given(screenplays())
def test_the_kind_of_line_end_says_nothing(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in ("\r\n", "\r"):
        other = parse(plain.replace("\n", end))
        assert listing(other) == listing(parse(plain))
        assert [e.plain for e in other.elements if e.kind is not Kind.BLANK] == [
            e.plain for e in parse(plain).elements if e.kind is not Kind.BLANK
        ]


@given(screenplays())
def test_every_place_has_its_element_line_scene_and_speech(text: str) -> None:
    document = parse(text)
    lines = document.lines
    for offset in range(len(text) + 1):
        placed = document.element_at(offset)
        assert (placed is None) == (not text)
        if placed and offset < len(text):
            assert placed.start <= offset < placed.start + len(placed.element.raw)
        line = lines.line_of(offset)
        assert lines.start(line) <= offset
        assert line + 1 == lines.count or offset < lines.start(line + 1)
        assert lines.start(line) <= lines.end(line)
        scene = document.scene_at(offset)
        assert scene is None or scene.start <= offset <= scene.end
        speech = document.speech_at(offset)
        assert speech is None or (placed and speech.first <= placed.index < speech.last)
    ends = [text[lines.end(i) : lines.start(i + 1)] for i in range(lines.count - 1)]
    assert set(ends) <= {"\n", "\r\n", "\r"}


@given(screenplays())
def test_spoken_elements_belong_to_one_speech(text: str) -> None:
    document = parse(text)
    spoken: list[int] = []
    for speech in document.speeches:
        assert document.elements[speech.first].kind is Kind.CHARACTER
        spoken += range(speech.first, speech.last)
    assert len(spoken) == len(set(spoken))
    for index, element in enumerate(document.elements):
        if element.kind in (Kind.PARENTHETICAL, Kind.DIALOGUE):
            assert index in spoken


@given(screenplays())
def test_formatting_keeps_the_meaning_and_happens_once(text: str) -> None:
    document = parse(text)
    tidy = format_document(document)
    again = parse(tidy)
    assert format_document(again) == tidy
    kinds = [e.kind for e in document.elements if e.kind is not Kind.BLANK]
    assert [e.kind for e in again.elements if e.kind is not Kind.BLANK] == kinds
    assert "".join(tidy.split()).casefold() == "".join(text.split()).casefold() or text != tidy
