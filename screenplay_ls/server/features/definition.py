"""`textDocument/definition`: asked on a jump from a name or a place to where it is first seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.definition import definition as defined_at
from screenplay_ls.analysis.includes import includes
from screenplay_ls.server import convert
from screenplay_ls.server.stories import path_of

if TYPE_CHECKING:
    from screenplay_ls.fountain import Span
    from screenplay_ls.server.documents import Parsed
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
        offset = convert.to_offset(document, params.position, encoding)
        jump = _included(ls, parsed, offset) or await _introduced(ls, parsed, offset)
        if jump is None:
            return None
        span, target = jump
        if not links:
            return target
        origin = convert.to_range(document, span, encoding)
        return [types.LocationLink(target.uri, target.range, target.range, origin)]


async def _introduced(
    ls: ScreenplayServer, parsed: Parsed, offset: int
) -> tuple[Span, types.Location] | None:
    """The words at a place, and where the character or the place they name is first seen."""
    told = await ls.stories.of(parsed, surely=True)
    subject = told.subject_at(offset)
    found = defined_at(told.document, subject.key) if subject else None
    target = told.location(found, ls.documents.encoding) if found else None
    return (subject.span, target) if subject and target else None


def _included(
    ls: ScreenplayServer, parsed: Parsed, offset: int
) -> tuple[Span, types.Location] | None:
    """The include at a place, and the file that it names."""
    path = path_of(parsed.uri)
    for include in includes(parsed.document) if path else ():
        target = ls.stories.files.target(path, include.path) if path else None
        if include.span.start <= offset <= include.span.end and isinstance(target, Path):
            start = types.Position(0, 0)
            return include.path_span, types.Location(target.as_uri(), types.Range(start, start))
    return None


def _links(client: types.ClientCapabilities) -> bool:
    """Whether the client can be told which words the jump starts from."""
    asked = client.text_document and client.text_document.definition
    return bool(asked and asked.link_support)
