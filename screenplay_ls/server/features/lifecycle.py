"""`initialize`, `initialized`, `shutdown`: asked once each, when the editor starts and ends us."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls import __version__
from screenplay_ls.server import convert
from screenplay_ls.server.features import configuration, files

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

logger = logging.getLogger(__name__)


def register(ls: ScreenplayServer, features: Iterable[Callable[[ScreenplayServer], None]]) -> None:
    """Register what comes before the client is known; `initialize` registers the features."""

    @ls.hears(types.INITIALIZE)
    def initialize(ls: ScreenplayServer, params: types.InitializeParams) -> None:
        client = params.client_info
        logger.info("version %s, started by %s", __version__, client.name if client else "unknown")
        ls.documents.encoding = convert.Encoding(ls.workspace.position_encoding)
        configuration.take_options(ls, params.initialization_options)
        for register_feature in features:
            register_feature(ls)

    @ls.hears(types.INITIALIZED)
    def initialized(ls: ScreenplayServer, params: types.InitializedParams) -> None:
        ls.background(configuration.refresh(ls))
        configuration.watch(ls)
        files.watch(ls)
        ls.stories.look_again()

    @ls.answers(types.SHUTDOWN, otherwise=None)
    async def shutdown(ls: ScreenplayServer, params: None) -> None:
        await ls.close()
