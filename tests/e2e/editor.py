"""A test's editor: starts a real server, opens a script, types into it, and waits for what comes.

Nothing here sleeps: whatever the server sends is put down as it comes, and a test waits until what
it has been waiting for is there.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient

ROOT = Path(__file__).resolve().parents[2]

REAL = (sys.executable, "-m", "screenplay_ls")
"""The server as an editor starts it."""

SCRIPTED = (sys.executable, "-m", "tests.e2e.scripted_server")
"""The same server with an engine that says what it was told to say."""

URI = "file:///scripts/the-well-{}.fountain"

PATIENCE = 20
"""Seconds before a test gives up waiting: the machine may be busy."""

T = TypeVar("T")


def capabilities(*, inline: bool = True) -> types.ClientCapabilities:
    """Those of an editor with (or without) ghost text."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
        window=types.WindowClientCapabilities(work_done_progress=True),
        text_document=types.TextDocumentClientCapabilities(
            inline_completion=types.InlineCompletionClientCapabilities() if inline else None,
            completion=types.CompletionClientCapabilities(),
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                version_support=True, data_support=True, related_information=True
            ),
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
                ),
                data_support=True,
                is_preferred_support=True,
            ),
        ),
    )


class Editor:
    """One editor with one script open. Places in it are given as text that stands before them."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.uri = URI.format(0)
        self.text = ""
        self.version = 0
        self.published: list[types.PublishDiagnosticsParams] = []
        self.statuses: list[Any] = []
        self.messages: list[str] = []
        self.progress: list[str] = []
        self.server: types.InitializeResult | None = None
        self._asked = 0
        self._came = asyncio.Condition()
        self._listen()

    @property
    def document(self) -> types.TextDocumentIdentifier:
        """The open script's name."""
        return types.TextDocumentIdentifier(self.uri)

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The server's process."""
        process = self.client._server  # pyright: ignore[reportPrivateUsage] -- There is no other way.
        assert process is not None
        return process

    async def initialize(
        self,
        client: types.ClientCapabilities,
        options: dict[str, Any] | None = None,
        folders: Sequence[types.WorkspaceFolder] | None = None,
    ) -> types.InitializeResult:
        """Begin the session."""
        options = {"statusDetail": True, "quickerCopy": False, **(options or {})}
        self.server = await self.client.initialize_session(
            types.InitializeParams(
                capabilities=client, initialization_options=options, workspace_folders=folders
            )
        )
        return self.server

    async def initialize_as(self, recorded: dict[str, Any]) -> Any:  # noqa: ANN401 -- As it comes.
        """Begin the session with what a real editor sends; what the server can do."""
        params = {"processId": None, "rootUri": None, "initializationOptions": None, **recorded}
        answer = await self.raw(types.INITIALIZE, params)
        self.client.initialized(types.InitializedParams())
        self.client.capabilities = types.ClientCapabilities()  # So that it is shut down.
        return answer.capabilities

    def open(self, text: str) -> None:
        """Open a new script; whatever was known of others is forgotten."""
        self.text, self.version = text, self.version + 1
        self.uri = URI.format(self.version)
        for seen in (self.published, self.messages, self.progress):
            seen.clear()
        item = types.TextDocumentItem(self.uri, "fountain", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def close(self) -> None:
        """Close the script."""
        params = types.DidCloseTextDocumentParams(self.document)
        self.client.text_document_did_close(params)

    def change(self, text: str) -> None:
        """Replace the whole script."""
        self.text, self.version = text, self.version + 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def type(self, text: str, *, after: str) -> None:
        """Type at the place that comes right after the first `after`."""
        place = self.text.index(after) + len(after)
        self.change(self.text[:place] + text + self.text[place:])

    def position(self, after: str) -> types.Position:
        """The place right after the first `after`; tests of other encodings are in convert's."""
        before = self.text[: self.text.index(after) + len(after)]
        line = before.count("\n")
        return types.Position(line, len(before) - (before.rfind("\n") + 1))

    def asks(self, after: str) -> asyncio.Task[types.InlineCompletionList]:
        """Ask for ghost text, and do not wait for it."""
        params = types.InlineCompletionParams(
            types.InlineCompletionContext(types.InlineCompletionTriggerKind.Automatic),
            self.document,
            self.position(after),
        )
        return asyncio.ensure_future(self._ask(params))

    async def ghost(self, after: str) -> str:
        """The ghost text at a place; empty when there is none."""
        answer = await asyncio.wait_for(self.asks(after), PATIENCE)
        return str(answer.items[0].insert_text) if answer.items else ""

    async def hover(self, after: str) -> str:
        """The hover's text; empty when there is none."""
        params = types.HoverParams(self.document, self.position(after))
        answer = await asyncio.wait_for(self.client.text_document_hover_async(params), PATIENCE)
        if answer is None:
            return ""
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    async def fixes(
        self, where: types.Range, *diagnostics: types.Diagnostic
    ) -> Sequence[types.CodeAction]:
        """The quick fixes of these diagnostics, or of what the range touches."""
        context = types.CodeActionContext(diagnostics)
        answer = await asyncio.wait_for(
            self.client.text_document_code_action_async(
                types.CodeActionParams(self.document, where, context)
            ),
            PATIENCE,
        )
        return [each for each in answer or [] if isinstance(each, types.CodeAction)]

    def apply(self, action: types.CodeAction) -> None:
        """Do what an action says, as an editor does."""
        assert action.edit is not None
        (change,) = action.edit.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == self.version
        text = self.text
        for edit in sorted(change.edits, key=lambda e: self._offset(e.range.start), reverse=True):
            assert isinstance(edit, types.TextEdit)
            start, end = self._offset(edit.range.start), self._offset(edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        self.change(text)

    async def diagnostics(
        self, wanted: Callable[[types.PublishDiagnosticsParams], object] = lambda _: True
    ) -> Sequence[types.Diagnostic]:
        """Those of the newest version, once they are as wanted."""

        def found() -> types.PublishDiagnosticsParams | None:
            newest = [
                each
                for each in self.published
                if (each.uri, each.version) == (self.uri, self.version) and wanted(each)
            ]
            return newest[-1] if newest else None

        return list((await self.until(found)).diagnostics)

    async def state(self, state: str, model: str = "") -> dict[str, str]:
        """The co-writer's status, once it is now in this state (and with this model)."""

        def found() -> dict[str, str] | None:
            now = self.statuses[-1] if self.statuses else {"state": "off", "model": ""}
            return now if now["state"] == state and model in {"", now["model"]} else None

        return await self.until(found)

    async def raw(self, method: str, params: object) -> Any:  # noqa: ANN401 -- Whatever comes back.
        """Send a request as no well-behaved client does."""
        protocol, number = self.client.protocol, f"raw-{method}"
        answer: Future[Any] = Future()
        protocol._request_futures[number] = answer  # pyright: ignore[reportPrivateUsage] -- pygls
        message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        protocol._send_data(message)  # pyright: ignore[reportPrivateUsage] -- sends valid ones only.
        return await asyncio.wait_for(asyncio.wrap_future(answer), PATIENCE)

    def cancel(self) -> None:
        """Cancel the last request for ghost text."""
        self.client.cancel_request(types.CancelParams(id=f"ask-{self._asked}"))

    def configure(self, settings: dict[str, Any]) -> None:
        """Change the workspace's settings."""
        self.client.set_configuration(settings, section="screenplay")
        self.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))

    async def end(self) -> None:
        """Say goodbye as editors do, and wait until the server is gone."""
        await asyncio.wait_for(self.client.shutdown_session(), PATIENCE)

    async def until(self, found: Callable[[], T | None]) -> T:
        """Wait until something is there."""

        async def wait() -> T:
            async with self._came:
                await self._came.wait_for(lambda: found() is not None)
            result = found()
            assert result is not None
            return result

        return await asyncio.wait_for(wait(), PATIENCE)

    async def _ask(self, params: types.InlineCompletionParams) -> types.InlineCompletionList:
        self._asked += 1
        answer = await self.client.protocol.send_request_async(
            types.TEXT_DOCUMENT_INLINE_COMPLETION, params, f"ask-{self._asked}"
        )
        assert isinstance(answer, types.InlineCompletionList), "never null, never a plain list"
        return answer

    def _offset(self, position: types.Position) -> int:
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: position.line]) + position.character

    def _listen(self) -> None:
        def hear(method: str, put_down: Callable[[Any], None]) -> None:
            async def heard(params: Any) -> None:  # noqa: ANN401 -- Each notification has its own.
                async with self._came:
                    put_down(params)
                    self._came.notify_all()

            self.client.feature(method)(heard)

        hear(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self.published.append)
        hear("screenplay/status", lambda params: self.statuses.append(params._asdict()))
        hear(types.WINDOW_SHOW_MESSAGE, lambda params: self.messages.append(params.message))
        hear(types.PROGRESS, lambda params: self.progress.append(params.value["kind"]))
        hear(types.WINDOW_WORK_DONE_PROGRESS_CREATE, lambda _: self.progress.append("create"))

        @self.client.feature(types.WORKSPACE_CONFIGURATION)  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            sections = [item.section for item in params.items]
            return [self.client.get_configuration(section=section) for section in sections]


@asynccontextmanager
async def editing(
    text: str | None = None,
    *,
    command: Sequence[str] = SCRIPTED,
    client: types.ClientCapabilities | None = None,
    options: dict[str, Any] | None = None,
    configuration: dict[str, Any] | None = None,
    environment: dict[str, str] | None = None,
    folders: Sequence[types.WorkspaceFolder] | None = None,
    greet: bool = True,
) -> AsyncGenerator[Editor]:
    """An editor with a server of its own, and a script when there is a `text`.

    One that does not `greet` leaves the beginning of the session to the test.
    """
    made = LanguageClient(
        converter_factory=default_converter,
        configuration={"": {"screenplay": configuration}} if configuration is not None else None,
    )
    editor = Editor(made)
    env = {**os.environ, **(environment or {})}
    await made.start_io(*command, cwd=ROOT, env=env)  # pyright: ignore[reportUnknownMemberType] -- pygls leaves its arguments untyped.
    try:
        if greet:
            await editor.initialize(client or capabilities(), options, folders)
        if text is not None:
            editor.open(text)
        yield editor
        await editor.end()
    finally:
        if editor.process.returncode is None:
            editor.process.kill()
        await made.stop()
