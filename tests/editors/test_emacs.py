"""A real Emacs, with the settings of `docs/editors.md` as they stand there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.editors.installed import HERE, SCRIPT, parameters, run, settings

pytestmark = pytest.mark.editors


@pytest.fixture(scope="module", params=parameters("SCREENPLAY_EMACS", "emacs"))
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 -- JSON.
    """What one Emacs has seen with Eglot; one session for all tests."""
    return _session(request.param, tmp_path_factory, "Eglot", "eglot.el")


def _session(
    emacs: str, folders: pytest.TempPathFactory, heading: str, script: str
) -> dict[str, Any]:
    folder = folders.mktemp("emacs")
    file = folder / "settings.el"
    file.write_text(settings(heading, "elisp"), encoding="utf-8")
    found = run([emacs, "--batch", "-l", HERE / script], folder, SCREENPLAY_SETTINGS=str(file))
    if missing := found.get("missing"):
        pytest.skip(f"{emacs} has no {missing}")
    return found


@pytest.fixture(scope="module", params=parameters("SCREENPLAY_EMACS", "emacs"))
def lsp_mode(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What one Emacs has seen with lsp-mode."""
    return _session(request.param, tmp_path_factory, "lsp-mode", "lsp-mode.el")


def test_a_mistake_is_marked(seen: dict[str, Any]) -> None:
    ((line, message),) = seen["diagnostics"]
    assert line == 8
    assert message.startswith("form [parenthetical-unclosed]: “(to herself” has no closing bracket")


def test_its_fix_is_offered_first(seen: dict[str, Any]) -> None:
    assert seen["fix"] == "(to herself)"


def test_a_heading_says_how_long_the_scene_is(seen: dict[str, Any]) -> None:
    assert "2/8 page" in seen["hover"]
    assert "HANK 1, MARY 1" in seen["hover"]


def test_a_character_is_renamed_everywhere(seen: dict[str, Any]) -> None:
    assert seen["rename"] == SCRIPT.replace("MARY", "ANNA")


def test_the_outline(seen: dict[str, Any]) -> None:
    assert seen["symbols"] == ["INT. WELL HOUSE - NIGHT", "EXT. QUAY - DAY"]


def test_references_and_definition(seen: dict[str, Any]) -> None:
    action = "Hank looks down the well. MARY (40) stays at the door."
    assert seen["references"] == [action, "HANK", "HANK"]
    assert seen["definition"] == [action]


def test_a_command_goes_to_the_next_cue(seen: dict[str, Any]) -> None:
    assert seen["next_cue"] == 13


def test_places_are_completed(seen: dict[str, Any]) -> None:
    assert seen["completion"] == [["WELL HOUSE", "QUAY"], "INT. WELL HOUSE"]


def test_the_model_goes_on(seen: dict[str, Any]) -> None:
    assert seen["suggestion"] == [["me it is the truth."], "Tell me it is the truth."]


def test_a_heading_is_in_capitals_after_enter(seen: dict[str, Any]) -> None:
    assert seen["capitals"]


def test_lsp_mode(lsp_mode: dict[str, Any]) -> None:
    ((line, message),) = lsp_mode["diagnostics"]
    assert line == 8
    assert "no closing bracket" in message
    assert "2/8 page" in lsp_mode["hover"]
    assert lsp_mode["rename"] == SCRIPT.replace("MARY", "ANNA")
    assert lsp_mode["completion"] == ["WELL HOUSE", "QUAY"]


def test_the_model_goes_on_in_lsp_mode(lsp_mode: dict[str, Any]) -> None:
    """As ghost text from version 10 on, else as the one item of the list."""
    assert lsp_mode["suggestion"] == [" it is the truth.", "Tell me it is the truth."]
