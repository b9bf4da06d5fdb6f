"""Edits of one script as an editor takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.analysis.finding import Edit
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def workspace_edit(
    ls: ScreenplayServer, parsed: Parsed, edits: Iterable[Edit]
) -> types.WorkspaceEdit:
    """The edits as a workspace edit."""
    return for_version(ls, parsed, text_edits(ls, parsed, edits))


def text_edits(ls: ScreenplayServer, parsed: Parsed, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """The edits one by one."""
    encoding = ls.documents.encoding
    return [
        types.TextEdit(convert.to_range(parsed.document, edit.span, encoding), edit.text)
        for edit in edits
    ]


def for_version(
    ls: ScreenplayServer,
    parsed: Parsed,
    edits: Sequence[types.TextEdit | types.AnnotatedTextEdit],
    annotations: dict[str, types.ChangeAnnotation] | None = None,
) -> types.WorkspaceEdit:
    """The edits for the version they were made for, where the client can say no to others."""
    if not _knows_versions(ls.client_capabilities):
        plain = [edit for edit in edits if isinstance(edit, types.TextEdit)]
        return types.WorkspaceEdit(changes={parsed.uri: plain})
    document = types.OptionalVersionedTextDocumentIdentifier(parsed.uri, parsed.version)
    return types.WorkspaceEdit(
        document_changes=[types.TextDocumentEdit(document, edits)], change_annotations=annotations
    )


def knows_annotations(client: types.ClientCapabilities) -> bool:
    """Whether the client can ask the writer about single edits."""
    workspace = client.workspace and client.workspace.workspace_edit
    supported = workspace and workspace.change_annotation_support
    return bool(supported) and _knows_versions(client)


def _knows_versions(client: types.ClientCapabilities) -> bool:
    workspace = client.workspace and client.workspace.workspace_edit
    return bool(workspace and workspace.document_changes)
