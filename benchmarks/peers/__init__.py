"""Other Fountain parsers, in a throw-away folder, timed in processes of their own.

They are never dependencies of this project. `install` fills a folder with a virtual environment
and unpacked npm packages; whatever cannot be had there is left out of the table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

PYTHON = {
    "fountain_parser": "fountain-parser==0.1.1",
    "screenplain": "screenplain==0.12.0",
    "fountain_py": "fountain-py==0.3.0",
    "screenplay_tools": "screenplay-tools==0.0.10",
    "jouvence": "jouvence==0.4.2",
}
"""Names of functions in `clock.py`, and what pip installs for them."""

NODE = {
    "fountain-js": "fountain-js@1.2.4",
    "fountain-parser": "fountain-parser@1.1.2",
    "aw-parser": "aw-parser@0.1.1",
}
"""Names in `clock.js`, and what npm fetches for them; all three run without dependencies."""

_HERE = Path(__file__).resolve().parent
_REPOSITORY = _HERE.parent.parent
_PATIENCE = 120.0
"""Seconds for one process: jouvence never returns from a boneyard on one line."""


def install(folder: Path) -> None:
    """Fetches the peers into a folder; says which cannot be had."""
    if not _interpreter(folder).exists():
        venv.create(folder / "python", with_pip=True)
    for requirement in PYTHON.values():
        _try([str(_interpreter(folder)), "-m", "pip", "install", "-q", requirement], folder)
    if shutil.which("npm") is None:
        print("No Node here: the parsers from npm are left out.")
        return
    for name, package in NODE.items():
        target = folder / "node" / name
        if not target.exists():
            target.mkdir(parents=True)
            _try(["npm", "pack", "--silent", package], target)
            for archive in target.glob("*.tgz"):
                shutil.unpack_archive(archive, target)


def times(name: str, folder: Path | None, file: Path, runs: int) -> list[float] | None:
    """Milliseconds of some parses of a file by a parser; None if it is missing, fails or hangs."""
    environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY), "PYTHONHASHSEED": "0"}
    if name in NODE:
        package = (folder or Path()) / "node" / name / "package"
        if folder is None or not package.exists():
            return None
        clock = [_HERE / "clock.js", name, _main_file(package)]
        command = ["node", *map(str, clock), str(file), str(runs)]
    else:
        python = _interpreter(folder) if folder else Path(sys.executable)
        command = [str(python), str(_HERE / "clock.py"), name, str(file), str(runs)]
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, env=environment, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return json.loads(ended.stdout.splitlines()[-1])


def _interpreter(folder: Path) -> Path:
    scripts = folder / "python" / ("Scripts" if os.name == "nt" else "bin")
    return scripts / ("python.exe" if os.name == "nt" else "python")


def _main_file(package: Path) -> Path:
    main = json.loads((package / "package.json").read_text(encoding="utf-8")).get(
        "main", "index.js"
    )
    return package / main


def _try(command: Sequence[str], folder: Path) -> None:
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode:
        print(f"Left out: {command[-1]} cannot be fetched here.")
