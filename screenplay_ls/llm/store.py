"""Where models lie on this machine: found by name, listed, kept, removed.

Beside each file that was checked lies a small note with its checksum, size and time of change. As
long as size and time are the same, the file is not read again to check it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import platformdirs

from screenplay_ls.llm.catalog import CatalogModel, by_name, load_catalog
from screenplay_ls.llm.engine import EngineMissing

DATA_VARIABLE = "SCREENPLAY_LS_DATA"
"""Environment variable that names another data folder."""
SUFFIX = ".gguf"


@dataclass(frozen=True)
class Installed:
    """A model file in the models folder."""

    path: Path
    size: int
    """Bytes."""
    checked: bool
    """Its checksum was compared when it came, and it has not changed since."""
    entry: CatalogModel | None
    """What the catalogue knows of it."""

    @property
    def name(self) -> str:
        """By which it is asked for: the catalogue's name, or the file's."""
        return self.entry.name if self.entry else self.path.name


def data_folder() -> Path:
    """The user's data folder for everything of ours; it may not exist yet."""
    if chosen := os.environ.get(DATA_VARIABLE):
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("screenplay-ls", appauthor=False)


def models_folder() -> Path:
    """Where models are kept; it may not exist yet."""
    return data_folder() / "models"


def calibrations_folder() -> Path:
    """Where it is noted how models run on this machine; it may not exist yet."""
    return data_folder() / "calibrations"


def copies_folder() -> Path:
    """Where copies of models are kept that can be made again; it may not exist yet."""
    if os.environ.get(DATA_VARIABLE):
        return data_folder() / "copies"
    return platformdirs.user_cache_path("screenplay-ls", appauthor=False) / "copies"


def find_model(name: str = "") -> Path:
    """The file of a model: a name of the catalogue, a file in the models folder, or any path.

    Raises:
        EngineMissing: there is none; the message says how to get it.
    """
    entry = by_name(name)
    if entry:
        path = models_folder() / entry.file
        if path.exists():
            return path
        wanted = "" if not name else f" {entry.name}"
        size = f" ({entry.size / 1e6:,.0f} MB)" if entry.size else ""
        raise EngineMissing(
            f"The language model {entry.title} is not on this machine yet. Fetch it{size} with: "
            f"screenplay-ls models pull{wanted}"
        )
    for path in (Path(name).expanduser(), models_folder() / name, models_folder() / f"{name}.gguf"):
        if path.is_file():
            return path
    raise EngineMissing(
        f"There is no language model called {name!r}: it is neither a file nor a name from "
        "`screenplay-ls models list`."
    )


def installed() -> list[Installed]:
    """All model files in the models folder, by name."""
    folder = models_folder()
    files = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    entries = {entry.file: entry for entry in load_catalog()}
    return [
        Installed(path, path.stat().st_size, note_holds(path), entries.get(path.name))
        for path in files
    ]


def remove(model: Installed) -> None:
    """Delete a model file and its note."""
    model.path.unlink(missing_ok=True)
    _note_path(model.path).unlink(missing_ok=True)


def keep(part: Path, target: Path, sha256: str) -> None:
    """A checked download becomes a model: all of it at once, or not at all."""
    os.replace(part, target)
    write_note(target, sha256)


def is_right(
    path: Path, entry: CatalogModel, report: Callable[[int, int], None] | None = None
) -> bool:
    """Whether a file is what the catalogue says; read through only where no note vouches for it.

    Args:
        path: the file; False where it does not exist.
        entry: what it should be.
        report: told bytes read and bytes in all, while the file is read.
    """
    if not path.is_file() or (entry.size and path.stat().st_size != entry.size):
        return False
    note = _read_note(path)
    if note_holds(path) and (not entry.sha256 or note.get("sha256") == entry.sha256):
        return True
    if not entry.sha256:
        return False
    digest = sha256_of(path, report)
    if digest == entry.sha256:
        write_note(path, digest)
    return digest == entry.sha256


def sha256_of(path: Path, report: Callable[[int, int], None] | None = None) -> str:
    """The checksum of a file; `report` is told bytes read and bytes in all."""
    digest = hashlib.sha256()
    size, done = path.stat().st_size, 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            done += len(block)
            if report:
                report(done, size)
    return digest.hexdigest()


def write_note(path: Path, sha256: str) -> None:
    """Remember that this file was checked. Where the note cannot be written, none is kept."""
    state = path.stat()
    note = {"sha256": sha256, "size": state.st_size, "changed_ns": state.st_mtime_ns}
    try:
        _note_path(path).write_text(json.dumps(note), encoding="utf-8")
    except OSError:
        return


def note_holds(path: Path) -> bool:
    """Whether the file was checked and has not changed since."""
    note, state = _read_note(path), path.stat()
    return note.get("size") == state.st_size and note.get("changed_ns") == state.st_mtime_ns


def _note_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _read_note(path: Path) -> dict[str, Any]:
    try:
        note = json.loads(_note_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast(dict[str, Any], note) if isinstance(note, dict) else {}
