from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main
from screenplay_ls.cli.tone_plot import HEIGHT, plot

EXAMPLE = Path(__file__).parents[2] / "examples" / "the-last-ferry.fountain"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def lines(text: str) -> list[dict[str, object]]:
    result = run("tone", "--lines", "--json", "-", given=text.encode())
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_a_table_and_a_plot() -> None:
    result = run("tone", str(EXAMPLE))

    assert result.exit_code == 0
    for words in ("THE LAST FERRY", "FERRY OFFICE", "●", "NORA", "warmest to", "too little"):
        assert words in result.stdout


def test_the_arc_as_json() -> None:
    data = json.loads(run("tone", "--json", str(EXAMPLE)).stdout)

    assert len(data["scenes"]) == 10
    assert data["characters"][0]["name"] == "NORA"


def test_one_entry_for_each_line_that_is_not_empty() -> None:
    found = lines("I love you.\nWhat?!\n\n\nSorry.\n…\n")

    assert [entry["text"] for entry in found] == ["I love you.", "What?!", "Sorry.", "…"]
    assert set(found[0]) == {"text", "valence", "confidence", "emotion", "evidence"}
    assert found[3]["valence"] is None


def test_lines_end_at_line_feeds_only() -> None:
    text = "One\u2028two\x0cthree\x85four\rfive.\nSix.\r\n\r\nSeven."

    assert [entry["text"] for entry in lines(text)] == [
        "One\u2028two\x0cthree\x85four\rfive.",
        "Six.",
        "Seven.",
    ]


def test_an_empty_line_begins_another_conversation() -> None:
    apart = lines("I hate you! Get out!\n\nWhat?\n")
    together = lines("I hate you! Get out!\nWhat?\n")

    assert apart[0]["text"] == together[0]["text"]
    assert apart[1]["valence"] != together[1]["valence"]


def test_no_lines_at_all() -> None:
    assert lines("") == []
    assert lines("\n\n") == []


@pytest.mark.parametrize("command", ["tone", "report"])
def test_a_file_that_is_not_there(command: str, tmp_path: Path) -> None:
    output = ["-o", str(tmp_path / "x.html")] if command == "report" else []
    result = run(command, str(tmp_path / "no.fountain"), *output)

    assert result.exit_code == 2
    assert "cannot be read" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["tone", "report"])
def test_another_language(command: str, tmp_path: Path) -> None:
    script = tmp_path / "tag.fountain"
    script.write_text("INT. HAUS - TAG\n\n" + "OTTO\nIch freue mich sehr, dich zu sehen.\n\n" * 5)
    output = ["-o", str(tmp_path / "x.html")] if command == "report" else []
    result = run(command, str(script), *output)

    assert "does not seem to be in English" in result.output
    assert not (tmp_path / "x.html").exists()


def test_a_script_without_scenes() -> None:
    assert "has no scenes" in run("tone", "-", given=b"Just a thought.\n").output


def test_a_report_is_written(tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    result = run("report", str(EXAMPLE), "-o", str(page))

    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_report_to_a_place_that_is_not_there(tmp_path: Path) -> None:
    assert run("report", str(EXAMPLE), "-o", str(tmp_path / "no" / "x.html")).exit_code == 2


@pytest.mark.parametrize("count", [0, 1, 5, 300])
def test_a_plot_fits(count: int) -> None:
    tones = [None if i % 3 else (-1) ** i * 0.2 for i in range(count)]
    rows = plot(tones, tones, 80)

    assert len(rows) == HEIGHT
    assert all(len(label) + 1 + len(row) <= 80 for label, row in rows)


def test_included_files_are_part_of_the_arc(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "one.fountain").write_text(text, encoding="utf-8")
    file = tmp_path / "main.fountain"
    file.write_text("{{ include: one.fountain }}\n{{ include: gone.fountain }}\n")
    result = run("tone", "--json", str(file))
    assert len(json.loads(result.stdout)["scenes"]) == 10
    assert "“gone.fountain” is not there." in result.stderr
    assert json.loads(run("tone", "--json", "--alone", str(file)).stdout)["scenes"] == []
