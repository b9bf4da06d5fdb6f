"""What of pygls was mended; the rest of the protocol is tested end to end."""

from __future__ import annotations

import asyncio

from lsprotocol import types

from screenplay_ls.server import suggesting
from screenplay_ls.server.features import synchronization
from screenplay_ls.server.server import ScreenplayServer
from tests.server.asking import URI, Asked


async def test_nothing_is_kept_of_a_notification() -> None:
    """A day of writing is a hundred thousand of them."""
    asked = Asked(synchronization.register, "HANK\nI know|")
    protocol = asked.server.protocol
    document = types.VersionedTextDocumentIdentifier(2, URI)
    change = types.TextDocumentContentChangeWholeDocument("HANK\nI know you")
    item = types.TextDocumentItem(URI, "fountain", 1, asked.text)
    for method, params in (
        (types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item)),
        (types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(document, [change])),
    ):
        protocol._handle_notification(method, params)  # pyright: ignore[reportPrivateUsage] -- pygls.
    await asyncio.sleep(0)

    assert held(asked.server) == 0
    opened = asked.server.documents.get(URI)
    assert opened is not None
    assert opened.text == "HANK\nI know you"


def held(server: ScreenplayServer) -> int:
    return len(server.protocol._request_futures)  # pyright: ignore[reportPrivateUsage] -- pygls.


def test_an_empty_object_that_arrives_as_null() -> None:
    """lsp-mode of Emacs writes `"inlineCompletion": null`, and means that it can."""
    protocol = Asked(synchronization.register, "|").server.protocol
    client = {"textDocument": {"inlineCompletion": None}}
    params = {"processId": None, "rootUri": None, "capabilities": client}
    message = {"jsonrpc": "2.0", "id": 1, "method": types.INITIALIZE, "params": params}

    read = protocol.structure_message(message)

    assert isinstance(read, types.InitializeRequest)
    assert suggesting.inline(read.params.capabilities)
