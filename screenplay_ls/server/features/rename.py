"""`textDocument/rename` and `prepareRename`: asked when the writer renames what the cursor is on.

Where a naming is in doubt, a client that can show single edits for confirmation gets it as one
to confirm; any other does not get it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.analysis.mentions import Doubt
from screenplay_ls.analysis.occurrences import Subject
from screenplay_ls.analysis.rename import RenameRefused, Renaming
from screenplay_ls.analysis.rename import rename as renamed
from screenplay_ls.server import convert
from screenplay_ls.server.edits import for_versions, knows_annotations

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
    async def rename(
        ls: ScreenplayServer, params: types.RenameParams
    ) -> types.WorkspaceEdit | None:
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


def _workspace_edit(ls: ScreenplayServer, told: Told, edits: list[Renaming]) -> types.WorkspaceEdit:
    asks = knows_annotations(ls.client_capabilities)
    kept = [edit for edit in edits if asks or edit.doubt is None]
    doubts = {edit.doubt for edit in kept if edit.doubt is not None}
    by_script: dict[str, list[types.TextEdit | types.AnnotatedTextEdit]] = {}
    for edit in kept:
        placed = told.story.place(edit.span)
        if placed is not None:
            name, span = placed
            by_script.setdefault(name, []).append(_text_edit(ls, told, name, span, edit))
    return for_versions(
        ls,
        [told.change(name, own) for name, own in by_script.items()],
        {doubt.name: _annotation(doubt) for doubt in doubts} or None,
    )


def _annotation(doubt: Doubt) -> types.ChangeAnnotation:
    return types.ChangeAnnotation(
        label="Perhaps another meaning", needs_confirmation=True, description=doubt.value
    )


def _text_edit(
    ls: ScreenplayServer, told: Told, name: str, span: Span, edit: Renaming
) -> types.TextEdit | types.AnnotatedTextEdit:
    document = told.story.scripts[name].document
    range_ = convert.to_range(document, span, ls.documents.encoding)
    if edit.doubt is None:
        return types.TextEdit(range_, edit.text)
    return types.AnnotatedTextEdit(edit.doubt.name, range_, edit.text)
