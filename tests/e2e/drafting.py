"""An editor that asks for drafts and applies what the server says, as one change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types

from tests.e2e.editor import PATIENCE, SCRIPTED, Editor, capabilities, editing


class Desk:
    """The editor, and what it was shown of drafts."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.pieces: list[dict[str, Any]] = []
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        self.shown: list[str] = []
        """The texts of documents that the server had us show."""
        self.choice = ""
        """What is answered when the server asks."""
        self.began = asyncio.Event()
        self.asked = asyncio.Event()
        """The server has asked, and was answered."""
        self._before: list[str] = []
        self._number = 0
        self._listen()

    async def draft(self, kind: str, after: str = "", **given: Any) -> Any:  # noqa: ANN401 -- As the command answers.
        """The answer to a request for a draft."""
        return await asyncio.wait_for(self.drafts(kind, after, **given), PATIENCE)

    def drafts(self, kind: str, after: str = "", **given: Any) -> asyncio.Task[Any]:  # noqa: ANN401 -- As above.
        """Ask for a draft, and do not wait for it."""
        editor = self.editor
        place = editor.position(after)
        argument = {"kind": kind, "uri": editor.uri, "range": types.Range(place, place), **given}
        self._number += 1
        params = types.ExecuteCommandParams(
            "screenplay.draft", [argument], work_done_token=f"work-{self._number}"
        )
        method, name = types.WORKSPACE_EXECUTE_COMMAND, f"draft-{self._number}"
        asking = editor.client.protocol.send_request_async(method, params, name)
        return asyncio.ensure_future(asking)

    def cancel_request(self) -> None:
        """As a client that gives up waiting."""
        self.editor.client.cancel_request(types.CancelParams(id=f"draft-{self._number}"))

    def cancel_progress(self) -> None:
        """As a writer who presses the cross beside the progress."""
        params = types.WorkDoneProgressCancelParams(f"work-{self._number}")
        self.editor.client.window_work_done_progress_cancel(params)

    async def command(self, name: str, **given: Any) -> Any:  # noqa: ANN401 -- As above.
        """The answer to a command."""
        params = types.ExecuteCommandParams(name, [given])
        answer = self.editor.client.workspace_execute_command_async(params)
        return await asyncio.wait_for(answer, PATIENCE)

    def undo(self) -> None:
        """Take back the last change, as the editor's own undo does."""
        self.editor.change(self._before.pop())

    def _listen(self) -> None:
        client = self.editor.client

        @client.feature("screenplay/draftPiece")  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def piece(params: Any) -> None:  # noqa: ANN401 -- A notification of our own.
            self.pieces.append(params._asdict())
            self.began.set()

        @client.feature(types.WORKSPACE_APPLY_EDIT)  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.applied.append(params)
            self._before.append(self.editor.text)
            self.editor.apply(types.CodeAction("", edit=params.edit))
            return types.ApplyWorkspaceEditResult(applied=True)

        @client.feature(types.WINDOW_SHOW_DOCUMENT)  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            path = Path(params.uri.removeprefix("file://"))
            assert not path.stat().st_mode & 0o077, "readable by the writer alone"
            self.shown.append(path.read_text(encoding="utf-8"))
            return types.ShowDocumentResult(success=True)

        @client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def ask(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
            self.asked.set()
            chosen = [each for each in params.actions or () if each.title == self.choice]
            return chosen[0] if chosen else None


@asynccontextmanager
async def drafting(
    text: str, *, shows_drafts: bool = True, command: Sequence[str] = SCRIPTED
) -> AsyncGenerator[Desk]:
    """An editor with a script open; with `shows_drafts` it shows drafts by itself."""
    client = capabilities()
    client.experimental = {"screenplayDrafts": True} if shows_drafts else None
    assert client.window
    client.window.show_document = types.ShowDocumentClientCapabilities(support=True)
    async with editing(None, client=client, command=command) as editor:
        desk = Desk(editor)
        editor.open(text)
        yield desk
