"""Processes without a network, and what they tried."""

from __future__ import annotations

import os
from pathlib import Path


class NoNetwork:
    """Environment variables that deny the network to a process and its children."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "network.log"
        here = Path(__file__).with_name("denied")
        paths = filter(None, [str(here), os.environ.get("PYTHONPATH")])
        self.environment = {
            "PYTHONPATH": os.pathsep.join(paths),
            "NETWORK_LOG": str(self._log),
        }

    @property
    def processes(self) -> int:
        """How many processes were denied the network."""
        return len(self._lines("denied"))

    @property
    def tried(self) -> list[str]:
        """What they tried all the same."""
        return self._lines("tried")

    def _lines(self, kind: str) -> list[str]:
        lines = self._log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(kind)]
