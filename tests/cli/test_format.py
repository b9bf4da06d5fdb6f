from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from screenplay_ls.cli.main import main

MESSY = "int. house - day\nHe runs.   \n"
TIDY = "INT. HOUSE - DAY\n\nHe runs.\n"


def test_the_result_goes_to_standard_output(tmp_path: Path) -> None:
    file = tmp_path / "a.fountain"
    file.write_text(MESSY, encoding="utf-8")
    for arguments in ([str(file)], ["-"]):
        result = CliRunner().invoke(main, ["format", *arguments], input=MESSY)
        assert (result.exit_code, result.stdout) == (0, TIDY)
    assert file.read_text(encoding="utf-8") == MESSY


def test_check_says_what_would_change(tmp_path: Path) -> None:
    files = [tmp_path / "a.fountain", tmp_path / "b.fountain"]
    files[0].write_text(MESSY, encoding="utf-8")
    files[1].write_text(TIDY, encoding="utf-8")
    result = CliRunner().invoke(main, ["format", "--check", *map(str, files)])
    assert result.exit_code == 1
    assert "a.fountain would change" in result.stderr
    assert "b.fountain" not in result.stderr
    assert CliRunner().invoke(main, ["format", "--check", str(files[1])]).exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_write_changes_files_and_keeps_their_encoding_and_line_ends(
    tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "a.fountain"
    file.write_bytes("int. café’s\r\nHe runs. \r\n".encode(encoding))
    assert CliRunner().invoke(main, ["format", "--write", str(file)]).exit_code == 0
    assert file.read_bytes() == "INT. CAFÉ’S\r\n\r\nHe runs.\r\n".encode(encoding)


def test_what_cannot_be_asked_for(tmp_path: Path) -> None:
    for arguments in (["--write", "-"], ["--write", "--check", "a"], ["a", "b"], []):
        assert CliRunner().invoke(main, ["format", *arguments]).exit_code == 2
    result = CliRunner().invoke(main, ["format", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
