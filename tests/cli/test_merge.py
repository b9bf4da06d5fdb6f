from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main
from screenplay_ls.services.passages import Passage
from screenplay_ls.services.provenance_file import Record, beside, read, write

STORYLINE = """\
Title: The Light
Author: Ann

INT. LAMP ROOM - NIGHT

= Nora teaches Tomas to trim the lamp.

EXT. JETTY - DAWN

= A boat brings a stranger.
"""
ROOM = "INT. LAMP ROOM - NIGHT\n\nNora trims the lamp.\n\nTOMAS\nLike this?\n"
JETTY = "EXT. JETTY - DAY\n\nA boat. A STRANGER steps out.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("plan", STORYLINE), ("room", ROOM), ("jetty", JETTY)):
        (tmp_path / f"{name}.fountain").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["merge", *arguments])


def test_the_draft_is_printed_and_what_was_decided_is_told(folder: Path) -> None:
    result = merge("plan.fountain", "BEN=room.fountain", "jetty.fountain")

    assert result.exit_code == 0
    assert result.stdout.startswith("Title: The Light\n")
    assert result.stdout.index("Like this?") < result.stdout.index("A boat.")
    assert "2 scenes by Ann, BEN, Writer 3" in result.stderr
    assert "the storyline's time was kept" in result.stderr


def test_who_wrote_what_is_recorded_beside_the_draft(folder: Path) -> None:
    known = Passage("a1", "2026-11-22T09:30:00Z", "Like this?", "tiny.gguf", "ghost text")
    write(beside(folder / "room.fountain"), Record((known,)))

    result = merge("plan.fountain", "BEN=room.fountain", "-o", "draft.fountain")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Like this?" in (folder / "draft.fountain").read_text(encoding="utf-8")
    passages = read(beside(folder / "draft.fountain")).passages
    assert {passage.who for passage in passages} == {"Ann", "BEN", ""}
    assert known in passages


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    result = merge("plan.fountain", "room.fountain", "-o", "room.fountain")

    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (folder / "room.fountain").read_text(encoding="utf-8") == ROOM


def test_something_to_decide_is_status_1(folder: Path) -> None:
    (folder / "other.fountain").write_text("INT. BAKERY - DAY\n\nBread.\n", encoding="utf-8")

    result = merge("plan.fountain", "other.fountain")

    assert result.exit_code == 1
    assert "To decide" in result.stderr
    assert "no place for it" in result.stderr


def test_as_json(folder: Path) -> None:
    data = json.loads(merge("plan.fountain", "BEN=room.fountain", "--json").stdout)
    wrote = {data["text"][each["start"] : each["end"]]: each["who"] for each in data["wrote"]}

    assert wrote["Nora trims the lamp.\n\nTOMAS\nLike this?"] == "BEN"


@pytest.mark.parametrize("arguments", [["plan.fountain"], ["plan.fountain", "nowhere.fountain"]])
def test_what_cannot_be_merged_is_said_in_a_sentence(folder: Path, arguments: list[str]) -> None:
    result = merge(*arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


@pytest.mark.model
def test_a_bridge_is_one_paragraph_of_action_and_recorded_as_the_models(folder: Path) -> None:
    (folder / "street.fountain").write_text("EXT. STREET - DAY\n\nTomas runs.\n", encoding="utf-8")

    result = merge("ANN=room.fountain", "BEN=street.fountain", "--bridges", "-o", "draft.fountain")

    assert result.exit_code == 0, result.stderr
    bridges = [each for each in read(beside(folder / "draft.fountain")).passages if each.model]
    assert [each.kind for each in bridges] == ["bridge"]
    assert "\n" not in bridges[0].text
    assert bridges[0].text[-1] in ".!?…"
