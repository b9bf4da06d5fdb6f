from __future__ import annotations

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.memo import (
    common_head,
    common_tail,
    per_document,
    per_element,
    per_part,
    per_text,
)
from screenplay_ls.fountain import Document, Element, parse, reparse
from tests.analysis.marks import screenplays


def test_a_document_is_asked_once_and_let_go() -> None:
    asked: list[str] = []

    @per_document
    def size(document: Document) -> int:
        asked.append(document.text)
        return len(document.text)

    document = parse("ANNA\nYes.\n")
    assert [size(document), size(document)] == [10, 10]
    assert asked == ["ANNA\nYes.\n"]
    gone = weakref.ref(document)
    del document
    gc.collect()
    assert gone() is None


def test_only_new_elements_are_looked_at() -> None:
    asked: list[str] = []

    @per_element
    def shout(element: Element) -> str:
        asked.append(element.raw)
        return element.raw.upper()

    elements = parse("One.\n\n" * 1_000 + "Two.\n\nThree.\n").elements
    shout(Document("", elements))
    asked.clear()
    new = parse("Four.\n\n").elements
    changed = Document("", (*elements[:700], *new, *elements[701:]))
    assert shout(changed) == tuple(element.raw.upper() for element in changed.elements)
    assert asked == ["Four.\n\n"]


def test_versions_of_several_files_are_kept_apart() -> None:
    asked: list[str] = []

    @per_element
    def raw(element: Element) -> str:
        asked.append(element.raw)
        return element.raw

    one, two = parse("One.\n"), parse("Two.\n")
    for document in (one, two, one, two):
        assert raw(document) == tuple(element.raw for element in document.elements)
    assert asked == ["One.\n", "Two.\n"]


@given(screenplays(), screenplays(), screenplays())
def test_shared_ends(head: str, middle: str, tail: str) -> None:
    """Whatever two versions share, the ends never overlap and hold the same objects."""
    old = parse(head + tail).elements
    new = (*old[:3], *parse(middle).elements, *old[2:])
    first = common_head(old, new)
    last = common_tail(old, new, limit=min(len(old), len(new)) - first)
    assert first + last <= min(len(old), len(new))
    assert all(a is b for a, b in zip(old[:first], new[:first], strict=True))
    assert old[len(old) - last :] == new[len(new) - last :]


def test_what_follows_from_a_part_is_computed_once_for_all_that_have_it() -> None:
    seen: list[str] = []

    @per_part(lambda document: document.speeches)
    def speakers(document: Document) -> int:
        seen.append(document.text)
        return len(document.speeches)

    one = parse("ANNA\nHey.\n\nShe waits.\n")
    assert speakers(one) == 1
    assert speakers(reparse(one, one.text.replace("waits", "sits"))) == 1
    assert len(seen) == 1
    assert speakers(reparse(one, one.text + "\nBOB\nHo.\n")) == 2


@given(st.lists(st.tuples(st.integers(0, 40), st.text("aZé\n", max_size=3)), max_size=6))
def test_a_text_is_mapped_where_it_differs(edits: list[tuple[int, str]]) -> None:
    mapped = per_text(str.swapcase)
    text = "Anna waits.\n\nBob comes.\n"
    for place, new in edits:
        text = text[:place] + new + text[place + 1 :]
        assert mapped(parse(text)) == text.swapcase()
