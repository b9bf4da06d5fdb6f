from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from screenplay_ls.cli.main import main

SCRIPT = """\
Title: X
Author: A
Author: B

INT. HOUSE - DAY #1A#

He runs [[why?]] *fast*.

@McCLANE (V.O.) (CONT'D) ^
(beat)
Yippie.

## Act
"""


def parsed(data: str | bytes, *arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["parse", "-", "--json", *arguments], input=data)
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_json_has_the_title_page_and_every_element() -> None:
    data = parsed(SCRIPT)
    assert data["encoding"] == "utf-8"
    assert data["title_page"] == [
        {"key": "Title", "value": "X"},
        {"key": "Author", "value": "A"},
        {"key": "Author", "value": "B"},
    ]
    assert [element["type"] for element in data["elements"]] == [
        *("scene_heading", "action", "note", "character", "parenthetical", "dialogue", "section")
    ]


def test_json_says_of_each_what_there_is_to_say() -> None:
    heading, action, note, cue, *_, section = parsed(SCRIPT)["elements"]
    assert (heading["text"], heading["number"]) == ("INT. HOUSE - DAY", "1A")
    assert (heading["place"], heading["time"], heading["interior"]) == ("HOUSE", "DAY", True)
    assert action["text"] == "He runs [[why?]] *fast*."
    assert action["plain"] == "He runs fast."
    assert note["text"] == "why?"
    assert (cue["name"], cue["extensions"], cue["dual"]) == ("McCLANE", ["V.O.", "CONT'D"], True)
    assert (section["text"], section["level"]) == ("Act", 2)


def test_offsets_are_code_points_of_the_text() -> None:
    text = "😆 He /* never */ runs.\n\n  É [[n]] B.\n"
    for element in parsed(text)["elements"]:
        source = text[element["start"] : element["end"]]
        assert source in {"😆 He /* never */ runs.", "/* never */", "  É [[n]] B.", "[[n]]"}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("INT. É ’\n".encode("utf-8-sig"), "utf-8-sig"),
        ("INT. É ’\n".encode("utf-16"), "utf-16-le"),
        ("INT. É ’\n".encode("cp1252"), "cp1252"),
    ],
)
def test_other_encodings_are_read_and_named(data: bytes, encoding: str) -> None:
    found = parsed(data)
    assert found["encoding"] == encoding
    assert found["elements"][0]["text"] == "INT. É ’"
    listing = CliRunner().invoke(main, ["parse", "-"], input=data)
    assert encoding in listing.stderr


def test_a_listing_for_people() -> None:
    result = CliRunner().invoke(main, ["parse", "-"], input=SCRIPT)
    assert result.exit_code == 0
    for words in ("Title: X", "scene heading", "McCLANE (V.O.)", "## Act"):
        assert words in result.stdout


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.fountain"
    file.write_text("He runs.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["parse", str(file), "--json"])
    assert json.loads(result.stdout)["elements"][0]["text"] == "He runs."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for file in (tmp_path / "none.fountain", tmp_path):
        result = CliRunner().invoke(main, ["parse", str(file)])
        assert result.exit_code == 2
        assert "cannot be read" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_lone_surrogates_and_nul_are_printed_as_escapes() -> None:
    data = "\ufeffA\ud800\x00.\n".encode("utf-16-le", "surrogatepass")
    assert parsed(data)["elements"][0]["text"] == "A\ud800\x00."


def test_included_files_are_printed_where_they_belong(tmp_path: Path) -> None:
    (tmp_path / "one.fountain").write_text("INT. B - DAY\n", encoding="utf-8")
    main_file = tmp_path / "main.fountain"
    main_file.write_text("INT. A - DAY\n\n{{ include: one.fountain }}\n\nINT. C - DAY\n")
    result = CliRunner().invoke(main, ["parse", "--follow", "--json", str(main_file)])
    elements = json.loads(result.stdout)["elements"]
    headings = [
        (Path(each["file"]).name, each["start"], each["text"])
        for each in elements
        if each["type"] == "scene_heading"
    ]
    assert headings == [
        ("main.fountain", 0, "INT. A - DAY"),
        ("one.fountain", 0, "INT. B - DAY"),
        ("main.fountain", 43, "INT. C - DAY"),
    ]
    listing = CliRunner().invoke(main, ["parse", "--follow", str(main_file)])
    assert listing.exit_code == 0
