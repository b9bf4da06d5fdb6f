"""Where the benchmarks find produced screenplays, which are not part of this repository.

`SCREENPLAY_CORPUS` names a folder with *.fountain files; without it `../shared/corpus` beside the
repository is used when it is there.
"""

from __future__ import annotations

import os
from pathlib import Path

from screenplay_ls.fountain.decode import decode

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"


def folder() -> Path | None:
    """The folder with the scripts; None where there is none."""
    named = os.environ.get("SCREENPLAY_CORPUS")
    path = Path(named) if named else DEFAULT
    return path if path.is_dir() else None


def scripts() -> list[Path]:
    """All scripts of the folder, in the order of their names."""
    found = folder()
    return sorted(found.glob("*.fountain")) if found else []


def scripts_or_examples() -> list[Path]:
    """All scripts of the folder, or our own examples where there is no such folder."""
    examples = Path(__file__).resolve().parent.parent / "examples"
    return scripts() or sorted(examples.glob("*.fountain"))


def read(path: Path) -> str:
    """A script's text, whatever its encoding."""
    return decode(path.read_bytes()).text.removeprefix("\ufeff")
