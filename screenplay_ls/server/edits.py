"""Edits of one script as an editor takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.analysis.finding import Edit
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told


@dataclass(frozen=True)
class Change:
    """Edits of one script."""

    uri: str
    version: int | None
    """None for a script that is not open."""
    edits: Sequence[types.TextEdit | types.AnnotatedTextEdit]


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
    return for_versions(ls, [Change(parsed.uri, parsed.version, edits)], annotations)


def for_versions(
    ls: ScreenplayServer,
    changes: Iterable[Change],
    annotations: dict[str, types.ChangeAnnotation] | None = None,
) -> types.WorkspaceEdit:
    """The same for several scripts."""
    if not knows_versions(ls.client_capabilities):
        plain = {
            change.uri: [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
            for change in changes
        }
        return types.WorkspaceEdit(changes=plain)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(change.uri, change.version),
                change.edits,
            )
            for change in changes
        ],
        change_annotations=annotations,
    )


def of_story(ls: ScreenplayServer, told: Told, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits of a whole story, each in its script."""
    encoding = ls.documents.encoding
    return for_versions(
        ls,
        [
            told.change(
                name,
                [
                    types.TextEdit(
                        convert.to_range(told.story.scripts[name].document, edit.span, encoding),
                        edit.text,
                    )
                    for edit in own
                ],
            )
            for name, own in told.story.edits(tuple(edits)).items()
        ],
    )


def knows_annotations(client: types.ClientCapabilities) -> bool:
    """Whether the client can ask the writer about single edits."""
    workspace = client.workspace and client.workspace.workspace_edit
    supported = workspace and workspace.change_annotation_support
    return bool(supported) and knows_versions(client)


def creates_files(client: types.ClientCapabilities) -> bool:
    """Whether the client can make a file that an edit asks for."""
    workspace = client.workspace and client.workspace.workspace_edit
    operations = (workspace and workspace.resource_operations) or ()
    return types.ResourceOperationKind.Create in operations and knows_versions(client)


def knows_versions(client: types.ClientCapabilities) -> bool:
    """Whether the client takes edits for the version that they were made for."""
    workspace = client.workspace and client.workspace.workspace_edit
    return bool(workspace and workspace.document_changes)
