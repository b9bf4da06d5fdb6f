"""Real editors: which are installed, and what one of them has seen of a server.

An editor runs a script in its own language (`neovim.lua`, `emacs.el`), which does what a writer
does and puts down what it sees as JSON; the tests read that. The paths of other editors than those
on PATH can be given, several with `:` between them: `SCREENPLAY_NVIM`, `SCREENPLAY_EMACS`,
`SCREENPLAY_HELIX`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

SERVER = (sys.executable, "-m", "tests.e2e.scripted_server")
"""The server with an engine that says what it was told to say."""

PATIENCE = 90
"""Seconds before an editor is given up; its own steps give up sooner and say what was missing."""

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank looks down the well. MARY (40) stays at the door.

HANK
Tell me

MARY
(to herself
No.

EXT. QUAY - DAY

HANK
The boat is late.

MARY
It is early.
"""
"""What every editor opens. MARY's parenthetical is not closed, which has a quick fix."""

SPEECH, HEADING, BRACKET = 6, 1, 9
"""Lines of it, from 1: the speech that goes on as ghost text, the first heading, the mistake."""


def editors(variable: str, *names: str) -> list[str]:
    """The editors to try: those that the environment names, or the first that is installed."""
    named = os.environ.get(variable, "").split(os.pathsep)
    found = next((path for name in names if (path := shutil.which(name))), None)
    return [name for name in named if name] or ([found] if found else [])


def parameters(variable: str, *names: str) -> list[Any]:
    """The same for `pytest.mark.parametrize`; where there is none, a skip that says why."""
    found = editors(variable, *names)
    reason = f"{names[0]} is not installed (`{variable}` may name one)"
    missing = pytest.param("", id="none", marks=pytest.mark.skip(reason=reason))
    return [pytest.param(each, id=each) for each in found] or [missing]


def settings(heading: str, language: str) -> str:
    """What `docs/editors.md` says under a heading: its first block in a language, as it stands."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    section = re.split(r"^#+ ", page.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    found = re.search(rf"^```{language}\n(.*?)^```$", section, re.M | re.S)
    assert found, f"No {language} under {heading}"
    return found[1]


def run(command: Sequence[str | Path], folder: Path, **more: str) -> dict[str, Any]:
    """What an editor that runs one of our scripts has seen, by the names of the steps.

    The script that it edits stands in the folder, which is also its home: no configuration of
    whoever runs the tests is read.
    """
    env = {
        **environment(folder),
        "SCREENPLAY_SCRIPT": str(folder / "the-well.fountain"),
        "SCREENPLAY_SEEN": str(folder / "seen.json"),
        **more,
    }
    script, seen = folder / "the-well.fountain", folder / "seen.json"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
        check=False,
    )
    said = done.stdout.decode(errors="replace")[-4000:]
    assert seen.exists(), f"It has seen nothing and ended with {done.returncode}:\n{said}"
    found: dict[str, Any] = json.loads(seen.read_text(encoding="utf-8"))
    assert "error" not in found, f"{found['error']}\nSeen: {found}\nIt said:\n{said}"
    assert done.returncode == 0, f"It ended with {done.returncode}:\n{said}"
    return found


def environment(folder: Path) -> dict[str, str]:
    """What an editor finds around it: a folder for its home, and our server as `screenplay-ls`."""
    places = ("HOME", *(f"XDG_{each}_HOME" for each in ("CONFIG", "DATA", "STATE", "CACHE")))
    return {
        **os.environ,
        **dict.fromkeys(places, str(folder)),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "PATH": f"{_shim(folder)}{os.pathsep}{os.environ['PATH']}",
    }


def _shim(folder: Path) -> Path:
    """A folder with a `screenplay-ls` that starts the scripted server."""
    made = folder / "bin"
    made.mkdir()
    shim = made / "screenplay-ls"
    shim.write_text(f"#!/bin/sh\nexec {shlex.join(SERVER)}\n", encoding="utf-8")
    shim.chmod(0o755)
    return made
