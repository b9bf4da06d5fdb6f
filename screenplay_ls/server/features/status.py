"""`screenplay/status` and `window/workDoneProgress`: what the co-writer is doing.

The notification `screenplay/status` is ours: `{state, message, model}`, sent whenever one of them
changes. `state` is one of `off`, `loading`, `ready`, `thinking`, `lost` (the next request tries
again), `unusable` (there is no engine or no model; `message` says what to do) and `quiet` (the
writer has asked for silence; the model works, and answers when it is asked by hand).
"""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.services.keeper import Listener, State, Status

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

logger = logging.getLogger(__name__)

STATUS = "screenplay/status"

WORDS = {
    State.OFF: "The co-writer is not running yet; it starts when a script is open.",
    State.LOADING: "The language model is loading.",
    State.READY: "The co-writer is ready.",
    State.THINKING: "The co-writer is thinking.",
    State.LOST: "The language model has stopped; the next suggestion starts it again.",
    State.UNUSABLE: "There are no suggestions; everything else works.",
}

QUIET = "The co-writer is quiet. It answers when you ask."


def register(ls: ScreenplayServer) -> None:
    """Keep the client informed about the co-writer."""
    progress = _Progress(ls)

    def changed(status: Status) -> None:
        often = status.state is State.THINKING or status == Status(State.READY, "", status.model)
        level = logging.DEBUG if often else logging.INFO
        logger.log(level, "co-writer: %s %s %s", status.state.value, status.model, status.message)
        show(ls)
        progress.follow(status)

    ls.cowriter.keeper.listener = Listener(status=changed, progress=progress.report, tell=ls.tell)


def show(ls: ScreenplayServer) -> None:
    """Send the notification."""
    ls.protocol.notify(STATUS, on_the_wire(ls.cowriter.keeper.status, quiet=ls.switches.quiet))


def on_the_wire(status: Status, *, quiet: bool = False) -> dict[str, str]:
    """The parameters of the notification."""
    if quiet and status.state in {State.OFF, State.READY, State.THINKING}:
        return {"state": "quiet", "message": QUIET, "model": status.model}
    return {"state": status.state.value, "message": sentence(status), "model": status.model}


def sentence(status: Status) -> str:
    """The status in words for the writer."""
    return status.message or WORDS[status.state]


class _Progress:
    """A progress bar in the editor for as long as the model loads."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        self._token: str | None = None
        self._begun = False
        window = ls.client_capabilities.window
        self._possible = bool(window and window.work_done_progress)

    def follow(self, status: Status) -> None:
        if status.state is State.LOADING and self._possible and self._token is None:
            self._token = str(uuid.uuid4())
            self._ls.background(self._begin(self._token, status))
        elif status.state is not State.LOADING and self._token is not None:
            if self._begun:
                end = types.WorkDoneProgressEnd(message=sentence(status))
                self._ls.work_done_progress.end(self._token, end)
            self._token, self._begun = None, False

    def report(self, share: float, words: str) -> None:
        if self._begun and self._token is not None:
            value = types.WorkDoneProgressReport(message=words, percentage=round(share * 100))
            self._ls.work_done_progress.report(self._token, value)

    async def _begin(self, token: str, status: Status) -> None:
        if token != self._token:
            return  # It has loaded already: there is nothing to show.
        await self._ls.work_done_progress.create_async(token)  # pyright: ignore[reportUnknownMemberType] -- pygls leaves the future's type open; it is not used.
        if token == self._token:  # The model may have loaded before the client answered.
            value = types.WorkDoneProgressBegin("Loading the language model", percentage=0)
            self._ls.work_done_progress.begin(token, value)
            self._begun = True
