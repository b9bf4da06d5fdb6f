"""The features that find one's way in a script: outline, folds, selections, jumps, highlights."""

from __future__ import annotations

import pytest
from lsprotocol import types

from screenplay_ls.server.features import (
    definition,
    document_highlight,
    document_symbol,
    folding_range,
    references,
    selection_range,
)
from tests.analysis.marks import show_spans
from tests.server.asking import URI, Asked

SCRIPT = """
# Act 🎬 One

INT. HOUSE - DAY #1A#

🎬🎬 ANNA comes in [[from where?]]

ANNA
Hey.
""".lstrip()


async def test_the_outline_as_a_tree() -> None:
    ask = Asked(
        document_symbol.register,
        SCRIPT,
        types.TextDocumentClientCapabilities(
            document_symbol=types.DocumentSymbolClientCapabilities(
                hierarchical_document_symbol_support=True
            )
        ),
    )
    (act,) = await ask(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(ask.identifier)
    )
    (scene,) = act.children
    (note,) = scene.children
    assert (act.name, act.kind) == ("Act 🎬 One", types.SymbolKind.Namespace)
    assert (scene.name, scene.detail) == ("1A. INT. HOUSE - DAY", "1/8 page, 0:06")
    assert note.name == "from where?"
    # Four code units for two clapper boards, then the space, the name and so on.
    assert note.range.start == types.Position(4, 19)


async def test_the_outline_as_a_list() -> None:
    ask = Asked(document_symbol.register, SCRIPT)
    found = await ask(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(ask.identifier)
    )
    assert [(symbol.name, symbol.container_name) for symbol in found] == [
        ("Act 🎬 One", None),
        ("1A. INT. HOUSE - DAY", "Act 🎬 One"),
        ("from where?", "1A. INT. HOUSE - DAY"),
    ]


async def test_folds() -> None:
    ask = Asked(folding_range.register, SCRIPT + "\n/*\nOld.\n*/\n")
    found = await ask(types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams(ask.identifier))
    assert [(fold.start_line, fold.end_line, fold.kind) for fold in found] == [
        (0, 11, "region"),
        (2, 11, "region"),
        (9, 11, "comment"),
    ]


async def test_growing_selections() -> None:
    ask = Asked(selection_range.register, "ANNA\n🎬 He|y. You.\n")
    params = types.SelectionRangeParams(ask.identifier, [await ask.position()])
    (chain,) = await ask(types.TEXT_DOCUMENT_SELECTION_RANGE, params)
    spans = [await ask.span(chain.range)]
    while chain := chain.parent:
        spans.append(await ask.span(chain.range))
    assert show_spans(ask.text, spans) == "⟦⟦ANNA\n⟦⟦🎬 ⟦Hey⟧.⟧ You.⟧⟧\n⟧"


@pytest.mark.parametrize("link", [True, False])
async def test_definition(link: bool) -> None:
    ask = Asked(
        definition.register,
        SCRIPT.replace("ANNA\nHey", "AN|NA\nHey"),
        types.TextDocumentClientCapabilities(
            definition=types.DefinitionClientCapabilities(link_support=link)
        ),
    )
    params = types.DefinitionParams(ask.identifier, await ask.position())
    answer = await ask(types.TEXT_DOCUMENT_DEFINITION, params)
    if link:
        (found,) = answer
        assert await ask.span(found.origin_selection_range) == (ask.cursor - 2, ask.cursor + 2)
        assert found.target_uri == URI
        assert found.target_range.start == types.Position(4, 5)
    else:
        assert (answer.uri, answer.range.start) == (URI, types.Position(4, 5))


async def test_nothing_to_define() -> None:
    ask = Asked(definition.register, "He wai|ts.\n")
    params = types.DefinitionParams(ask.identifier, await ask.position())
    assert await ask(types.TEXT_DOCUMENT_DEFINITION, params) is None


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (True, "⟦ANNA⟧ waits.\n\n⟦ANNA⟧ (V.O.)\nHey.\n\nFor ⟦Anna⟧'s sake.\n"),
        (False, "ANNA waits.\n\n⟦ANNA⟧ (V.O.)\nHey.\n\nFor ⟦Anna⟧'s sake.\n"),
    ],
)
async def test_references(declaration: bool, expected: str) -> None:
    ask = Asked(references.register, "ANNA waits.\n\nAN|NA (V.O.)\nHey.\n\nFor Anna's sake.\n")
    params = types.ReferenceParams(
        types.ReferenceContext(declaration), ask.identifier, await ask.position()
    )
    found = await ask(types.TEXT_DOCUMENT_REFERENCES, params)
    assert show_spans(ask.text, [await ask.span(place.range) for place in found]) == expected


async def test_highlights() -> None:
    ask = Asked(document_highlight.register, "🎬 AN|NA waits.\n\nANNA\nHey.\n")
    params = types.DocumentHighlightParams(ask.identifier, await ask.position())
    found = await ask(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, params)
    assert [(await ask.span(mark.range), mark.kind.name) for mark in found] == [
        ((2, 6), "Read"),
        ((15, 19), "Write"),
    ]


async def test_a_closed_file_has_nothing() -> None:
    ask = Asked(document_symbol.register, SCRIPT)
    ask.server.documents.close(URI)
    params = types.DocumentSymbolParams(ask.identifier)
    assert await ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params) == []
