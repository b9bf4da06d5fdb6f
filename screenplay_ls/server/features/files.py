"""What happens to files beside the editor's texts: written, moved, folders added.

`workspace/didChangeWatchedFiles` and `didChangeWorkspaceFolders` say that something was;
`workspace/willRenameFiles` asks for what should change along with a script that is moved: the lines
that include it, and its own includes.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.fountain import Document
from screenplay_ls.server import convert
from screenplay_ls.server.edits import Change, for_versions
from screenplay_ls.server.stories import path_of
from screenplay_ls.services.story import moved

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

SCRIPTS = "**/*.{fountain,spmd}"
PROJECT_FILES = "**/screenplay-ls.toml"


def register(ls: ScreenplayServer) -> None:
    """Register what the client can tell."""

    @ls.hears(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change(ls: ScreenplayServer, params: types.DidChangeWatchedFilesParams) -> None:
        ls.stories.look_again()
        ls.checker.check_all()

    @ls.hears(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(ls: ScreenplayServer, params: types.DidChangeWorkspaceFoldersParams) -> None:
        ls.stories.look_again(folders_changed=True)

    workspace = ls.client_capabilities.workspace
    operations = workspace and workspace.file_operations
    scripts = types.FileOperationRegistrationOptions(
        [types.FileOperationFilter(types.FileOperationPattern(SCRIPTS), scheme="file")]
    )
    if operations and operations.will_rename:

        @ls.answers(types.WORKSPACE_WILL_RENAME_FILES, otherwise=None, options=scripts)
        async def will_rename(
            ls: ScreenplayServer, params: types.RenameFilesParams
        ) -> types.WorkspaceEdit | None:
            return await _moving(ls, params)

    if operations and operations.did_rename:

        @ls.feature(types.WORKSPACE_DID_RENAME_FILES, scripts)
        def did_rename(ls: ScreenplayServer, params: types.RenameFilesParams) -> None:
            ls.stories.look_again()


def watch(ls: ScreenplayServer) -> None:
    """Ask the client to say when a script or a project file changes, where it can."""
    workspace = ls.client_capabilities.workspace
    support = workspace and workspace.did_change_watched_files
    if support and support.dynamic_registration:
        registration = types.Registration(
            id="screenplay-files",
            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options={
                "watchers": [{"globPattern": PROJECT_FILES}, {"globPattern": SCRIPTS}]
            },
        )
        ls.client_register_capability(types.RegistrationParams([registration]))


async def _moving(
    ls: ScreenplayServer, params: types.RenameFilesParams
) -> types.WorkspaceEdit | None:
    moves = {
        old: new
        for each in params.files
        if (old := path_of(each.old_uri)) and (new := path_of(each.new_uri))
    }
    opened = await ls.stories.opened()
    documents = {path: parsed.document for path, parsed in opened.items()}
    found = await asyncio.to_thread(moved, moves, ls.stories.files, documents)
    if not found:
        return None

    def change(path: Path, document: Document, edits: list[Edit]) -> Change:
        parsed = opened.get(path)
        return Change(
            parsed.uri if parsed else path.as_uri(),
            parsed.version if parsed else None,
            [
                types.TextEdit(convert.to_range(document, edit.span, encoding), edit.text)
                for edit in edits
            ],
        )

    encoding = ls.documents.encoding
    return for_versions(ls, [change(*each) for each in found])
