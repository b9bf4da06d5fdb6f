from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main
from screenplay_ls.services.passages import Passage
from screenplay_ls.services.provenance_file import Record, beside, write

SCRIPT = """\
Title: The Well

INT. WELL HOUSE - NIGHT

HANK
Tell me it is the truth.

MARY
No. Never.
"""

PASSAGES = (
    Passage(
        "a1",
        "2026-11-22T09:30:00Z",
        "it is the truth.",
        "tiny.gguf",
        "ghost text",
        before="NIGHT HANK Tell me",
        after="MARY No. Never.",
        line=6,
    ),
    Passage("b2", "2026-11-22T09:31:00Z", "No. Never.", who="Ann", before="MARY", line=9),
    Passage("c3", "2026-11-22T09:32:00Z", "A storm of gold and [fire].", "large", "scene"),
)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "well.fountain"
    file.write_text(SCRIPT, encoding="utf-8")
    write(beside(file), Record(PASSAGES))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["provenance", *map(str, arguments)])


def test_the_share_and_the_passages(script: Path) -> None:
    result = run(script)

    assert result.exit_code == 0
    for words in (
        "The Well  27 % of its words came from a model: 4 of 15 (13 of 55 characters).",
        "tiny.gguf",
        "27 %",
        "Ann",
        "13 %",
        "it is the truth.",
        "100 %",
        "ghost text",
        "2026-11-22",
        "gone",
        "[fire]",
    ):
        assert words in result.stdout


def test_as_json(script: Path) -> None:
    data = json.loads(run(script, "--json").stdout)

    assert data["fromModels"] == {"words": 4, "characters": 13, "share": 0.2667}
    assert [source["name"] for source in data["sources"]] == ["tiny.gguf", "Ann"]
    assert [(p["id"], p["state"], p["lines"]) for p in data["passages"]] == [
        ("a1", "kept", [6, 6]),
        ("b2", "kept", [9, 9]),
        ("c3", "gone", None),
    ]


def test_an_edit_elsewhere_moves_the_lines(script: Path) -> None:
    edited = SCRIPT.replace("INT.", "Rain.\n\nINT.").replace("the truth", "not the truth")
    script.write_text(edited, encoding="utf-8")

    first = json.loads(run(script, "--json").stdout)["passages"][0]
    assert (first["lines"], first["now"], first["left"]) == ([8, 8], "it is not the truth.", 1)


@pytest.mark.parametrize(
    ("remove", "left"), [(["a1"], ["b2", "c3"]), (["a1", "c3"], ["b2"]), (["all"], [])]
)
def test_passages_are_removed(script: Path, remove: list[str], left: list[str]) -> None:
    options = [word for one in remove for word in ("--remove", one)]
    result = run(script, "--json", *options)

    assert result.exit_code == 0
    assert [each["id"] for each in json.loads(result.stdout)["passages"]] == left
    assert script.read_text(encoding="utf-8") == SCRIPT
    assert beside(script).exists() == bool(left)


def test_what_is_not_there_cannot_be_removed(script: Path) -> None:
    result = run(script, "--remove", "zz")

    assert result.exit_code == 2
    assert "There is no passage zz" in result.output


def test_a_script_without_a_record(tmp_path: Path) -> None:
    file = tmp_path / "mine.fountain"
    file.write_text(SCRIPT, encoding="utf-8")

    assert "Nothing in" in run(file).stdout
    assert json.loads(run(file, "--json").stdout)["fromModels"]["share"] == 0


def test_lines_that_are_not_understood_are_named(script: Path) -> None:
    with beside(script).open("a", encoding="utf-8") as file:
        file.write("what is this\n")

    assert "1 lines are not understood" in run(script).output


@pytest.mark.parametrize("script", ["no.fountain", "-"])
def test_what_cannot_be_read(script: str, tmp_path: Path) -> None:
    result = run(script if script == "-" else tmp_path / script)

    assert result.exit_code == 2
    assert "Traceback" not in result.output
