"""Asks one feature about one script, without a process or a wire."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from lsprotocol import types
from pygls.workspace import Workspace

from screenplay_ls.fountain import Span
from screenplay_ls.server import convert
from screenplay_ls.server.protocol import converter
from screenplay_ls.server.server import ScreenplayServer
from screenplay_ls.server.settings import Settings
from screenplay_ls.server.wire import Json
from tests.analysis.marks import take_cursor

URI = "file:///scripts/the-well.fountain"


class Asked:
    """A server that knows one feature and has one script open; `|` in the script is the cursor."""

    def __init__(
        self,
        register: Callable[[ScreenplayServer], None],
        marked: str,
        client: types.TextDocumentClientCapabilities | None = None,
        workspace: types.WorkspaceClientCapabilities | None = None,
        folder: Path | None = None,
    ) -> None:
        self.uri = (folder / "main.fountain").as_uri() if folder else URI
        self.text, self.cursor = take_cursor(marked) if "|" in marked else (marked, 0)
        self.server = ScreenplayServer(_no_engine, Settings())
        self.server.protocol.client_capabilities = types.ClientCapabilities(
            text_document=client or types.TextDocumentClientCapabilities(), workspace=workspace
        )
        self.server.protocol._workspace = Workspace(folder.as_uri() if folder else None)  # pyright: ignore[reportPrivateUsage] -- `initialize` makes it.
        register(self.server)
        self.server.documents.open(self.uri, 1, self.text)

    @property
    def identifier(self) -> types.TextDocumentIdentifier:
        """The open script, as requests name it."""
        return types.TextDocumentIdentifier(self.uri)

    async def __call__(self, method: str, params: Any) -> Any:  # noqa: ANN401 -- Each method has its own.
        """The answer to a request."""
        known = self.server.protocol.fm.features  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
        features = cast("dict[str, Callable[[Any], Any]]", known)
        answer = await features[method](params)
        if not isinstance(answer, Json):
            return answer
        message = {"jsonrpc": "2.0", "id": 1, "result": json.loads(answer)}
        return converter().structure(message, types.METHOD_TO_TYPES[method][1]).result

    async def position(self) -> types.Position:
        """Where the cursor is."""
        parsed = await self.server.documents.parsed(self.uri)
        assert parsed is not None
        return convert.to_position(parsed.document, self.cursor, self.server.documents.encoding)

    async def span(self, range_: types.Range) -> Span:
        """What a range of an answer covers."""
        parsed = await self.server.documents.parsed(self.uri)
        assert parsed is not None
        document, encoding = parsed.document, self.server.documents.encoding
        start, end = (
            convert.to_offset(document, place, encoding) for place in (range_.start, range_.end)
        )
        return Span(start, end)


def _no_engine(choice: object) -> Any:  # noqa: ANN401 -- It never comes to that.
    raise AssertionError("no feature here asks a model")
