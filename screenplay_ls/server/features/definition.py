"""`textDocument/definition`: asked on a jump from a name or a place to where it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.definition import definition as defined_at
from screenplay_ls.analysis.occurrences import subject_at
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""
    links = _links(ls.client_capabilities)

    @ls.answers(types.TEXT_DOCUMENT_DEFINITION, otherwise=None)
    async def definition(
        ls: ScreenplayServer, params: types.DefinitionParams
    ) -> types.Location | list[types.LocationLink] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        document, encoding = parsed.document, ls.documents.encoding
        subject = subject_at(document, convert.to_offset(document, params.position, encoding))
        found = subject and defined_at(document, subject.key)
        if subject is None or found is None:
            return None
        target = convert.to_range(document, found, encoding)
        if not links:
            return types.Location(parsed.uri, target)
        origin = convert.to_range(document, subject.span, encoding)
        return [types.LocationLink(parsed.uri, target, target, origin)]


def _links(client: types.ClientCapabilities) -> bool:
    """Whether the client can be told which words the jump starts from."""
    asked = client.text_document and client.text_document.definition
    return bool(asked and asked.link_support)
