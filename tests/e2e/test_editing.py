"""Editing features over the wire: what is announced is answered, right after a keystroke."""

from __future__ import annotations

import asyncio

from lsprotocol import types

from tests.e2e.editor import PATIENCE, editing

SCRIPT = """\
INT. WELL HOUSE - NIGHT

HANK looks down the well.

HANK
Tell me.

MARY
No, Hank.
"""


async def test_a_writer_finds_names_and_renames() -> None:
    async with editing(SCRIPT) as editor:
        client, script = editor.client, editor.document
        editor.type("\n\n", after="No, Hank.")
        here = editor.position(after="No, Hank.\n\n")

        offered = await asyncio.wait_for(
            client.text_document_completion_async(types.CompletionParams(script, here)), PATIENCE
        )
        assert isinstance(offered, types.CompletionList)
        assert [item.label for item in offered.items][:2] == ["HANK", "MARY"]

        outline = await client.text_document_document_symbol_async(
            types.DocumentSymbolParams(script)
        )
        assert [symbol.name for symbol in outline or []] == ["INT. WELL HOUSE - NIGHT"]

        on_hank = editor.position(after="HANK loo").line
        renamed = await client.text_document_rename_async(
            types.RenameParams(script, types.Position(on_hank, 1), "Tom")
        )
        assert renamed is not None
        (change,) = renamed.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == editor.version
        assert [getattr(edit, "new_text", "") for edit in change.edits] == ["TOM", "TOM", "Tom"]


async def test_a_refusal_reaches_the_writer() -> None:
    async with editing(SCRIPT) as editor:
        script = editor.document
        place = editor.position(after="\n\nMA")
        error = None
        try:
            await editor.client.text_document_rename_async(
                types.RenameParams(script, place, "Hank")
            )
        except Exception as refused:
            error = refused
        assert "the two would become one" in str(error)
