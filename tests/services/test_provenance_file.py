from __future__ import annotations

from pathlib import Path

import pytest

from screenplay_ls.services.passage_finding import find
from screenplay_ls.services.passages import Passage
from screenplay_ls.services.provenance_file import (
    HEAD,
    Record,
    RecordError,
    beside,
    merged,
    parse,
    read,
    render,
    write,
)

ONE = Passage("a1", "2026-11-22T09:30:00Z", "I know you.", "tiny", "ghost text", line=4)
TWO = Passage("b2", "2026-11-22T09:31:00Z", "Nobody\nknows “me”.", who="Ann", now="Nobody.")


def test_the_form_of_the_file() -> None:
    assert render(Record((TWO, ONE))) == (
        f"{HEAD}\n"
        '{"id": "a1", "when": "2026-11-22T09:30:00Z", "model": "tiny", "kind": "ghost text", '
        '"text": "I know you.", "hash": "dd6db2ccb9271cb7", "line": 4}\n'
        '{"id": "b2", "when": "2026-11-22T09:31:00Z", "who": "Ann", '
        '"text": "Nobody\\nknows “me”.", "now": "Nobody.", "hash": "0216b3599a6d6d15"}\n'
    )


def test_it_is_read_as_it_was_written() -> None:
    assert parse(render(Record((ONE, TWO)))) == Record((ONE, TWO))


@pytest.mark.parametrize(
    "line",
    [
        "what is this",
        "[]",
        "{}",
        '{"id": "x"}',
        '{"id": "", "text": "a"}',
        '{"id": 7, "text": "a"}',
        '{"id": "x", "text": " "}',
        "[" * 100_000,
    ],
)
def test_lines_that_are_not_understood_are_kept(line: str) -> None:
    record = parse(f"{render(Record((ONE,)))}{line}\n")

    assert record == Record((ONE,), (line,))
    assert line in render(record)


def test_a_merge_that_git_could_not_do() -> None:
    one, two = render(Record((ONE,))), render(Record((TWO,)))

    assert parse(f"<<<<<<< HEAD\n{one}=======\n{two}>>>>>>> other\n").passages == (ONE, TWO)


def test_of_two_with_the_same_id_the_one_that_fits_is_taken() -> None:
    edited = Passage("a1", ONE.when, ONE.text, now="I really know him.", line=4)
    ((passage, span),) = find((ONE, edited), "HANK\nI really know him.\n")

    assert passage == edited
    assert span == (5, 23)


@pytest.mark.parametrize(
    ("ours", "known", "disk", "expected"),
    [
        ((ONE,), "", (), (ONE,)),
        ((ONE,), "", (TWO,), (ONE, TWO)),
        ((ONE, TWO), "a1 b2", (TWO,), (TWO,)),
        ((ONE,), "a1 b2", (ONE, TWO), (ONE,)),
        ((ONE,), "a1", (ONE, TWO), (ONE, TWO)),
        ((), "a1", (), ()),
    ],
    ids=["new", "theirs", "they removed", "we removed", "they added", "nothing"],
)
def test_two_editors_of_one_file(
    ours: tuple[Passage, ...],
    known: str,
    disk: tuple[Passage, ...],
    expected: tuple[Passage, ...],
) -> None:
    assert merged(ours, frozenset(known.split()), Record(disk)) == Record(expected)


def test_a_file_is_written_and_removed(tmp_path: Path) -> None:
    file = beside(tmp_path / "draft.fountain")
    assert read(file) == Record()

    write(file, Record((ONE,)))
    assert file.name == "draft.fountain.provenance"
    assert read(file) == Record((ONE,))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]

    write(file, Record())
    assert not file.exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be recorded"):
        write(tmp_path / "none" / "x.provenance", Record((ONE,)))
    with pytest.raises(RecordError, match="cannot be read"):
        read(tmp_path)
