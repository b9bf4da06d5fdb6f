"""What the writer sees while a draft is made: its text, and what is being done."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.server.drafting import Asked, shows_drafts
from screenplay_ls.server.protocol import calls
from screenplay_ls.services.drafting import Listener

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

PIECE = "screenplay/draftPiece"

OFTEN_ENOUGH_S = 0.05
"""A text is sent no sooner after the one before; nobody reads faster."""


class Progress:
    """Of one draft. `token` is the client's own, None where it has sent none."""

    def __init__(self, ls: ScreenplayServer, asked: Asked, token: str | int | None) -> None:
        self._ls = ls
        self._asked = asked
        self._token = token
        self._shows = shows_drafts(ls.client_capabilities)
        self._sent = 0.0

    async def begin(self, cancel: Callable[[], object]) -> None:
        """Show that it begins; `cancel` is called when the writer stops it there."""
        ls = self._ls
        window = ls.client_capabilities.window
        if self._token is None and window and window.work_done_progress:
            token = str(uuid.uuid4())
            await ls.work_done_progress.create_async(token)  # pyright: ignore[reportUnknownMemberType] -- pygls leaves the future's type open; it is not used.
            self._token = token
        if self._token is not None:
            value = types.WorkDoneProgressBegin(self._asked.kind.title, cancellable=True)
            ls.work_done_progress.begin(self._token, value)
            _tokens(ls)[self._token].add_done_callback(calls(cancel))

    def watch(self, take: int) -> Listener:
        """Whoever watches this take."""
        self._sent = 0.0

        def text(text: str) -> None:
            now = asyncio.get_running_loop().time()
            if self._shows and now - self._sent >= OFTEN_ENOUGH_S:
                self._sent = now
                self._piece(take, "text", text)

        def doing(words: str) -> None:
            several = f"Take {take + 1} of {self._asked.takes}: " if self._asked.takes > 1 else ""
            if self._token is not None:
                value = types.WorkDoneProgressReport(message=several + words)
                self._ls.work_done_progress.report(self._token, value)
            if self._shows:
                self._piece(take, "doing", several + words)

        return Listener(text, doing)

    def end(self) -> None:
        """It is done, or given up."""
        if self._token is not None:
            self._ls.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            _tokens(self._ls).pop(self._token, None)

    def _piece(self, take: int, what: str, words: str) -> None:
        self._ls.protocol.notify(PIECE, {"id": self._asked.id, "take": take, what: words})


def _tokens(ls: ScreenplayServer) -> dict[str | int, Future[Any]]:
    """What is cancelled when the writer stops the work of a token."""
    return ls.work_done_progress.tokens  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls leaves the futures' type open.
