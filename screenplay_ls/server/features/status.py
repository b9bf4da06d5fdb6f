"""`screenplay/status` and `window/workDoneProgress`: what the co-writer is doing.

The notification `screenplay/status` is ours; `docs/protocol.md` describes it. It is sent when
something has changed. That the model thinks, for each suggestion, and what each has cost, is sent
only to clients that ask for it with `"statusDetail": true` in their initialization options.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.llm.engine import Figures
from screenplay_ls.services.status import Listener, Reason, State, Status

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

logger = logging.getLogger(__name__)

STATUS = "screenplay/status"
DETAIL = "statusDetail"
"""The initialization option with which a client asks for every change."""

WORDS: dict[State | Reason, str] = {
    State.OFF: "The co-writer is not running yet; it starts when a script is open.",
    State.LOADING: "The language model is loading.",
    State.READY: "The co-writer is ready.",
    State.THINKING: "The co-writer is thinking.",
    State.LOST: "The language model has stopped; the next suggestion starts it again.",
    State.UNUSABLE: "There are no suggestions; everything else works.",
    Reason.ABSTAINED: "The co-writer is ready; it was not sure enough to suggest anything here.",
    Reason.TOO_SLOW: (
        "The last suggestion did not come in time. What was read is kept, so the next one is "
        "quicker. If this happens often, choose a smaller model or raise "
        "screenplay.completion.deadlineMs."
    ),
    Reason.UNLOADED: "The language model was idle and gave its memory back. Typing brings it back.",
}

CALM = frozenset({State.READY.value, "quiet"})
"""States on the wire that last while the model thinks, for who does not ask for details."""
QUIET = "The co-writer is quiet. It answers when you ask."


def register(ls: ScreenplayServer) -> None:
    """Keep the client informed about the co-writer."""
    progress = _Progress(ls)
    sent: dict[str, Any] = {}

    def changed(status: Status) -> None:
        nonlocal sent
        progress.follow(status)
        detailed = ls.options.get(DETAIL) is True
        brief = status.state is State.THINKING and status.reason is None
        if brief and not detailed and sent.get("state") in CALM:
            return
        params = on_the_wire(status if detailed else plain(status), quiet=ls.switches.quiet)
        if params == sent:
            return
        often = status.state is State.THINKING or (status.state is State.READY and status.figures)
        level = logging.DEBUG if often else logging.INFO
        logger.log(level, "co-writer: %s", " ".join(map(str, params.values())))
        sent = params
        ls.protocol.notify(STATUS, params)

    ls.cowriter.keeper.listener = Listener(status=changed, progress=progress.report, tell=ls.tell)
    ls.cowriter.keeper.idle_s = lambda: ls.settings.idle_minutes * 60


def show(ls: ScreenplayServer) -> None:
    """Send the notification, if something has changed."""
    ls.cowriter.keeper.listener.status(ls.cowriter.keeper.status)


def plain(status: Status) -> Status:
    """Without what changes with every suggestion."""
    brief = status.state is State.THINKING and status.reason is not Reason.DRAFTING
    state = State.READY if brief else status.state
    reason = None if status.reason is Reason.ABSTAINED else status.reason
    return replace(status, state=state, reason=reason, figures=None)


def on_the_wire(status: Status, *, quiet: bool = False) -> dict[str, Any]:
    """The parameters of the notification."""
    if quiet and status.state in {State.OFF, State.READY, State.THINKING}:
        params: dict[str, Any] = {"state": "quiet", "message": QUIET, "model": status.model}
    else:
        params = {"state": status.state.value, "message": sentence(status), "model": status.model}
    if status.reason:
        params["reason"] = status.reason.value
    if status.figures:
        params["figures"] = figures_on_the_wire(status.figures)
    return params


def figures_on_the_wire(figures: Figures) -> dict[str, int | float]:
    """What a request cost; speeds in tokens a second, left out where nothing was done."""
    read = figures.prompt_tokens - figures.reused_tokens
    found: dict[str, int | float] = {
        "promptTokens": figures.prompt_tokens,
        "reusedTokens": figures.reused_tokens,
        "predictedTokens": figures.predicted_tokens,
    }
    if read > 0 and figures.prompt_ms > 0:
        found["promptTokensPerSecond"] = round(1000 * read / figures.prompt_ms, 1)
    if figures.predicted_tokens > 1 and figures.predicted_ms > 0:
        speed = 1000 * (figures.predicted_tokens - 1) / figures.predicted_ms
        found["predictedTokensPerSecond"] = round(speed, 1)
    return found


def sentence(status: Status) -> str:
    """The status in words for the writer."""
    return status.message or WORDS.get(status.reason or status.state) or WORDS[status.state]


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
