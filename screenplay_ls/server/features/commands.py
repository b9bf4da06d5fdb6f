"""`workspace/executeCommand`: what a writer starts from a menu or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.server.features import (
    cues,
    drafting,
    learning,
    provenance,
    red_pen,
    switching,
    tab,
)
from screenplay_ls.server.features.status import on_the_wire, sentence

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

RESTART_ENGINE = "screenplay.restartEngine"
"""End the model and load it again; returns at once."""

SHOW_STATUS = "screenplay.showStatus"
"""Show what the co-writer is doing; returns the same as the notification `screenplay/status`."""

COMMANDS = (
    RESTART_ENGINE,
    SHOW_STATUS,
    *red_pen.COMMANDS,
    *cues.COMMANDS,
    *drafting.COMMANDS,
    *tab.COMMANDS,
    *switching.COMMANDS,
    *provenance.COMMANDS,
    *learning.COMMANDS,
)


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""

    @ls.command(RESTART_ENGINE)
    def restart_engine(ls: ScreenplayServer) -> None:
        ls.background(ls.cowriter.restart())

    @ls.command(SHOW_STATUS)
    def show_status(ls: ScreenplayServer) -> dict[str, Any]:
        status = ls.cowriter.keeper.status
        ls.tell(sentence(status), types.MessageType.Info)
        return on_the_wire(status, quiet=ls.switches.quiet)

    red_pen.register(ls)
    cues.register(ls)
    drafting.register(ls)
    tab.register(ls)
    switching.register(ls)
    provenance.register(ls)
    learning.register(ls)
