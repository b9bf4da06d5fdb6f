"""Commands by which a writer has silence for a while: in one script, or everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types

from screenplay_ls.server.features import status

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

TOGGLE = "screenplay.toggleSuggestions"
"""Switch suggestions while typing off or on in one script. Its argument is the script's URI, or
`{uri}`; without one it is the script worked on last. Returns whether they are on now."""

QUIET = "screenplay.quiet"
"""Switch them off or on everywhere. Returns whether it is quiet now."""

COMMANDS = (TOGGLE, QUIET)

ON = "Suggestions come again while you type."
OFF = "No suggestions while you type in this script. One that you ask for still comes."


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""

    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(TOGGLE)
    def toggle(ls: Any, *arguments: object) -> bool:  # noqa: ANN401 -- As above.
        uri = _uri(arguments[0] if arguments else None) or ls.switches.latest
        on = ls.switches.toggle(uri)
        if not on:
            ls.cowriter.supersede(uri)
        ls.tell(ON if on else OFF, types.MessageType.Info)
        return on

    @ls.command(QUIET)
    def quiet(ls: Any, *arguments: object) -> bool:  # noqa: ANN401 -- As above.
        now = bool(ls.switches.toggle_quiet())
        if now:
            ls.cowriter.hush()
        ls.tell(status.QUIET if now else ON, types.MessageType.Info)
        status.show(ls)
        return now


def _uri(argument: object) -> str:
    if isinstance(argument, Mapping):
        argument = cast("Mapping[str, object]", argument).get("uri")
    return argument if isinstance(argument, str) else ""
