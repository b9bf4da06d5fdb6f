"""`textDocument/rename` and `prepareRename`: asked when the writer renames what the cursor is on.

Where a naming is in doubt, a client that can show single edits for confirmation gets it as one
to confirm; any other does not get it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.analysis.mentions import Doubt
from screenplay_ls.analysis.occurrences import Subject, subject_at
from screenplay_ls.analysis.rename import RenameRefused, Renaming
from screenplay_ls.analysis.rename import rename as renamed
from screenplay_ls.server import convert
from screenplay_ls.server.edits import for_version, knows_annotations

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

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
        subject = parsed and _subject(ls, parsed, params.position)
        if parsed is None or subject is None:
            raise JsonRpcException(NOTHING_HERE, REQUEST_FAILED)
        try:
            edits = renamed(parsed.document, subject.key, params.new_name)
        except RenameRefused as refused:
            raise JsonRpcException(str(refused), REQUEST_FAILED) from refused
        return _workspace_edit(ls, parsed, edits)

    if not prepares:
        return

    @ls.answers(types.TEXT_DOCUMENT_PREPARE_RENAME, otherwise=None)
    async def prepare_rename(
        ls: ScreenplayServer, params: types.PrepareRenameParams
    ) -> types.PrepareRenamePlaceholder | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        subject = parsed and _subject(ls, parsed, params.position)
        if parsed is None or subject is None:
            raise JsonRpcException(NOTHING_HERE, REQUEST_FAILED)
        return types.PrepareRenamePlaceholder(
            convert.to_range(parsed.document, subject.span, ls.documents.encoding),
            parsed.document.text[subject.span.start : subject.span.end],
        )


def _subject(ls: ScreenplayServer, parsed: Parsed, position: types.Position) -> Subject | None:
    offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
    return subject_at(parsed.document, offset)


def _workspace_edit(
    ls: ScreenplayServer, parsed: Parsed, edits: list[Renaming]
) -> types.WorkspaceEdit:
    if not knows_annotations(ls.client_capabilities):
        sure = [_text_edit(ls, parsed, edit) for edit in edits if edit.doubt is None]
        return for_version(ls, parsed, sure)
    doubts = {edit.doubt for edit in edits if edit.doubt is not None}
    return for_version(
        ls,
        parsed,
        [_text_edit(ls, parsed, edit) for edit in edits],
        {doubt.name: _annotation(doubt) for doubt in doubts} or None,
    )


def _annotation(doubt: Doubt) -> types.ChangeAnnotation:
    return types.ChangeAnnotation(
        label="Perhaps another meaning", needs_confirmation=True, description=doubt.value
    )


def _text_edit(
    ls: ScreenplayServer, parsed: Parsed, edit: Renaming
) -> types.TextEdit | types.AnnotatedTextEdit:
    range_ = convert.to_range(parsed.document, edit.span, ls.documents.encoding)
    if edit.doubt is None:
        return types.TextEdit(range_, edit.text)
    return types.AnnotatedTextEdit(edit.doubt.name, range_, edit.text)
