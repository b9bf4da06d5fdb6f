"""The reports for programs: JSON, SARIF 2.1.0, and GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from screenplay_ls import __version__
from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules import RULES
from screenplay_ls.cli.checking.check import Checked
from screenplay_ls.fountain import Document, Span

Json = dict[str, object]

SARIF_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}

GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


def as_json(results: Sequence[Checked]) -> str:
    """All findings as a JSON list; lines and columns count from 1, columns in code points."""
    return json.dumps(
        [_json(result, finding) for result in results for finding in result.findings],
        ensure_ascii=False,
        indent=2,
    )


def as_sarif(results: Sequence[Checked]) -> str:
    """All findings as one run of SARIF 2.1.0."""
    codes = sorted({finding.code for result in results for finding in result.findings})
    titles = {rule.code: rule.title for rule in RULES}
    driver: Json = {
        "name": "screenplay-ls",
        "version": __version__,
        "rules": [{"id": c, "shortDescription": {"text": titles.get(c, c)}} for c in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif(result, finding) for result in results for finding in result.findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    report: Json = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(results: Sequence[Checked]) -> Iterator[str]:
    """A line for each finding, which a GitHub workflow shows beside the script's line."""
    for result in results:
        for finding in result.findings:
            place = _place(result.document, finding.span)
            properties = {
                "file": result.script.name,
                "line": place["line"],
                "endLine": place["endLine"],
                "col": place["column"],
                "endColumn": place["endColumn"],
                "title": finding.code,
            }
            listed = ",".join(f"{key}={_property(str(v))}" for key, v in properties.items())
            yield f"::{GITHUB_COMMANDS[finding.severity]} {listed}::{_message(finding.message)}"


def _json(result: Checked, finding: Finding) -> Json:
    return {
        "file": result.script.name,
        **_place(result.document, finding.span),
        "code": finding.code,
        "source": finding.source,
        "severity": finding.severity.value,
        "message": finding.message,
        "text": result.document.text[slice(*finding.span)],
        "fixes": [_json_fix(result.document, fix) for fix in finding.fixes],
        "related": [
            {**_place(result.document, other.span), "message": other.message}
            for other in finding.related
        ],
    }


def _json_fix(document: Document, fix: Fix) -> Json:
    edits = [{**_place(document, edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "preferred": fix.preferred, "safe": fix.safe, "edits": edits}


def _place(document: Document, span: Span) -> Json:
    (line, column), (end_line, end_column) = (_line_column(document, at) for at in span)
    return {"line": line, "column": column, "endLine": end_line, "endColumn": end_column}


def _line_column(document: Document, offset: int) -> tuple[int, int]:
    line = document.lines.line_of(offset)
    return line + 1, offset - document.lines.start(line) + 1


def _sarif(result: Checked, finding: Finding) -> Json:
    reported: Json = {
        "ruleId": finding.code,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_sarif_location(result, finding.span)],
    }
    if finding.related:
        reported["relatedLocations"] = [
            {**_sarif_location(result, other.span), "message": {"text": other.message}}
            for other in finding.related
        ]
    if finding.fixes:
        reported["fixes"] = [_sarif_fix(result, fix) for fix in finding.fixes]
    return reported


def _sarif_location(result: Checked, span: Span) -> Json:
    location: Json = {
        "artifactLocation": {"uri": _uri(result)},
        "region": _sarif_region(result.document, span),
    }
    return {"physicalLocation": location}


def _sarif_fix(result: Checked, fix: Fix) -> Json:
    replacements = [
        {
            "deletedRegion": _sarif_region(result.document, edit.span),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(result)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _sarif_region(document: Document, span: Span) -> Json:
    place = _place(document, span)
    keys = {"line": "startLine", "column": "startColumn"}
    return {keys.get(key, key): value for key, value in place.items()}


def _uri(result: Checked) -> str:
    path = result.script.path
    if path is None:
        return "stdin"
    return path.as_uri() if path.is_absolute() else quote(Path(path).as_posix())


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
