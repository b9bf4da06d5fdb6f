"""`screenplay/tone` and `screenplay/toneReport`: a script's whole emotional arc.

Both requests are ours and take `{textDocument: {uri}}`. The first answers with the arc as data
(what `screenplay-ls tone --json` prints), for an editor's own view; the second with one HTML page
(what `screenplay-ls report` writes), for an editor that can show one. Both answer null for a
script that is not open; the page is null as well where the script is not in English.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from screenplay_ls import __version__

if TYPE_CHECKING:
    from screenplay_ls.fountain import Document
    from screenplay_ls.server.server import ScreenplayServer

ARC = "screenplay/tone"
REPORT = "screenplay/toneReport"


def register(ls: ScreenplayServer) -> None:
    """Register the requests."""

    @ls.answers(ARC, otherwise=None)
    async def arc(ls: ScreenplayServer, params: Any) -> dict[str, Any] | None:  # noqa: ANN401 -- pygls leaves requests of our own untyped.
        parsed = await ls.documents.parsed(params.textDocument.uri)
        # Everything here may load TextBlob, which takes longer than the loop may wait.
        return await asyncio.to_thread(_arc, parsed.document) if parsed else None

    @ls.answers(REPORT, otherwise=None)
    async def report(ls: ScreenplayServer, params: Any) -> str | None:  # noqa: ANN401 -- as above.
        parsed = await ls.documents.parsed(params.textDocument.uri)
        return await asyncio.to_thread(_report, parsed.document) if parsed else None


def _arc(document: Document) -> dict[str, Any]:
    from screenplay_ls.analysis.tone.arc import arc

    return arc(document)


def _report(document: Document) -> str | None:
    from screenplay_ls.analysis.tone.report.page import page

    data = _arc(document)
    if data["language"] != "english":
        return None
    return page(data, document, generator=f"screenplay-ls {__version__}")
