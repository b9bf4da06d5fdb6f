"""`textDocument/documentHighlight`: asked when the cursor rests on a name, to mark its others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.mentions import Form
from screenplay_ls.analysis.occurrences import certain
from screenplay_ls.server import convert, wire

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, otherwise=[])
    async def document_highlight(
        ls: ScreenplayServer, params: types.DocumentHighlightParams
    ) -> wire.Json | list[types.DocumentHighlight]:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return []
        document, encoding = parsed.document, ls.documents.encoding
        told = await ls.stories.of(parsed)
        subject = told.subject_at(convert.to_offset(document, params.position, encoding))
        if subject is None:
            return []
        return wire.listed(
            f'{{"range":{wire.range_(document, mark.span, encoding)},"kind":{_kind(mark.form)}}}'
            for mark in certain(document, subject.key)
        )


def _kind(form: Form) -> int:
    """Where somebody speaks or a scene begins stands out against being named."""
    shown = types.DocumentHighlightKind
    return (shown.Write if form in (Form.CUE, Form.HEADING) else shown.Read).value
