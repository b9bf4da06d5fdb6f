"""`workspace/symbol`: asked to find scenes, sections, characters and places in all scripts.

Scripts that are not open are read on a thread, each once for every time that it is written.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.symbols import Symbol, SymbolSort, symbols
from screenplay_ls.fountain import Document
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from pathlib import Path

    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.services.story import ScriptFiles

KINDS = {
    SymbolSort.SECTION: types.SymbolKind.Namespace,
    SymbolSort.SCENE: types.SymbolKind.Event,
    SymbolSort.CHARACTER: types.SymbolKind.Class,
    SymbolSort.PLACE: types.SymbolKind.Module,
}

MOST = 500
"""Symbols in one answer: nobody reads on, and the query narrows them."""

Found = tuple[str, Document, Symbol]
"""A script's address, the script, and what it has."""


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.WORKSPACE_SYMBOL, otherwise=[])
    async def workspace_symbol(
        ls: ScreenplayServer, params: types.WorkspaceSymbolParams
    ) -> list[types.SymbolInformation]:
        by_uri = [await ls.documents.parsed(uri) for uri in ls.documents.uris()]
        opened = [parsed for parsed in by_uri if parsed is not None]
        closed = await ls.stories.opened()
        cancelled = threading.Event()
        try:
            return await asyncio.to_thread(
                _answer,
                params.query,
                opened,
                lambda: _closed(ls.stories.files, set(closed), cancelled.is_set),
                ls.documents.encoding,
            )
        finally:
            cancelled.set()  # A thread cannot be cancelled, but it can be told.


def _answer(
    query: str,
    opened: list[Parsed],
    closed: Callable[[], Iterator[tuple[str, Document]]],
    encoding: convert.Encoding,
) -> list[types.SymbolInformation]:
    found: list[Found] = []
    for parsed in opened:
        found += _in(parsed.uri, parsed.document, query)
    for uri, document in closed():
        if sum(symbol.rank == 0 for _, _, symbol in found) >= MOST:
            break
        found += _in(uri, document, query)
    nearest = sorted(found, key=lambda each: each[2].rank)[:MOST]
    return [_information(*each, encoding) for each in nearest]


def _closed(
    files: ScriptFiles, opened: set[Path], cancelled: Callable[[], bool]
) -> Iterator[tuple[str, Document]]:
    for path in files.all():
        if cancelled():
            return
        document = None if path in opened else files.document(path)
        if isinstance(document, Document):
            yield path.as_uri(), document


def _in(uri: str, document: Document, query: str) -> Iterator[Found]:
    for symbol in symbols(document, query):
        yield uri, document, symbol


def _information(
    uri: str, document: Document, symbol: Symbol, encoding: convert.Encoding
) -> types.SymbolInformation:
    where = types.Location(uri, convert.to_range(document, symbol.span, encoding))
    container = document.title("Title") or uri.rsplit("/", 1)[-1]
    return types.SymbolInformation(where, symbol.name, KINDS[symbol.sort], container_name=container)
