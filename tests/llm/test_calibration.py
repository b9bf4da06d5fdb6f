from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from screenplay_ls.llm import calibration
from screenplay_ls.llm.calibration import MOST_KEPT, Place, Subject, read, write
from screenplay_ls.llm.engine import Calibration

FOUND = Calibration(2, 2, 64, prompt_tokens_per_s=300.5, decode_tokens_per_s=90, measured_at=1e9)
SUBJECT = Subject("/models/little.gguf", "(1, 2)", "llama-cpp-python 0.3.36", "CPU : AVX2 = 1")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "notes", SUBJECT)


def test_what_was_noted_is_read_again(place: Place) -> None:
    assert read(place) is None
    write(place, FOUND)
    assert read(place) == FOUND


def test_a_note_says_what_it_is_for(place: Place) -> None:
    write(place, FOUND)
    note = json.loads(place.path.read_text(encoding="utf-8"))

    assert place.path.name.startswith("little-")
    assert note["for"]["library"] == SUBJECT.library
    assert note["for"]["machine"]
    assert note["calibration"]["threads"] == 2


@pytest.mark.parametrize(
    "change",
    [
        {"model": "/models/other.gguf"},
        {"file": "(1, 3)"},
        {"library": "llama-cpp-python 0.4"},
        {"build": "CPU : AVX512 = 1"},
        {"layers": 30},
        {"threads": 1},
    ],
)
def test_it_holds_for_nothing_else(place: Place, change: dict[str, str]) -> None:
    write(place, FOUND)

    assert read(replace(place, subject=replace(SUBJECT, **change))) is None  # pyright: ignore[reportArgumentType] -- by name.


def test_it_holds_for_no_other_machine(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    write(place, FOUND)
    monkeypatch.setattr(calibration, "processor", lambda: "Another")

    assert read(place) is None


WRONG: tuple[dict[str, object], ...] = (
    {"threads": 0},
    {"threads": -1},
    {"threads": 10**9},
    {"threads": "2"},
    {"threads": True},
    {"chunk": 10**9},
    {"prompt_tokens_per_s": float("nan")},
    {"prompt_tokens_per_s": float("inf")},
    {"decode_tokens_per_s": 0},
    {"decode_tokens_per_s": None},
    {"settled": "yes"},
    {"measured_at": [1]},
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FADE IN:",
        "[]",
        "null",
        "{}",
        '{"calibration": 3}',
        '{"calibration": {"threads": 2}}',
        "[" * 100_000,
        "\x00\xff",
        *(json.dumps({"calibration": {**vars(FOUND), **change}}) for change in WRONG),
    ],
)
def test_nonsense_is_as_good_as_nothing(place: Place, text: str) -> None:
    place.folder.mkdir()
    place.path.write_text(text, encoding="latin-1")

    assert read(place) is None
    write(place, FOUND)
    assert read(place) == FOUND


def test_a_newer_note_may_say_more(place: Place) -> None:
    place.folder.mkdir()
    fields = {**vars(FOUND), "moon": "full"}
    place.path.write_text(json.dumps({"calibration": fields}), encoding="utf-8")

    assert read(place) == FOUND


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file, not a folder", encoding="utf-8")
    place = Place(tmp_path / "notes", SUBJECT)
    write(place, FOUND)

    assert read(place) is None


def test_two_servers_never_leave_half_a_note(place: Place) -> None:
    found = [replace(FOUND, threads=number) for number in range(1, 41)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, [place] * len(found), found))

    assert read(place) in found
    assert [path.name for path in place.folder.iterdir()] == [place.path.name]


def test_old_notes_go(place: Place) -> None:
    for number in range(MOST_KEPT + 5):
        write(replace(place, subject=replace(SUBJECT, threads=number)), FOUND)

    assert len(list(place.folder.iterdir())) == MOST_KEPT
