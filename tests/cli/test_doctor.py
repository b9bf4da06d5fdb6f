from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli import machine
from screenplay_ls.cli.checkup import look_for_servers
from screenplay_ls.cli.main import main
from screenplay_ls.llm import store
from screenplay_ls.llm.store import DATA_VARIABLE
from tests.llm.standin import Call, Talk, serving
from tests.model import needs_model, real_model

HERE = machine.this_machine()
WITHOUT_ENGINE = replace(HERE, libraries={**HERE.libraries, "llama-cpp-python": ""}, graphics="")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments])


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr(machine, "this_machine", lambda: WITHOUT_ENGINE)


@pytest.mark.usefixtures("nothing_installed")
def test_says_what_is_missing_and_what_to_do() -> None:
    result = run()

    assert result.exit_code == 1
    for words in ("not installed", "models pull", "screenplay-ls[llm]", "whl/cpu", "llama-server"):
        assert words in result.output


@pytest.mark.usefixtures("nothing_installed")
def test_the_same_as_json() -> None:
    result = run("--json")
    found = json.loads(result.stdout)

    assert result.exit_code == 1
    assert found["works"] is False
    assert found["machine"]["cores"] >= 1
    assert len(found["troubles"]) == 2


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    text = tmp_path / "draft.gguf"
    text.write_text("FADE IN:\n", encoding="utf-8")
    result = run("--model", str(text))

    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("compiler", "graphics", "first", "wheel"),
    [
        ("/usr/bin/c++", "", "Compile it", "whl/cpu"),
        ("", "", "There is no C++ compiler here", "whl/cpu"),
        ("/usr/bin/c++", "metal", "Compile it", "whl/metal"),
        ("", "cuda", "There is no C++ compiler here", "whl/cu124"),
    ],
)
def test_the_way_that_fits_comes_first(
    compiler: str, graphics: str, first: str, wheel: str
) -> None:
    ways = machine.ways_to_the_engine(replace(HERE, compiler=compiler, graphics=graphics))

    assert ways[0].startswith(first)
    assert wheel in "".join(ways)


async def test_finds_servers_on_this_machine() -> None:
    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/v1/models":
            await talk.answer('{"data": [{"id": "writer-7b"}]}')
        else:
            await talk.answer(code=404)

    async with serving(handle) as server:
        port = int(server.url.rpartition(":")[2])
        found = await asyncio.wait_for(look_for_servers({port: "here", 1: "nowhere"}), 10)

    assert [(server.kind, server.models) for server in found] == [
        ("here", f"writer-7b on 127.0.0.1:{port}")
    ]


@needs_model
def test_measures_the_real_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_model()
    monkeypatch.setattr(store, "calibrations_folder", lambda: tmp_path / "calibrations")
    monkeypatch.setattr(store, "copies_folder", lambda: tmp_path / "copies")
    result = run("--json")
    found = json.loads(result.stdout)

    assert result.exit_code == 0, result.output
    assert found["trial"]["text"]
    assert found["trial"]["predicted_tokens_per_second"] > 0
    assert found["trial"]["calibration"]["threads"] >= 1
    assert list((tmp_path / "calibrations").iterdir())
