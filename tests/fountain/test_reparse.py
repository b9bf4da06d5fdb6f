"""Reading again after an edit: as a fresh parse would, with the old objects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.fountain import Document, parse, reparse
from tests.fountain.checking import shape
from tests.fountain.strategies import screenplays

SCRIPT = "Title: X\n\nINT. A\n\nOne.\n\nTwo.\n\nSTEEL\nHi.\n\nThree.\n\nEXT. B\n\nFour.\n\nFive.\n"


def check_edit(old: Document, text: str) -> Document:
    """Reads an edited text both ways; also what is carried over about places must agree."""
    # What is known about the old text is to be carried over.
    _ = old.lines.count, old.speeches, old.scenes
    new, fresh = reparse(old, text), parse(text)
    assert new.text == text
    assert shape(new) == shape(fresh)
    for index in range(len(fresh.elements) + 1):
        assert new.start_of(index) == fresh.start_of(index)
    assert new.lines.count == fresh.lines.count
    for line in range(fresh.lines.count):
        assert new.lines.start(line) == fresh.lines.start(line)
        assert new.lines.end(line) == fresh.lines.end(line)
    assert new.scenes == tuple(
        scene._replace(heading=new.scenes[scene.index].heading) for scene in fresh.scenes
    )
    assert new.speeches == fresh.speeches
    assert new.heads == fresh.heads
    return new


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("One.", "Once.", 1),
        ("Hi.", "Hi there.", 1),
        ("STEEL", "STEEL (V.O.)", 1),
        ("INT. A", "INT. AB", 1),
        ("Title: X", "Title: Y", 1),
        ("Five.\n", "Five.", 1),
        ("Two.\n", "Two.\n\n", 1),
        ("Three.\n\n", "", 0),
        ("Three.\n\n", "Three.\n\nSix.\n\n", 1),
        ("STEEL\n", "STEEL\n\n", 2),
    ],
)
def test_what_an_edit_leaves_alone_stays_the_same_object(
    before: str, after: str, changed: int
) -> None:
    old = parse(SCRIPT)
    new = check_edit(old, SCRIPT.replace(before, after))
    kept = {id(element) for element in old.elements}
    assert sum(id(element) not in kept for element in new.elements) == changed


def test_no_edit_gives_the_same_document() -> None:
    document = parse(SCRIPT)
    assert reparse(document, SCRIPT) is document


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/* A.\n\nB.\n\nC. *\n\nD.\n", "/* A.\n\nB.\n\nC. */\n\nD.\n"),
        ("/* A.\n\nB.\n\nC. */\n\nD.\n", "/* A.\n\nB.\n\nC. *\n\nD.\n"),
        ("A.\n\nB.\n\nC. */\n\nD.\n", "/*A.\n\nB.\n\nC. */\n\nD.\n"),
        ("A.\n\nTitle: X\n\nB.\n\nC.\n", "Title: X\n\nB.\n\nC.\n"),
        ("Title: X\n\nB.\n\nC.\n", "A.\n\nTitle: X\n\nB.\n\nC.\n"),
        ("Title: X\n\nB.\n\nC.\n", "\nTitle: X\n\nB.\n\nC.\n"),
        ("Title: X\n\nB.\n\nC.\n", "/* y */\nTitle: X\n\nB.\n\nC.\n"),
        ("A\r\n\r\nB\r\n", "A\r\n\nB\r\n"),
        ("A\r\rB\r", "A\r\r\nB\r"),
        ("A.\n\n B.\n\nC.\n", "A.\n\n \n\nC.\n"),
        ("", "A.\n"),
        ("A.\n", ""),
    ],
)
def test_edits_that_change_more_than_they_touch(old: str, new: str) -> None:
    check_edit(parse(old), new)
    check_edit(parse(new), old)


edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), screenplays(3)), max_size=6)


@given(screenplays(60), edits)
def test_any_edits_at_any_places(text: str, changes: list[tuple[float, int, str]]) -> None:
    document = parse(text)
    for place, removed, inserted in changes:
        at = int(place * len(text))
        text = text[:at] + inserted + text[at + removed :]
        document = check_edit(document, text)
