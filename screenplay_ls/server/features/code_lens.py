"""`textDocument/codeLens`: asked after edits, for the lines above first cues and first scenes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.lenses import Lens, lenses
from screenplay_ls.server import client_commands, convert

if TYPE_CHECKING:
    from screenplay_ls.fountain import Document
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told


def register(ls: ScreenplayServer) -> None:
    """Register the request."""
    shows = client_commands.knows(ls.client_capabilities, client_commands.SHOW_REFERENCES)

    @ls.answers(types.TEXT_DOCUMENT_CODE_LENS, otherwise=None)
    async def code_lens(
        ls: ScreenplayServer, params: types.CodeLensParams
    ) -> list[types.CodeLens] | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        found = _counts(await ls.stories.of(parsed)) if ls.settings.lenses.counts else []
        if ls.settings.tone.enabled and ls.settings.tone.lenses:
            # The first one loads TextBlob, which takes longer than the loop may wait.
            found += await asyncio.to_thread(_tone, parsed.document)
        return [_code_lens(parsed, lens, ls.documents.encoding, shows=shows) for lens in found]


def _counts(told: Told) -> list[Lens]:
    """Those of the whole story that stand in this script."""
    found = lenses(told.document)
    if told.story.is_one_file:
        return found
    return [Lens(span, lens.title) for lens in found if (span := told.here(lens.span))]


def _tone(document: Document) -> list[Lens]:
    from screenplay_ls.analysis.tone.margin import tone_lenses

    return tone_lenses(document)


def _code_lens(
    parsed: Parsed, lens: Lens, encoding: convert.Encoding, *, shows: bool
) -> types.CodeLens:
    """A lens that shows the references on a click, or one that is there to be read."""
    range_ = convert.to_range(parsed.document, lens.span, encoding)
    command = client_commands.SHOW_REFERENCES if shows else ""
    arguments = [parsed.uri, range_.start] if shows else None
    return types.CodeLens(range_, types.Command(lens.title, command, arguments=arguments))
