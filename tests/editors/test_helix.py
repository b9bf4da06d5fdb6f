"""A real Helix in a terminal of our own, with the settings of `docs/editors.md` as they stand."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.editors.installed import SCRIPT, environment, parameters, settings

pytestmark = pytest.mark.editors

PATIENCE = 20
"""Seconds before something that should be on the screen is given up."""

MARKED, CHANGED = "●", "[+]"
"""What Helix draws beside a diagnostic, and behind the name of a script that is not written."""

_CONTROL = re.compile(rb"\x1b\[[0-9;?>=$]*[ -/]*[@-~]|\x1b[=>()][A-Z0]?|\x1b\][^\x07]*\x07")


class Helix:
    """One Helix with the script open; it is typed into, and what it draws is read."""

    def __init__(self, program: str, folder: Path) -> None:
        self.script = folder / "the-well.fountain"
        self.script.write_text(SCRIPT, encoding="utf-8")
        configuration = folder / "helix"
        configuration.mkdir()
        (configuration / "languages.toml").write_text(settings("Helix", "toml"), encoding="utf-8")
        env = {**environment(folder), "TERM": "xterm-256color"}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe(program, [program, str(self.script)], env)
        size = struct.pack("HHHH", 40, 120, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)

    def type(self, keys: str, then: str) -> None:
        """Type keys, and wait until a text is drawn."""
        os.write(self.terminal, keys.encode())
        self.until(then)

    def until(self, text: str) -> None:
        """Wait until a text is drawn."""
        drawn, ends = b"", time.monotonic() + PATIENCE
        while text not in _CONTROL.sub(b"", drawn).decode(errors="replace"):
            waited = max(0.0, ends - time.monotonic())
            ready, _, _ = select.select([self.terminal], [], [], waited)
            assert ready, f"{text!r} was not drawn: {_CONTROL.sub(b'', drawn)[-2000:]!r}"
            drawn += os.read(self.terminal, 1 << 16)

    def written(self) -> str:
        """The script, once it is written."""
        self.type(":w\r", "written")
        return self.script.read_text(encoding="utf-8")

    def end(self) -> None:
        """End it, and wait until it is gone."""
        os.kill(self.process, signal.SIGTERM)
        try:
            while os.read(self.terminal, 1 << 16):
                pass
        except OSError:
            pass  # Its side of the terminal is closed.
        os.close(self.terminal)
        os.waitpid(self.process, 0)


@pytest.fixture(params=parameters("SCREENPLAY_HELIX", "hx", "helix"))
def helix(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Helix]:
    editor = Helix(request.param, tmp_path)
    try:
        yield editor
    finally:
        editor.end()


def test_a_session(helix: Helix) -> None:
    """One for everything: starting is most of its time."""
    script = SCRIPT
    helix.until(MARKED)

    helix.type("9G a", "Close the parenthetical at the end of the line")
    helix.type("\r", CHANGED)
    script = script.replace("(to herself", "(to herself)")
    assert helix.written() == script

    helix.type("8G r", "rename-to")
    helix.type("\x15ANNA\r", CHANGED)
    script = script.replace("MARY", "ANNA")
    assert helix.written() == script

    helix.type("gg k", "2/8 page")
    helix.type(" s", "2/2")

    # Control-C closes the list. Escape would make another key of the key behind it.
    helix.type("\x036GA\x18", "me it is the truth.")
    helix.type("\x0e\r", CHANGED)
    helix.type("\x1b", "NOR")
    assert helix.written() == script.replace("Tell me", "Tell me it is the truth.")
