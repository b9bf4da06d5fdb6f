"""Refactorings as code actions: in the menu at once, their edits when one is chosen.

Their kinds end in the refactoring's name (`refactor.rewrite.numberScenes`), so that a writer can
bind a key to each in any editor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.refactorings import Refactoring, refactorings_at, scene_numbers
from screenplay_ls.analysis.refactorings.refactoring import Selection
from screenplay_ls.fountain import Span
from screenplay_ls.server import convert
from screenplay_ls.server.edits import of_story, workspace_edit
from screenplay_ls.server.mending import mapping

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told

KIND = types.CodeActionKind.RefactorRewrite.value

THROUGHOUT = frozenset({"numberScenes", "renumberScenes", "removeSceneNumbers"})
"""What is done in all files of a story."""


def wanted(only: Sequence[str] | None) -> bool:
    """Whether refactorings are among the kinds that are asked for."""
    return not only or any(KIND.startswith(kind) or kind.startswith(KIND) for kind in only)


async def actions(
    ls: ScreenplayServer, parsed: Parsed, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """What may be changed at a place, of the kinds that are asked for."""
    if not wanted(params.context.only):
        return []
    encoding = ls.documents.encoding
    start = convert.to_offset(parsed.document, params.range.start, encoding)
    end = convert.to_offset(parsed.document, params.range.end, encoding)
    span = Span(min(start, end), max(start, end))
    told = await ls.stories.of(parsed)
    kinds = params.context.only or [KIND]
    return [
        _action(ls, told, parsed, span, refactoring)
        for refactoring in _found(told, span)
        if any(_is_a(f"{KIND}.{refactoring.name}", kind) for kind in kinds)
    ]


async def resolve(ls: ScreenplayServer, action: types.CodeAction) -> types.CodeAction:
    """The action with its edits; without them when the text has changed since."""
    data = mapping(action.data)
    parsed = await ls.documents.parsed(str(data.get("uri")))
    if parsed is None or parsed.version != data.get("version"):
        return action
    span = Span(int(data["start"]), int(data["end"]))
    told = await ls.stories.of(parsed)
    for refactoring in _found(told, span):
        if refactoring.name == data.get("refactoring"):
            action.edit = _edit(ls, told, parsed, refactoring)
    return action


def _found(told: Told, span: Span) -> list[Refactoring]:
    """What may be changed at a place; scene numbers are those of the whole story."""
    own = refactorings_at(told.own, span)
    if told.story.is_one_file:
        return own
    there = Span(told.whole(span.start), told.whole(span.end))
    found = {refactoring.name: refactoring for refactoring in own}
    for refactoring in scene_numbers.refactorings(Selection(told.document, there)):
        if refactoring.edits:
            found[refactoring.name] = refactoring
    return list(found.values())


def _edit(
    ls: ScreenplayServer, told: Told, parsed: Parsed, refactoring: Refactoring
) -> types.WorkspaceEdit:
    if refactoring.name in THROUGHOUT:
        return of_story(ls, told, refactoring.edits)
    return workspace_edit(ls, parsed, refactoring.edits)


def _action(
    ls: ScreenplayServer, told: Told, parsed: Parsed, span: Span, refactoring: Refactoring
) -> types.CodeAction:
    action = types.CodeAction(refactoring.title, kind=f"{KIND}.{refactoring.name}")
    if not _resolves(ls.client_capabilities):
        action.edit = _edit(ls, told, parsed, refactoring)
        return action
    action.data = {
        "uri": parsed.uri,
        "version": parsed.version,
        "start": span.start,
        "end": span.end,
        "refactoring": refactoring.name,
    }
    return action


def _is_a(kind: str, of: str) -> bool:
    return kind == of or kind.startswith(f"{of}.")


def _resolves(client: types.ClientCapabilities) -> bool:
    """Whether the client asks for an action's edits when it was chosen."""
    asked = client.text_document and client.text_document.code_action
    support = asked and asked.resolve_support
    return bool(support and asked and asked.data_support and "edit" in support.properties)
