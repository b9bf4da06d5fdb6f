"""`screenplay-ls draft`: what is printed and written, and what is said where nothing can be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.assist.drafts.kinds import KINDS
from screenplay_ls.cli.main import main
from screenplay_ls.llm.engine import Engine, EngineMissing, Request
from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.services import engines
from screenplay_ls.services.engines import EngineChoice

SCRIPT = "INT. HOUSE - DAY\r\n\r\nJACK\r\nYou are late.\r\n\r\nMARY\r\nI know.\r\n"
THINGS = ("boat", "house", "letter", "garden", "bridge", "coat", "lamp", "piano", "ticket")


def answer(request: Request) -> str:
    """Another sentence each time."""
    number = request.prompt.count("is gone.") + request.seed
    return f"The {THINGS[number % len(THINGS)]} is gone.\n\nKAREN\nNo."


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(choice: EngineChoice) -> Engine:
        if choice.model == "missing":
            raise EngineMissing("There is no language model yet.")
        return ScriptedEngine(answer, name="writer-1b")

    monkeypatch.setattr(engines, "make_engine", make)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "the-well.fountain"
    path.write_bytes(SCRIPT.encode())
    return path


def draft(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["draft", *map(str, arguments)])


def test_every_kind_is_a_subcommand() -> None:
    shown = draft("--help").output
    for kind in KINDS:
        assert kind.name in shown
        assert draft(kind.name, "--help").exit_code == 0


def test_prints_a_draft_and_leaves_the_script_alone(script: Path) -> None:
    result = draft("dialogue", script, "--at", "4", "--exchanges", "1")

    assert result.exit_code == 0
    assert result.output.startswith("Dialogue: MARY, JACK\n\nMARY\nThe ")
    assert "KAREN" not in result.output
    assert script.read_bytes() == SCRIPT.encode()


def test_writes_when_asked_and_puts_down_where_it_came_from(script: Path) -> None:
    result = draft("dialogue", script, "--at", "4", "--exchanges", "1", "--write", "--json")

    (made,) = json.loads(result.output)
    inserted = made["text"].replace("\n", "\r\n")
    written = script.read_bytes().decode()
    assert written == SCRIPT.replace("late.\r\n\r\n", f"late.\r\n\r\n{inserted}\r\n")
    (record,) = script.parent.glob("*.provenance")
    assert "writer-1b" in record.read_text(encoding="utf-8")


def test_several_takes() -> None:
    result = draft("dialogue", "--who", "Ada", "--who", "Ben", "--takes", "2", "--exchanges", "1")

    assert "Take 1: Dialogue: ADA, BEN" in result.output
    assert "Take 2: Dialogue: ADA, BEN" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["dialogue"], 2, "A dialogue takes two."),
        (["scene"], 2, "There is no scene here."),
        (["dialogue", "gone.fountain"], 2, "gone.fountain cannot be read"),
        (
            ["dialogue", "--who", "Ada", "--who", "Ben", "--model", "missing"],
            1,
            "no language model",
        ),
        (["dialogue", "--write"], 2, "--write needs a script"),
        (["dialogue", "--exchanges", "x"], 2, "not a valid integer"),
        (["dialogue", "-", "--at", "9"], 2, "The script has 1 lines."),
        (["dialogue", "-", "--scene", "9"], 2, "The script has 0 scenes."),
        (["dialogue", "-", "--lines", "x"], 2, "--lines is a line"),
        (["opera"], 2, "No such command"),
    ],
)
def test_what_cannot_be_drafted_is_said_in_words(
    arguments: list[str], code: int, said: str
) -> None:
    result = CliRunner().invoke(main, ["draft", *arguments], input="A line.")

    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output
