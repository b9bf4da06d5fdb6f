"""`textDocument/rename` and `prepareRename`: asked when the writer renames what the cursor is on.

Where a naming is in doubt, a client that can show single edits for confirmation gets it as one
to confirm; any other does not get it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.analysis.mentions import Doubt
from screenplay_ls.analysis.occurrences import Subject
from screenplay_ls.analysis.rename import RenameRefused, Renaming
from screenplay_ls.analysis.rename import rename as renamed
from screenplay_ls.server import convert, wire
from screenplay_ls.server.edits import knows_annotations, knows_versions

if TYPE_CHECKING:
    from screenplay_ls.fountain import Span
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told

NOTHING_HERE = "There is no character and no place here. Put the cursor on a name, then rename."

REQUEST_FAILED = -32803
"""LSP's code for a request that was understood and cannot be fulfilled; its message is shown."""


def register(ls: ScreenplayServer) -> None:
    """Register both requests."""
    asked = ls.client_capabilities.text_document and ls.client_capabilities.text_document.rename
    prepares = bool(asked and asked.prepare_support)

    @ls.answers(
        types.TEXT_DOCUMENT_RENAME,
        otherwise=None,
        options=types.RenameOptions(prepare_provider=prepares),
    )
    async def rename(ls: ScreenplayServer, params: types.RenameParams) -> wire.Json:
        parsed = await ls.documents.parsed(params.text_document.uri)
        told = parsed and await ls.stories.of(parsed, surely=True)
        subject = _subject(ls, told, params.position)
        if told is None or subject is None:
            raise JsonRpcException(NOTHING_HERE, REQUEST_FAILED)
        try:
            edits = renamed(told.document, subject.key, params.new_name)
        except RenameRefused as refused:
            raise JsonRpcException(str(refused), REQUEST_FAILED) from refused
        return _workspace_edit(ls, told, edits)

    if not prepares:
        return

    @ls.answers(types.TEXT_DOCUMENT_PREPARE_RENAME, otherwise=None)
    async def prepare_rename(
        ls: ScreenplayServer, params: types.PrepareRenameParams
    ) -> types.PrepareRenamePlaceholder | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        told = parsed and await ls.stories.of(parsed, surely=True)
        subject = _subject(ls, told, params.position)
        if parsed is None or subject is None:
            raise JsonRpcException(NOTHING_HERE, REQUEST_FAILED)
        return types.PrepareRenamePlaceholder(
            convert.to_range(parsed.document, subject.span, ls.documents.encoding),
            parsed.document.text[subject.span.start : subject.span.end],
        )


def _subject(ls: ScreenplayServer, told: Told | None, position: types.Position) -> Subject | None:
    if told is None:
        return None
    return told.subject_at(convert.to_offset(told.own, position, ls.documents.encoding))


def _workspace_edit(ls: ScreenplayServer, told: Told, edits: list[Renaming]) -> wire.Json:
    asks = knows_annotations(ls.client_capabilities)
    kept = [edit for edit in edits if asks or edit.doubt is None]
    by_script: dict[str, list[str]] = {}
    for edit in kept:
        placed = told.story.place(edit.span)
        if placed is not None:
            name, span = placed
            by_script.setdefault(name, []).append(_text_edit(ls, told, name, span, edit))
    written = {name: wire.listed(own) for name, own in by_script.items()}
    if not knows_versions(ls.client_capabilities):
        changes = (f"{wire.text(told.uri(name))}:{own}" for name, own in written.items())
        return wire.Json(f'{{"changes":{{{",".join(changes)}}}}}')
    documents = wire.listed(_of_script(told, name, own) for name, own in written.items())
    doubts = {edit.doubt for edit in kept if edit.doubt is not None}
    annotations = json.dumps({doubt.name: _annotation(doubt) for doubt in doubts})
    asked = f',"changeAnnotations":{annotations}' if doubts else ""
    return wire.Json(f'{{"documentChanges":{documents}{asked}}}')


def _of_script(told: Told, name: str, edits: str) -> str:
    parsed = told.opened.get(name)
    version = parsed.version if parsed else "null"
    return (
        f'{{"textDocument":{{"uri":{wire.text(told.uri(name))},"version":{version}}},'
        f'"edits":{edits}}}'
    )


def _annotation(doubt: Doubt) -> dict[str, object]:
    return {
        "label": "Perhaps another meaning",
        "needsConfirmation": True,
        "description": doubt.value,
    }


def _text_edit(ls: ScreenplayServer, told: Told, name: str, span: Span, edit: Renaming) -> str:
    document = told.story.scripts[name].document
    range_ = wire.range_(document, span, ls.documents.encoding)
    doubt = f',"annotationId":{wire.text(edit.doubt.name)}' if edit.doubt else ""
    return f'{{"range":{range_},"newText":{wire.text(edit.text)}{doubt}}}'
