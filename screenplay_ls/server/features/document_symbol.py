"""`textDocument/documentSymbol`: asked after opening and after edits, for the outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.outline import Entry, OutlineNode, outline
from screenplay_ls.server import convert, wire

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

KINDS = {
    Entry.SECTION: types.SymbolKind.Namespace,
    Entry.SCENE: types.SymbolKind.Event,
    Entry.SYNOPSIS: types.SymbolKind.String,
    Entry.NOTE: types.SymbolKind.Property,
    Entry.INCLUDE: types.SymbolKind.File,
}
"""LSP has no words for a screenplay; these are told apart by their icons."""


def register(ls: ScreenplayServer) -> None:
    """Register the request."""
    nested = _nested(ls.client_capabilities)

    @ls.answers(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        otherwise=[],
        options=types.DocumentSymbolOptions(label="Screenplay"),
    )
    async def document_symbol(
        ls: ScreenplayServer, params: types.DocumentSymbolParams
    ) -> wire.Json | list[types.SymbolInformation]:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return []
        roots = outline(parsed.document)
        encoding = ls.documents.encoding
        if nested:
            return _symbols(parsed, roots, encoding)
        return list(_flat(parsed, roots, encoding, None))


def title(node: OutlineNode) -> str:
    """A line of the outline, with the scene's number if it has one."""
    return f"{node.number}. {node.name}" if node.number else node.name


def _nested(client: types.ClientCapabilities) -> bool:
    symbols = client.text_document and client.text_document.document_symbol
    return bool(symbols and symbols.hierarchical_document_symbol_support)


def _symbols(
    parsed: Parsed, nodes: tuple[OutlineNode, ...], encoding: convert.Encoding
) -> wire.Json:
    return wire.listed(_symbol(parsed, node, encoding) for node in nodes)


def _symbol(parsed: Parsed, node: OutlineNode, encoding: convert.Encoding) -> str:
    document = parsed.document
    selection = whole = wire.range_(document, node.heading, encoding)
    if node.span != node.heading:
        whole = wire.range_(document, node.span, encoding)
    detail = f'"detail":{wire.text(node.detail)},' if node.detail else ""
    return (
        f'{{"name":{wire.text(title(node))},{detail}"kind":{KINDS[node.entry].value},'
        f'"range":{whole},"selectionRange":{selection},'
        f'"children":{_symbols(parsed, node.children, encoding)}}}'
    )


def _flat(
    parsed: Parsed,
    nodes: tuple[OutlineNode, ...],
    encoding: convert.Encoding,
    container: str | None,
) -> Iterator[types.SymbolInformation]:
    """The same for a client that knows no trees."""
    for node in nodes:
        where = types.Location(parsed.uri, convert.to_range(parsed.document, node.span, encoding))
        yield types.SymbolInformation(
            where, title(node), KINDS[node.entry], container_name=container
        )
        yield from _flat(parsed, node.children, encoding, title(node))
