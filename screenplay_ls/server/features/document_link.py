"""`textDocument/documentLink`: asked after edits, for the files that notes name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from lsprotocol import types

from screenplay_ls.analysis.links import file_links
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_DOCUMENT_LINK, otherwise=None)
    async def document_link(
        ls: ScreenplayServer, params: types.DocumentLinkParams
    ) -> list[types.DocumentLink] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None or not parsed.uri.startswith("file:"):
            return None  # A script that was never saved has no files beside it.
        return [
            types.DocumentLink(
                convert.to_range(parsed.document, link.span, ls.documents.encoding),
                target=urljoin(parsed.uri, quote(link.path.replace("\\", "/"))),
                tooltip="Open the included script" if link.included else "Open the file",
            )
            for link in file_links(parsed.document)
        ]
