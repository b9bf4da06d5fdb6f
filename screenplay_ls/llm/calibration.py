"""Notes of how models run best on this machine, so that it is measured once.

One small JSON file for each combination of machine, model file, build of the library and settings:
when one of them changes, another file is looked for. Several servers may write at once: files are
put in place whole. A note that cannot be read is as good as none, and one that cannot be written is
not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import platform
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, cast

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.hardware import cores, processor

log = logging.getLogger(__name__)

MOST_KEPT = 32
"""Older notes are removed when there are more."""
MOST_THREADS, MOST_CHUNK, MOST_SPEED = 1024, 4096, 1e7
"""A note with more than this was not written by us."""


@dataclass(frozen=True)
class Subject:
    """What a calibration holds for, beside this machine."""

    model: str
    file: str
    """What changes with the model's file."""
    library: str
    build: str
    """What the library was built for."""
    layers: int = 0
    """On a graphics processor."""
    threads: int = 0
    """As the settings say; 0 where they leave it open."""
    prompt_threads: int = 0


@dataclass(frozen=True)
class Place:
    """A note's place."""

    folder: Path
    subject: Subject

    @property
    def path(self) -> Path:
        """The note's file. Its name begins with the model's, for whoever looks."""
        digest = hashlib.sha256(json.dumps(self.facts, sort_keys=True).encode()).hexdigest()
        return self.folder / f"{Path(self.subject.model).stem[:60]}-{digest[:16]}.json"

    @property
    def facts(self) -> dict[str, Any]:
        """Machine and subject, in words."""
        return {
            "machine": f"{processor()}, {platform.system()} {platform.machine()}",
            "cores": cores(),
            **asdict(self.subject),
        }


def read(place: Place) -> Calibration | None:
    """What was noted; None where nothing, or nothing sensible, was."""
    try:
        note: Any = json.loads(place.path.read_text(encoding="utf-8"))
        return _sensible(cast("dict[str, Any]", note["calibration"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        log.info("The note %s cannot be read; it will be measured again.", place.path.name)
        return None


def write(place: Place, calibration: Calibration) -> None:
    """Note it. Where that is impossible, it is measured again next time."""
    note = {"for": place.facts, "calibration": asdict(calibration)}
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.folder)
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(note, file, indent=2)
            os.replace(part, place.path)
        except OSError:
            os.unlink(part)
            raise
        _prune(place.folder)
    except OSError as error:
        log.info("How the model runs here cannot be noted: %s", error)


def _sensible(noted: dict[str, Any]) -> Calibration:
    """The note as a calibration. Raises `ValueError` where a number is not what we write."""
    known = {field.name for field in fields(Calibration)}
    found = Calibration(**{name: value for name, value in noted.items() if name in known})
    whole = (found.threads, found.prompt_threads, found.chunk)
    speeds = (found.prompt_tokens_per_s, found.decode_tokens_per_s)
    right = (
        all(type(number) is int and number > 0 for number in whole)
        and max(found.threads, found.prompt_threads) <= MOST_THREADS
        and found.chunk <= MOST_CHUNK
        and all(type(speed) in {int, float} and 0 < speed < MOST_SPEED for speed in speeds)
        and type(found.settled) is bool
        and type(found.measured_at) in {int, float}
    )
    if not right:
        raise ValueError("not a calibration of ours")
    return found


def _prune(folder: Path) -> None:
    notes = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in notes[:-MOST_KEPT]:
        with contextlib.suppress(OSError):  # Another server may have been quicker.
            path.unlink()
