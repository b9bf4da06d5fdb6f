"""The program as a shell runs it: output that is full, closed or of another encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = "INT. CAFÉ\n\nBOB\nHi “there”.\n"
FULL = Path("/dev/full")

full = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
posix = pytest.mark.skipif(os.name == "nt", reason="streams are closed with a shell's syntax")


def run(
    tmp_path: Path,
    arguments: str,
    rest: str = "",
    script: bytes = SCRIPT.encode(),
    **variables: str,
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command line on `a.fountain` in a shell; nothing may end with a traceback."""
    (tmp_path / "a.fountain").write_bytes(script)
    result = subprocess.run(
        f'"{sys.executable}" -m screenplay_ls {arguments} {rest}',
        shell=True,
        cwd=tmp_path,
        env=os.environ | variables,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in result.stderr
    return result


@full
@pytest.mark.parametrize(
    "arguments", ["parse a.fountain", "parse --json a.fountain", "format a.fountain", "--help"]
)
def test_a_full_disk_is_said(tmp_path: Path, arguments: str) -> None:
    result = run(tmp_path, arguments, ">/dev/full")
    assert result.returncode == 2
    assert result.stderr == (
        b"Error: Standard output cannot be written: No space left on device.\n"
    )


@posix
def test_nobody_reads_on(tmp_path: Path) -> None:
    result = run(tmp_path, "parse --json a.fountain", "| true", SCRIPT.encode() * 9000)
    assert result.stderr == b""


@posix
@pytest.mark.parametrize("arguments", ["parse -", "format -", "check --no-grammar -", "serve"])
def test_closed_input_is_said(tmp_path: Path, arguments: str) -> None:
    result = run(tmp_path, arguments, "<&-")
    assert result.returncode == 2
    assert b"closed" in result.stderr


@posix
def test_closed_output_is_no_trouble(tmp_path: Path) -> None:
    assert run(tmp_path, "parse a.fountain", ">&-").returncode == 0


def test_redirected_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    result = run(tmp_path, "parse a.fountain", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "INT. CAFÉ" in result.stdout.decode("utf-8")


def test_what_an_encoding_lacks_becomes_a_question_mark(tmp_path: Path) -> None:
    result = run(tmp_path, "parse a.fountain", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"INT. CAF?" in result.stdout


def test_half_a_surrogate_pair_is_shown_somehow(tmp_path: Path) -> None:
    script = "\ufeffBOB\nHi \ud83d.\n".encode("utf-16-le", "surrogatepass")
    result = run(tmp_path, "parse a.fountain", script=script)
    assert result.returncode == 0
    assert b"Hi ?." in result.stdout


@posix
def test_a_named_pipe_can_be_checked(tmp_path: Path) -> None:
    result = run(tmp_path, "check --no-grammar", "/dev/stdin <a.fountain")
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4\x00", "is a PDF"),
        (b"PK\x03\x04\x14", "is a Word, Highland"),
        (b"{\\rtf1 INT. A}", "is an RTF file"),
        (b'<?xml version="1.0"?>\n<FinalDraft>', "is a Final Draft file"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "format --write", "check --no-grammar --fix"])
def test_a_file_of_another_program_is_left_alone(
    tmp_path: Path, command: str, data: bytes, said: str
) -> None:
    result = run(tmp_path, f"{command} a.fountain", script=data)
    assert result.returncode == 2
    assert f"a.fountain {said}, not plain text" in result.stderr.decode().replace(
        " or other packed file", ""
    )
    assert (tmp_path / "a.fountain").read_bytes() == data
