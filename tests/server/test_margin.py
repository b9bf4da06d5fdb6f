"""What is shown in the margins, and found over several scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lsprotocol import types

from screenplay_ls.server.features import code_lens, document_link, inlay_hint, workspace_symbol
from screenplay_ls.server.settings import Lenses, Reading, Settings
from tests.server.asking import URI, Asked

SCRIPT = """\
INT. HOUSE 🎬 - DAY

ANNA
Hey. [[include: act two.fountain]]

INT. PUB - DAY

ANNA
Hey.
"""


async def test_lengths_beside_the_headings_on_the_screen() -> None:
    ask = Asked(inlay_hint.register, SCRIPT)
    shown = types.Range(types.Position(0, 0), types.Position(3, 0))
    (hint,) = await ask(
        types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintParams(ask.identifier, shown)
    )
    assert (hint.position, hint.label) == (types.Position(0, 19), "1/8 · 0:04")


@pytest.mark.parametrize("shows", [True, False])
async def test_lenses_that_can_be_clicked_where_the_client_can(shows: bool) -> None:
    ask = Asked(lambda _: None, SCRIPT)
    ask.server.protocol.client_capabilities.experimental = (
        {"commands": {"commands": ["screenplay.showReferences"]}} if shows else None
    )
    code_lens.register(ask.server)
    ask.server.reading = Reading(replace(Settings(), lenses=Lenses(counts=True)))
    (lens,) = await ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(ask.identifier))
    assert lens.command == types.Command(
        "ANNA: 2 speeches in 2 scenes",
        "screenplay.showReferences" if shows else "",
        arguments=[URI, types.Position(2, 0)] if shows else None,
    )


async def test_lenses_move_no_line_until_asked_for() -> None:
    ask = Asked(code_lens.register, SCRIPT)

    assert await ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(ask.identifier)) == []


async def test_links_lead_to_files_beside_the_script() -> None:
    ask = Asked(document_link.register, SCRIPT)
    (link,) = await ask(types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkParams(ask.identifier))
    assert ask.text[slice(*await ask.span(link.range))] == "act two.fountain"
    assert link.target == "file:///scripts/act%20two.fountain"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "ANNA, HOUSE 🎬, PUB, INT. HOUSE 🎬 - DAY, INT. PUB - DAY, Act"),
        ("pub", "PUB, INT. PUB - DAY"),
        ("day int", "INT. HOUSE 🎬 - DAY, INT. PUB - DAY"),
        ("nobody", ""),
    ],
)
async def test_symbols_of_all_open_scripts(query: str, names: str) -> None:
    ask = Asked(workspace_symbol.register, SCRIPT)
    ask.server.documents.open("file:///scripts/two.fountain", 1, "# Act\n")
    found = await ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams(query))
    assert ", ".join(symbol.name for symbol in found) == names
