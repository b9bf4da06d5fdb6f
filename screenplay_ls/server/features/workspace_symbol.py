"""`workspace/symbol`: asked to find scenes, sections, characters and places in all open scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.symbols import Symbol, SymbolSort, symbols
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

KINDS = {
    SymbolSort.SECTION: types.SymbolKind.Namespace,
    SymbolSort.SCENE: types.SymbolKind.Event,
    SymbolSort.CHARACTER: types.SymbolKind.Class,
    SymbolSort.PLACE: types.SymbolKind.Module,
}

MOST = 500
"""Symbols in one answer: nobody reads on, and the query narrows them."""


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.WORKSPACE_SYMBOL, otherwise=[])
    async def workspace_symbol(
        ls: ScreenplayServer, params: types.WorkspaceSymbolParams
    ) -> list[types.SymbolInformation]:
        found: list[types.SymbolInformation] = []
        for uri in ls.documents.uris():
            parsed = await ls.documents.parsed(uri)
            if parsed is not None:
                found += _found_in(parsed, params.query, ls.documents.encoding)
        return found[:MOST]


def _found_in(
    parsed: Parsed, query: str, encoding: convert.Encoding
) -> Iterator[types.SymbolInformation]:
    file = parsed.uri.rsplit("/", 1)[-1]
    for symbol in symbols(parsed.document, query)[:MOST]:
        yield _information(parsed, symbol, parsed.document.title("Title") or file, encoding)


def _information(
    parsed: Parsed, symbol: Symbol, container: str, encoding: convert.Encoding
) -> types.SymbolInformation:
    where = types.Location(parsed.uri, convert.to_range(parsed.document, symbol.span, encoding))
    return types.SymbolInformation(where, symbol.name, KINDS[symbol.sort], container_name=container)
