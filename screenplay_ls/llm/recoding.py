"""A copy of a model in a form that this machine reads faster.

llama.cpp has fast kernels for some forms of weights only. On a processor with AVX-512 the embedded
model (Q4_1, 98 MB) becomes quicker as Q8_0 (145 MB), and loses nothing that could be measured:

                                    Q4_1      Q8_0      Q4_0
    bits per character, Big Fish    1.2556    1.2563    1.3402
    The Last Birthday Card          1.3902    1.3917    1.4912
    reading, 1 thread             143 tok/s  315 tok/s  392 tok/s
    reading, 2 threads            178        316        398
    writing, 1 thread              79         89        104
    writing, 2 threads             68         80         99

(Some 1,600 tokens of each script, read behind 400 others; two cores of an AMD EPYC, given priority
over other work, load 16; medians, by turns.) Q4_0 is quicker still, but 7 % more bits are worse
suggestions, so it is not used.

Whether a copy pays here is measured once, while nobody waits: it is made, tried, and kept only
where it is clearly quicker. It lies in the user's cache folder, where it may be deleted any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.messages import Facts

log = logging.getLogger(__name__)

FROM = "3"
"""GGUF's number of Q4_1, the only form for which the loss was measured."""
GROWTH = 1.7
"""A copy has at most so many times the size."""
LARGEST = 1_500_000_000
"""Bytes; larger models are left as they are: the copy would take too much of memory and disk."""
SPARE = 4
"""So many times the copy's size must be free on the disk."""
READ, WRITTEN = 100, 15
"""Tokens of a typical request: what changed since the one before, and a line."""
LESS = 0.85
"""A copy is kept that takes at most so many times as long for it."""


@dataclass(frozen=True)
class Copy:
    """The copy of one model file, whether it exists or not.

    Args:
        folder: where copies are kept.
        model: the file it is made of.
        library: name and version of what runs it: another one may have other kernels.
    """

    folder: Path
    model: Path
    library: str

    @property
    def path(self) -> Path:
        """The copy's file."""
        return self._named(".gguf")

    @property
    def part(self) -> Path:
        """What it is called while this process makes it."""
        return self._named(f".{os.getpid()}.part")

    @property
    def verdict(self) -> bool | None:
        """Whether it is quicker; None before that was measured."""
        try:
            note: Any = json.loads(self._note.read_text(encoding="utf-8"))
            quicker, size = cast(object, note["quicker"]), cast(object, note["size"])
            if quicker is True:
                return True if self.path.stat().st_size == size else None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return False if quicker is False else None

    def fits(self) -> bool:
        """Whether there is room for it."""
        try:
            size = self.model.stat().st_size
            self.folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self.folder).free
        except OSError:
            return False
        return size <= LARGEST and free > SPARE * GROWTH * size

    def put(self) -> None:
        """What was made becomes the copy; copies of what the model file was before go."""
        os.replace(self.part, self.path)
        for old in self.folder.glob(f"{self.model.stem}-*"):
            if not old.name.startswith(self._name):
                _remove(old)

    def judge(self, *, quicker: bool) -> None:
        """Remember whether it is quicker; if not, it goes."""
        try:
            size = self.path.stat().st_size
            self._note.write_text(json.dumps({"quicker": quicker, "size": size}), encoding="utf-8")
        except OSError as error:
            log.info("What was found of the quicker copy cannot be noted: %s", error)
        if not quicker:
            _remove(self.path)

    @property
    def _note(self) -> Path:
        return self._named(".json")

    def _named(self, ending: str) -> Path:
        return self.folder / (self._name + ending)

    @property
    def _name(self) -> str:
        try:
            state = self.model.stat()
            what = f"{self.model} {state.st_size} {state.st_mtime_ns} {self.library}"
        except OSError:
            what = f"{self.model} {self.library}"
        digest = hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()[:12]
        return f"{self.model.stem}-{digest}-q8"


def is_worth_trying(facts: Facts) -> bool:
    """Whether a copy of this model could be quicker: it runs on the processor, in a slow form."""
    return facts.metadata.get("file_type") == FROM and not facts.gpu_layers


def is_quicker(copy: Calibration, model: Calibration) -> bool:
    """Whether the copy is clearly quicker than the model itself."""
    return _seconds(copy) <= LESS * _seconds(model)


def _seconds(speeds: Calibration) -> float:
    return READ / speeds.prompt_tokens_per_s + WRITTEN / speeds.decode_tokens_per_s


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # Another server may use it; some systems then refuse.
        path.unlink()
