from __future__ import annotations

import dataclasses
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screenplay_ls.server.settings import Completion, Settings, read

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("nothing", [None, {}, {"completion": None}, {"completion": {}}])
def test_nothing_needs_to_be_set(nothing: object) -> None:
    reading = read(nothing)

    assert reading.settings == Settings()
    assert reading.message == ""


def test_the_workspace_goes_over_the_client_s_options() -> None:
    reading = read(
        {"completion": {"maxLength": 50, "deadlineMs": 900}}, {"completion": {"maxLength": 80}}
    )

    assert reading.settings.completion.max_length == 80
    assert reading.settings.completion.deadline_ms == 900


def test_the_command_line_s_defaults_stay_where_nothing_is_said() -> None:
    base = Settings(completion=Completion(max_length=99))

    assert read({"completion": {"deadlineMs": 900}}, base=base).settings.completion == Completion(
        max_length=99, deadline_ms=900
    )


def test_a_newer_client_s_settings_are_ignored() -> None:
    reading = read({"teleprompter": {"speed": 3}, "completion": {"mood": "noir"}})

    assert reading == read(None)


BAD: list[tuple[Any, str]] = [
    ({"completion": {"maxLength": "long"}}, "screenplay.completion.maxLength"),
    ({"completion": {"maxLength": 3}}, "screenplay.completion.maxLength"),
    ({"completion": {"maxLength": math.inf}}, "screenplay.completion.maxLength"),
    ({"completion": {"maxLength": math.nan}}, "screenplay.completion.maxLength"),
    ({"completion": {"maxLength": True}}, "screenplay.completion.maxLength"),
    ({"completion": {"maxLength": 10**400}}, "screenplay.completion.maxLength"),
    ({"completion": {"enabled": "yes"}}, "screenplay.completion.enabled"),
    ({"completion": 7}, "screenplay.completion"),
    ({"model": ["a"]}, "screenplay.model"),
    ({"gpuLayers": "many"}, "screenplay.gpuLayers"),
    ({"gpuLayers": -1}, "screenplay.gpuLayers"),
    ({"grammar": {"dialect": "klingon"}}, "screenplay.grammar.dialect"),
    ({"grammar": {"words": "Xanadu"}}, "screenplay.grammar.words"),
    ({"grammar": {"words": [1]}}, "screenplay.grammar.words"),
    ({"grammar": {"rules": {"Spaces": "off"}}}, "screenplay.grammar.rules"),
    ("nonsense", "screenplay"),
    ([], "screenplay"),
]


@pytest.mark.parametrize(("options", "name"), BAD)
def test_a_bad_value_falls_back_and_is_named(options: Any, name: str) -> None:  # noqa: ANN401
    reading = read(options)

    assert reading.settings == Settings()
    assert len(reading.complaints) == 1
    assert reading.message.startswith(f"{name} must be ")


def test_a_bad_value_leaves_the_good_ones_alone() -> None:
    reading = read({"model": "tiny.gguf", "threads": 0, "completion": {"maxLength": 40.0}})

    assert reading.settings.model == "tiny.gguf"
    assert reading.settings.completion.max_length == 40
    assert reading.message == (
        'screenplay.threads must be a whole number from 1 to 1024 or "auto", not 0: "auto" is used.'
    )


def test_a_folder_that_is_not_trusted_chooses_no_model_endpoint_or_file() -> None:
    own = {"model": "mine.gguf"}
    folder = {
        "model": "/tmp/theirs.gguf",
        "threads": 999,
        "endpoint": {"url": "http://evil.example", "model": "x", "apiKey": "y"},
        "log": {"file": "/tmp/log", "scriptText": True, "level": "debug"},
        "completion": {"maxLength": 40},
    }

    settings = read(own, folder, trusted=False).settings

    assert settings.model == "mine.gguf"
    assert settings.endpoint == Settings().endpoint
    assert settings.threads == "auto"
    assert (settings.log.file, settings.log.script_text) == ("", False)
    assert settings.log.level == "debug"
    assert settings.completion.max_length == 40


def test_a_key_comes_from_the_client_s_options_only() -> None:
    folder = {"endpoint": {"url": "http://model.example", "apiKey": "theirs"}}

    assert read({}, folder).settings.endpoint.api_key == ""
    assert read({"endpoint": {"apiKey": "mine"}}, folder).settings.endpoint.api_key == "mine"


def test_a_key_is_never_shown() -> None:
    reading = read({"endpoint": {"apiKey": ["s3cret"]}})

    assert "s3cret" not in reading.message
    assert "s3cret" not in repr(read({"endpoint": {"apiKey": "s3cret"}}).settings.engine)
    assert "s3cret" not in repr(read({"endpoint": {"apiKey": "s3cret"}}).settings)


def test_settings_cannot_be_changed_by_accident() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().model = "x"  # pyright: ignore[reportAttributeAccessIssue] -- That is the test.


def test_the_documentation_is_up_to_date() -> None:
    script = ROOT / "tools" / "configuration.py"
    checked = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stderr
