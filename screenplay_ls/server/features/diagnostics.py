"""`textDocument/publishDiagnostics`: sent after a pause in typing, with the version it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

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


def register(ls: ScreenplayServer) -> None:
    """Publish whatever the checker finds."""

    def publish(checked: Checked) -> None:
        found = [diagnostic(ls, checked, index) for index in range(len(checked.findings))]
        ls.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(checked.uri, found, version=checked.version)
        )

    def clear(uri: str) -> None:
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    ls.checker.publish = publish
    ls.checker.clear = clear


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
