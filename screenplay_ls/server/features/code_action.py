"""`textDocument/codeAction`: asked when the cursor moves, for fixes of what is underlined there.

And for refactorings of what stands there, whose edits are asked for by `codeAction/resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import convert, mending, refactoring
from screenplay_ls.server.features import drafting

if TYPE_CHECKING:
    from screenplay_ls.server.checking import Checked
    from screenplay_ls.server.server import ScreenplayServer

_QUICK_FIX = types.CodeActionKind.QuickFix.value


def register(ls: ScreenplayServer) -> None:
    """Register the request."""

    @ls.answers(
        types.TEXT_DOCUMENT_CODE_ACTION,
        otherwise=[],
        options=types.CodeActionOptions(
            code_action_kinds=[
                types.CodeActionKind.QuickFix,
                types.CodeActionKind.RefactorRewrite,
                mending.FIX_ALL,
                mending.POLISHING,
            ],
            resolve_provider=True,
        ),
    )
    async def code_action(
        ls: ScreenplayServer, params: types.CodeActionParams
    ) -> list[types.CodeAction]:
        fixes = await _fixes(ls, params)
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return fixes
        requests = mending.requests(ls, parsed, params)
        changes = await refactoring.actions(ls, parsed, params)
        drafts = await drafting.actions(ls, parsed, params)
        return fixes + requests + changes + drafts

    @ls.answers(types.CODE_ACTION_RESOLVE, otherwise=None)
    async def resolve(ls: ScreenplayServer, action: types.CodeAction) -> types.CodeAction:
        if mending.is_mine(action):
            return await mending.resolve(ls, action)
        return await refactoring.resolve(ls, action)


async def _fixes(ls: ScreenplayServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    only = params.context.only
    if not (_wanted(only, _QUICK_FIX) or _wanted(only, mending.FIX_ALL)):
        return []  # Who asks for refactorings alone need not wait for a check.
    checked = await ls.checker.fresh(params.text_document.uri)
    if checked is None:
        return []
    everywhere = mending.fix_all(ls, checked, only)
    if not _wanted(only, _QUICK_FIX):
        return everywhere
    return mending.actions(ls, checked, _meant(ls, checked, params)) + everywhere


def _wanted(only: Sequence[str] | None, kind: str) -> bool:
    """Whether a kind is among those that are asked for."""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def _meant(ls: ScreenplayServer, checked: Checked, params: types.CodeActionParams) -> list[int]:
    """Which findings the client names, or else which the range touches."""
    named = [_index(sent.data, checked) for sent in params.context.diagnostics]
    if any(index is not None for index in named):
        return [index for index in named if index is not None]
    encoding = ls.documents.encoding
    start = convert.to_offset(checked.document, params.range.start, encoding)
    end = convert.to_offset(checked.document, params.range.end, encoding)
    spans = [finding.span for finding in checked.findings]
    return [i for i, span in enumerate(spans) if span.start <= end and start <= span.end]


def _index(data: object, checked: Checked) -> int | None:
    """The finding that a diagnostic's data names, if it is one of this version."""
    named = mending.mapping(data)
    index = named.get("index")
    if not isinstance(index, int) or named.get("version") != checked.version:
        return None
    return index if 0 <= index < len(checked.findings) else None
