"""A real Neovim, with the settings of `docs/editors.md` as they stand there."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from tests.editors.installed import HERE, SCRIPT, parameters, run, settings

pytestmark = pytest.mark.editors


@pytest.fixture(scope="module", params=parameters("SCREENPLAY_NVIM", "nvim"))
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 -- JSON.
    """What one Neovim has seen; one session for all tests."""
    folder = tmp_path_factory.mktemp("neovim")
    said = subprocess.check_output([request.param, "--version"], text=True)
    version = re.search(r"v(\d+)\.(\d+)", said)
    assert version
    minor = int(version[2]) + 100 * int(version[1])
    heading = "0.12" if minor >= 12 else "0.11" if minor == 11 else "0.8 to 0.10"
    file = folder / "settings.lua"
    file.write_text(settings(f"Neovim {heading}", "lua"), encoding="utf-8")
    script = HERE / "neovim.lua"
    command = [request.param, "--clean", "--headless", "-S", script]
    return {"minor": minor, **run(command, folder, SCREENPLAY_SETTINGS=str(file))}


def test_a_mistake_is_marked(seen: dict[str, Any]) -> None:
    ((line, source, message),) = seen["diagnostics"]
    assert (line, source) == (8, "form")
    assert "no closing bracket" in message


def test_its_fix_is_offered_first(seen: dict[str, Any]) -> None:
    assert seen["fix"]["line"] == "(to herself)"
    assert seen["fix"]["titles"][0] == "Close the parenthetical at the end of the line"


def test_a_heading_says_how_long_the_scene_is(seen: dict[str, Any]) -> None:
    assert "2/8 page" in seen["hover"]
    assert "HANK 1, MARY 1" in seen["hover"]


def test_a_character_is_renamed_everywhere(seen: dict[str, Any]) -> None:
    assert seen["rename"] == SCRIPT.replace("MARY", "ANNA")


def test_the_outline(seen: dict[str, Any]) -> None:
    scenes = ["INT. WELL HOUSE - NIGHT", "EXT. QUAY - DAY"]
    assert [text.removeprefix("[Event] ") for text in seen["symbols"]] == scenes


def test_references_and_definition(seen: dict[str, Any]) -> None:
    action = "Hank looks down the well. MARY (40) stays at the door."
    assert seen["references"] == [action, "HANK", "HANK"]
    assert seen["definition"] == [3, action.index("MARY")]


def test_a_command_goes_to_the_next_cue(seen: dict[str, Any]) -> None:
    assert seen["next_cue"]["line"] == 13


def test_places_are_completed(seen: dict[str, Any]) -> None:
    assert seen["completion"] == {"words": ["WELL HOUSE", "QUAY"], "accepted": "INT. WELL HOUSE"}


def test_the_model_goes_on(seen: dict[str, Any]) -> None:
    if seen["minor"] >= 12:
        ghost = {"ghost": " it is the truth.", "accepted": "Tell me it is the truth."}
        assert seen["suggestion"] == ghost
    else:
        words = {"words": ["me it is the truth."], "accepted": "Tell me it is the truth."}
        assert seen["suggestion"] == words


@pytest.mark.parametrize(
    ("step", "since", "expected"),
    [
        ("colours", 9, "class"),
        ("hints", 10, "2/8 · 0:08"),
        ("folds", 11, [1, 1]),
        ("capitals", 12, "INT. ATTIC - DAY"),
    ],
)
def test_what_newer_versions_do(
    seen: dict[str, Any], step: str, since: int, expected: object
) -> None:
    assert seen[step] == (expected if seen["minor"] >= since else None)


def test_nothing_is_complained_about(seen: dict[str, Any]) -> None:
    assert "rror" not in seen["messages"]
