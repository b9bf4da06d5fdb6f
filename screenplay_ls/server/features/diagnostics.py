"""Diagnostics: what was found, with the version it is about.

Clients that ask for them (`textDocument/diagnostic`) are answered, and told when it is worth
asking again; to the others they are sent after a pause in typing (`publishDiagnostics`). Never
both, so that nothing is shown twice.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.analysis.finding import Severity
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.server.checking import Checked
    from screenplay_ls.server.server import ScreenplayServer

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFORMATION: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}

PATIENCE = 2.0
"""Seconds that a request waits for the whole check, where the client can be told to ask again."""

Report = types.FullDocumentDiagnosticReport | types.UnchangedDocumentDiagnosticReport


def register(ls: ScreenplayServer) -> None:
    """Answer or publish, as the client can."""
    if pulls(ls.client_capabilities):
        _Pulled(ls).register()
    else:
        _publish(ls)


def pulls(client: types.ClientCapabilities) -> bool:
    """Whether the client asks for diagnostics."""
    return bool(client.text_document and client.text_document.diagnostic)


def diagnostics(ls: ScreenplayServer, checked: Checked) -> list[types.Diagnostic]:
    """All findings of one version on the wire."""
    return [diagnostic(ls, checked, index) for index in range(len(checked.findings))]


def diagnostic(ls: ScreenplayServer, checked: Checked, index: int) -> types.Diagnostic:
    """A finding on the wire. Its data lets a code action find the finding again."""
    finding, document, encoding = checked.findings[index], checked.document, ls.documents.encoding
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(checked.uri, convert.to_range(document, other.span, encoding)),
            other.message,
        )
        for other in finding.related
    ]
    return types.Diagnostic(
        range=convert.to_range(document, finding.span, encoding),
        message=finding.message,
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        source=finding.source,
        tags=[types.DiagnosticTag.Unnecessary] if finding.unnecessary else None,
        related_information=related or None,
        data={"version": checked.version, "index": index},
    )


def result_id(found: list[types.Diagnostic]) -> str:
    """Names what a client has been shown: the same for the same diagnostics in the same places."""
    shown = [(d.range, d.message, d.severity, d.code, d.related_information) for d in found]
    return hashlib.blake2b(repr(shown).encode(errors="surrogatepass"), digest_size=12).hexdigest()


def report(found: list[types.Diagnostic], previous: str | None) -> Report:
    """The diagnostics, or that they are what the client has already."""
    known = result_id(found)
    if known == previous:
        return types.UnchangedDocumentDiagnosticReport(result_id=known)
    return types.FullDocumentDiagnosticReport(items=found, result_id=known)


def _publish(ls: ScreenplayServer) -> None:
    def publish(checked: Checked) -> None:
        ls.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                checked.uri, diagnostics(ls, checked), version=checked.version
            )
        )

    def clear(uri: str) -> None:
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    ls.checker.publish = publish
    ls.checker.clear = clear


class _Pulled:
    """What clients that ask have been told, so that they are asked to ask again when it changed."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        workspace = ls.client_capabilities.workspace
        support = workspace.diagnostics if workspace else None
        self._can_refresh = bool(support and support.refresh_support)
        self._told: dict[str, str | None] = {}
        self._waiting: dict[str, int] = {}
        self._refreshing = False
        self._news = False

    def register(self) -> None:
        ls = self._ls

        @ls.answers(
            types.TEXT_DOCUMENT_DIAGNOSTIC,
            otherwise=types.RelatedFullDocumentDiagnosticReport(items=[]),
            options=types.DiagnosticOptions(
                inter_file_dependencies=False, workspace_diagnostics=True, identifier="screenplay"
            ),
        )
        async def pull(
            ls: ScreenplayServer, params: types.DocumentDiagnosticParams
        ) -> types.DocumentDiagnosticReport:
            return await self._answer(params)

        ls.checker.publish = self._changed
        ls.checker.clear = self._forget

    async def _answer(
        self, params: types.DocumentDiagnosticParams
    ) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        self._waiting[uri] = self._waiting.get(uri, 0) + 1
        try:
            patience = PATIENCE if self._can_refresh else None
            checked = await self._ls.checker.fresh(uri, patience=patience)
        finally:
            self._waiting[uri] -= 1
        if checked is None and self._ls.checker.is_checking(uri):
            # Better late than wrong: a report without what was there would clear it.
            raise _AskAgain
        checked = checked or self._ls.checker.last(uri)
        answer = report(
            diagnostics(self._ls, checked) if checked else [], params.previous_result_id
        )
        self._told[uri] = answer.result_id
        if isinstance(answer, types.UnchangedDocumentDiagnosticReport):
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=answer.result_id)
        return types.RelatedFullDocumentDiagnosticReport(
            items=answer.items, result_id=answer.result_id
        )

    def _forget(self, uri: str) -> None:
        self._told.pop(uri, None)

    def _changed(self, checked: Checked) -> None:
        known = self._told.get(checked.uri)
        if self._waiting.get(checked.uri) or not self._can_refresh:
            return
        if result_id(diagnostics(self._ls, checked)) != known:
            self._news = True
            if not self._refreshing:
                self._ls.background(self._refresh())

    async def _refresh(self) -> None:
        """Tell the client, once more if there is news by the time it has heard."""
        self._refreshing = True
        try:
            while self._news:
                self._news = False
                await self._ls.workspace_diagnostic_refresh_async(None)
        finally:
            self._refreshing = False


class _AskAgain(JsonRpcException):
    """The check is still going on."""

    CODE = types.LSPErrorCodes.ServerCancelled
    MESSAGE = "The script is still being checked."

    def __init__(self) -> None:
        super().__init__(data={"retriggerRequest": True})
