"""Collisions: several inputs, one story, and who gave what."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.drafts.collision import KIND, likeness
from screenplay_ls.assist.drafts.draft import NothingToDraft, Source
from screenplay_ls.fountain import Kind, parse
from tests.assist.drafts.driver import assert_clean, kinds_in, run, source
from tests.assist.drafts.test_storyline import Good

ALLOWED = {Kind.TITLE_PAGE, Kind.SECTION, Kind.SYNOPSIS, Kind.NOTE, Kind.SCENE_HEADING}
INPUTS = ("a blind watchmaker in Vienna", "a spaceship with one seat")
ONE = "Title: One\n\n= A watch stops.\n\nINT. SHOP - DAY\n\nADA\nIt stopped.\n"
TWO = "Title: Two\n\nEXT. SPACE - DAY\n\nA ship drifts.\n\nBEN\nOne seat.\n"


def test_it_is_a_story_with_sources_and_marks() -> None:
    draft = run(KIND, source(), Good(), inputs=INPUTS).draft
    document = parse(draft.text)

    assert kinds_in(draft.text) <= ALLOWED
    assert document.title("Source A") == INPUTS[0]
    assert document.title("Source B") == INPUTS[1]
    assert [node.text for node in document.sections] == ["A comes to B"]
    for line in draft.text.splitlines():
        if line.startswith("= "):
            assert re.search(r"\[\[(new|from [A-B]( and [A-B])*)\]\]$", line)


def test_two_scripts_bring_their_characters() -> None:
    draft = run(KIND, source(ONE, TWO), [""]).draft

    assert "[[ADA: the lead.]] [[from A]]" in draft.text
    assert "[[BEN: the lead.]] [[from B]]" in draft.text
    assert "= Ada comes to where Ben is at home" in draft.text
    assert draft.passages == ()


def test_a_sentence_is_marked_by_its_words() -> None:
    draft = run(KIND, source(), [""], inputs=INPUTS).draft

    assert "= A blind watchmaker in Vienna, and a spaceship with one seat. [[from A and B]]" in (
        draft.text
    )


def test_takes_collide_in_different_ways() -> None:
    takes = [run(KIND, source(), [""], take, inputs=INPUTS).draft for take in range(4)]

    assert len({parse(take.text).sections[0].text for take in takes}) == 4


def test_a_take_does_not_say_what_another_said() -> None:
    first = run(KIND, source(), Good(), inputs=INPUTS, way="Rivals").draft
    again = Source(parse(""), earlier=(first.text,))
    second = run(KIND, again, Good(), inputs=INPUTS, way="Rivals").draft

    assert likeness(first.text, second.text) < likeness(first.text, first.text) == 1.0
    beats = set(re.findall(r"^= (.*?) \[\[", first.text, re.MULTILINE)[1:])
    found = set(re.findall(r"^= (.*?) \[\[", second.text, re.MULTILINE)[1:])
    assert not beats & found


@pytest.mark.parametrize("inputs", [(), ("one",), ("one", " ")])
def test_one_input_is_too_few(inputs: tuple[str, ...]) -> None:
    with pytest.raises(NothingToDraft, match="two inputs"):
        run(KIND, source(), [""], inputs=inputs)


@given(st.text(max_size=80), st.text(max_size=40), st.integers(0, 3))
def test_whatever_comes_in_it_is_valid(answer: str, given: str, take: int) -> None:
    draft = run(KIND, source(), [answer], take, inputs=(f"a key {given}", "a spaceship")).draft

    assert kinds_in(draft.text) <= ALLOWED
    assert_clean(draft.text)
