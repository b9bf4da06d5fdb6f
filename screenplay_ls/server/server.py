"""The server's state, and the two ways in which a feature is registered.

Nothing is created when this module is imported; `build_server` makes a server, and a test may make
as many as it likes.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, cast

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException
from pygls.lsp.server import LanguageServer

from screenplay_ls import __version__
from screenplay_ls.llm.engine import Engine
from screenplay_ls.server.checking import Checker
from screenplay_ls.server.documents import Documents
from screenplay_ls.server.drafting import Drafting
from screenplay_ls.server.features import FEATURES, lifecycle
from screenplay_ls.server.protocol import ScreenplayProtocol, converter
from screenplay_ls.server.recorder import Recorder
from screenplay_ls.server.settings import Reading, Settings
from screenplay_ls.server.stories import Stories
from screenplay_ls.server.switches import Switches
from screenplay_ls.services.cowriter import CoWriter
from screenplay_ls.services.engines import EngineChoice, make_engine
from screenplay_ls.services.keeper import State

logger = logging.getLogger(__name__)

Answer = Callable[["ScreenplayServer", Any], Awaitable[object]]
"""Answers a request, whose parameters have the type of its method."""

Hearing = Callable[["ScreenplayServer", Any], None]
"""Hears a notification."""

CLOSING_SECONDS = 5
"""How long the engine may take to end before the server ends without waiting for it."""


class ScreenplayServer(LanguageServer):
    """One connection to one editor."""

    def __init__(self, engines: Callable[[EngineChoice], Engine], base: Settings) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType] -- pygls leaves *args untyped.
            "screenplay-ls",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=ScreenplayProtocol,
            converter_factory=converter,
        )
        self.base = base
        """Defaults from the command line."""
        self.options: Mapping[str, object] = {}
        """The client's initialization options, as they came."""
        self.reading = Reading(base)
        self.refreshing = asyncio.Lock()
        """Held while the settings are read anew."""
        self.told: set[str] = set()
        """What was wrong with the settings, as far as the writer has been told."""
        self.documents = Documents()
        self.engines = engines
        self.cowriter = CoWriter(lambda: engines(self.settings.engine))
        self.switches = Switches()
        self.stories = Stories(self)
        self.checker = Checker(self)
        self.recorder = Recorder(self)
        self.drafting = Drafting(self)
        self._background: set[asyncio.Task[None]] = set()

    @property
    def was_shut_down(self) -> bool:
        """The client has said that it is done with us."""
        return cast(ScreenplayProtocol, self.protocol).was_shut_down

    @property
    def settings(self) -> Settings:
        """What the writer has set."""
        return self.reading.settings

    def answers(
        self, method: str, *, otherwise: object, options: object = None
    ) -> Callable[[Answer], Answer]:
        """Decorator: an async function answers a request; `otherwise` is the answer if it fails.

        A failure is logged and never leaves the feature.
        """

        def register(function: Answer) -> Answer:
            @functools.wraps(function)
            async def guarded(ls: ScreenplayServer, params: Any) -> object:  # noqa: ANN401 -- Each request has its own parameters.
                try:
                    return await function(ls, params)
                except JsonRpcException:
                    raise  # A refusal with its reason is an answer, too.
                except Exception:
                    logger.exception("%s failed", method)
                    return otherwise

            return self.feature(method, options)(guarded)

        return register

    def hears(self, method: str) -> Callable[[Hearing], Hearing]:
        """Decorator: a function hears a notification. What takes time goes to `background`."""

        def register(function: Hearing) -> Hearing:
            @functools.wraps(function)
            def guarded(ls: ScreenplayServer, params: Any) -> None:  # noqa: ANN401 -- As above.
                try:
                    function(ls, params)
                except Exception:
                    logger.exception("%s failed", method)

            return self.feature(method)(guarded)

        return register

    def background(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run something beside the requests; a failure is logged."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background_done)
        return task

    def warm_up(self) -> None:
        """Load the model when it will be needed soon: a script is open and suggestions are on."""
        idle = self.cowriter.keeper.status.state is State.OFF
        if idle and self.settings.completion.enabled and self.documents.uris():
            self.background(self.cowriter.keeper.start())

    async def close(self) -> None:
        """End everything that the server has started."""
        for task in tuple(self._background):
            task.cancel()
        for part in (self.recorder, self.checker, self.drafting, self.cowriter):
            try:
                await asyncio.wait_for(part.close(), CLOSING_SECONDS)
            except Exception:
                logger.exception("closing failed")

    def report_server_error(self, error: Exception, source: object) -> None:
        """What pygls could not handle is logged; the writer can do nothing about it.

        Refused requests are the client's business, and after `shutdown` answers still come to
        what it has cancelled.
        """
        expected = source is FeatureRequestError or self.was_shut_down
        level = logging.DEBUG if expected else logging.ERROR
        logger.log(level, "a message could not be handled: %s", type(error).__name__)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show the writer a message."""
        self.window_show_message(types.ShowMessageParams(type=kind, message=message))

    def _background_done(self, task: asyncio.Task[None]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("work in the background failed", exc_info=error)


def build_server(
    engines: Callable[[EngineChoice], Engine] = make_engine, base: Settings | None = None
) -> ScreenplayServer:
    """A server that waits for `initialize`.

    `engines` makes the engine that the settings choose; tests give a scripted one. `base` holds
    defaults from the command line. The features are registered by `initialize`, when it is known
    what the client can do.
    """
    server = ScreenplayServer(engines, base or Settings())
    lifecycle.register(server, FEATURES)
    return server
