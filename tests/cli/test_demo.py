"""The demo: which places it asks at, and the whole of it with the real model."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from screenplay_ls.cli.main import main
from screenplay_ls.cli.suggestions import places
from screenplay_ls.fountain import parse
from tests.model import needs_model, real_model

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"

SCRIPT = """INT. HOUSE - DAY

Rain.

HANK
You said that you would be here at nine.

MARY
(sits)
The bridge was closed because of the rain.

HANK
No.
"""


def test_asks_after_the_cue_and_then_after_three_words() -> None:
    first, second = places(parse(SCRIPT), 2)

    assert (first.heading, first.before, first.cue, first.typed) == (
        "INT. HOUSE - DAY",
        "",
        "HANK",
        "",
    )
    assert second.before == "You said that you would be here at nine."
    assert second.typed == "The bridge was "
    assert second.document.text.endswith("(sits)\nThe bridge was ")


@pytest.mark.parametrize("text", ["", "INT. HOUSE - DAY\n\nRain.", "HANK\nNo.\n"])
def test_asks_nowhere_when_nobody_says_much(text: str) -> None:
    assert places(parse(text), 5) == []


def test_asks_no_more_often_than_there_are_speeches() -> None:
    assert len(places(parse(SCRIPT), 50)) == 2


def test_a_script_that_is_not_there() -> None:
    ran = CliRunner().invoke(main, ["demo", "nowhere.fountain"])

    assert ran.exit_code == 2
    assert "nowhere.fountain" in ran.output


def test_without_the_model_everything_else_is_shown(tmp_path: Path) -> None:
    draft = str(EXAMPLES / "first-draft.fountain")
    ran = CliRunner().invoke(main, ["demo", draft, "--model", str(tmp_path / "none.gguf")])

    assert ran.exit_code == 1
    assert "none.gguf" in ran.output
    assert "allready" in ran.output
    assert "GREGOR" in ran.output


@needs_model
def test_shows_everything_with_the_model() -> None:
    real_model()
    ran = CliRunner().invoke(main, ["demo", str(EXAMPLES / "first-draft.fountain")])

    assert ran.exit_code == 0
    assert ran.output.count(" ms\n") >= 5
    assert "allready" in ran.output
    assert "GREGOR" in ran.output
