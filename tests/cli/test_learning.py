from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main
from screenplay_ls.services.learned import Count, Key, Learned, render
from screenplay_ls.services.learning import FILE

MONTH = f"{date.today():%Y-%m}"

LEARNED = Learned(
    {
        Key(MONTH, "me", kind="dialogue", sure=2): Count(400, 40, 20),
        Key(MONTH, "me", phrase="i don't know"): Count(12, 0),
    }
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["learning", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(render(LEARNED), encoding="utf-8")
    (tmp_path / "act1").mkdir()
    return tmp_path


@pytest.mark.parametrize("below", ["", "draft.fountain", "act1", "act1/draft.fountain"])
def test_what_was_learned(folder: Path, below: str) -> None:
    result = run(folder / below)

    assert result.exit_code == 0
    for words in ("dialogue", "400", "40 (10%)", "20 (5%)", "× 1.65", "i don't know", "not shown"):
        assert words in result.stdout


def test_forgetting(folder: Path) -> None:
    assert "all is forgotten" in run(folder, "--forget").stdout
    assert not (folder / FILE).exists()
    assert "Nothing was learned here yet" in run(folder).stdout
    assert "Nothing was learned here yet" in run(folder, "--forget").stdout
