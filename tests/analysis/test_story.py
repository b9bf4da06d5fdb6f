"""Several files as one script: their order, and where each line of the whole stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.includes import includes
from screenplay_ls.analysis.story import (
    Script,
    Snag,
    Story,
    beginning,
    include_findings,
    single,
    told_from,
)
from screenplay_ls.fountain import Span, parse
from tests.analysis.marks import screenplays


def told(root: str = "main", **texts: str) -> Story:
    """The story of some scripts, which include each other by name: `{{ include: two }}`."""
    scripts: dict[str, Script] = {}
    for name, text in texts.items():
        document = parse(text)
        targets = [each.path if each.path in texts else Snag.MISSING for each in includes(document)]
        scripts[name] = Script(name, document, tuple(targets))
    return told_from(root, scripts)


def headings(story: Story) -> list[str]:
    return [scene.heading.plain for scene in story.document.scenes]


MAIN = "INT. A\n\n{{ include: two }}\n\nINT. D\n\n{{ include: three }}\n{{ include: four }}\n"


def test_the_order_of_the_story() -> None:
    story = told(main=MAIN, two="INT. B\n\nINT. C", three="INT. E", four="INT. F\n")
    assert headings(story) == ["INT. A", "INT. B", "INT. C", "INT. D", "INT. E", "INT. F"]
    assert list(story.scripts) == ["main", "two", "three", "four"]
    assert "".join(element.raw for element in story.document.elements) == story.document.text


@pytest.mark.parametrize(
    ("texts", "snags"),
    [
        ({"main": "{{ include: gone }}"}, [Snag.MISSING]),
        ({"main": "{{ include: main }}"}, [Snag.CIRCLE]),
        ({"main": "{{ include: two }}", "two": "[[include: main]]"}, [Snag.CIRCLE]),
        ({"main": "{{ include: two }}\n{{ include: two }}", "two": "Hi."}, [Snag.TWICE]),
    ],
)
def test_what_leads_nowhere(texts: dict[str, str], snags: list[Snag]) -> None:
    story = told(**texts)
    assert [trouble.snag for trouble in story.troubles] == snags
    (trouble,) = story.troubles
    (finding,) = include_findings(story, trouble.name)
    text = texts[trouble.name]
    assert text[slice(*finding.span)] in finding.message
    assert finding.span == trouble.include.path_span


def test_nesting_has_an_end() -> None:
    texts = {f"s{number}": f"{{{{ include: s{number + 1} }}}}" for number in range(100)}
    story = told("s0", **texts)
    assert [trouble.snag for trouble in story.troubles] == [Snag.TOO_DEEP]


@given(screenplays(), screenplays(), st.integers(0, 200))
def test_places_there_and_back(one: str, two: str, offset: int) -> None:
    story = told(main=f"{one}\n\n{{{{ include: two }}}}\n\n{one}", two=two)
    for name, script in story.scripts.items():
        text = script.document.text
        offset = min(offset, max(len(text) - 1, 0))
        span = Span(offset, offset + len(text[offset : offset + 1]))
        start = story.whole(name, offset)
        moved = Span(start, start + span.end - span.start)
        assert story.document.text[slice(*moved)] == text[slice(*span)]
        assert not text or story.place(moved) == (name, span)


def test_a_span_in_two_files_is_nowhere() -> None:
    story = told(main="One.\n\n{{ include: two }}", two="Two.")
    assert story.place(Span(0, len(story.document.text))) is None


def test_a_script_alone_is_its_own_document() -> None:
    document = parse("INT. A\n\nHi.")
    story = single("main", document)
    assert story.document is document
    assert story.is_one_file
    assert (story.whole("main", 3), story.place(Span(3, 11))) == (3, ("main", Span(3, 11)))


@pytest.mark.parametrize(
    ("leads_to", "expected"),
    [
        ({}, "two"),
        ({"main": {"two"}}, "main"),
        ({"main": {"one"}, "one": {"two"}}, "main"),
        ({"main": {"two"}, "also": {"two"}}, "also"),
        ({"two": {"main"}, "main": {"two"}}, "main"),
        ({"two": {"two"}}, "two"),
    ],
)
def test_where_a_story_begins(leads_to: dict[str, set[str]], expected: str) -> None:
    graph = {name: frozenset(to) for name, to in leads_to.items()}
    assert beginning("two", graph) == expected
