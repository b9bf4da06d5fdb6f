"""The report for people: each finding with its line, a caret and a way to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.cli.checking.check import Checked

if TYPE_CHECKING:
    from rich.console import Console

COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFORMATION: "bold blue",
    Severity.HINT: "bold cyan",
}

MARGIN = 4
"""Columns in front of the script's line."""


def show(console: Console, checked: Checked) -> None:
    """Print what was found in a script."""
    for finding in checked.findings:
        _show(console, checked, finding)


def summary(results: Sequence[Checked]) -> str:
    """How many findings there are, in a sentence."""
    counts = Counter(finding.severity for result in results for finding in result.findings)
    total, mended = sum(counts.values()), sum(result.mended for result in results)
    scripts = "1 script" if len(results) == 1 else f"{len(results)} scripts"
    said = f"Mended {_number(mended, 'finding')}. " if mended else ""
    if not total:
        return f"{said}Nothing to mend in {scripts}."
    parts = ", ".join(_number(counts[s], s.value) for s in Severity if counts[s])
    fixable = sum(any(fix.safe for fix in f.fixes) for r in results for f in r.findings)
    hint = f" --fix mends {fixable} of them." if fixable else ""
    return f"{said}{_number(total, 'finding')} in {scripts}: {parts}.{hint}"


def _show(console: Console, checked: Checked, finding: Finding) -> None:
    from rich.text import Text

    lines = checked.document.lines
    number = lines.line_of(finding.span.start)
    start, end = lines.start(number), lines.end(number)
    place = f"{checked.script.name}:{number + 1}:{finding.span.start - start + 1}"
    head = Text.assemble(
        (place, "bold"),
        " ",
        (finding.severity.value, COLOURS[finding.severity]),
        f" {finding.message} ",
        (f"[{finding.code}]", "dim"),
    )
    console.print(head, soft_wrap=True)
    width = console.width - MARGIN if console.is_terminal else 10_000
    span = (finding.span.start - start, min(finding.span.end, end) - start)
    line, caret = excerpt(checked.document.text[start:end], span, width)
    console.print(Text(" " * MARGIN + line), soft_wrap=True)
    console.print(Text(" " * MARGIN + caret, COLOURS[finding.severity]), soft_wrap=True)
    for fix in finding.fixes[:1]:
        console.print(Text(f"{' ' * MARGIN}Fix: {fix.title}", "green"), soft_wrap=True)
    console.print()


def excerpt(line: str, span: tuple[int, int], width: int) -> tuple[str, str]:
    """As much of a line around a span as fits into `width` columns, and carets below the span."""
    from rich.cells import cell_len

    line = "".join(" " if c == "\t" or not c.isprintable() else c for c in line)
    start, end = span
    if cell_len(line) > width:
        first = max(0, min(start - width // 4, len(line) - width + 1))
        last = first + width - 2
        before, after = "…" if first else "", "…" if last < len(line) else ""
        line = before + line[first:last] + after
        start = start - first + len(before)
        end = min(end - first + len(before), len(line))
    carets = max(1, cell_len(line[start:end]))
    return line, " " * cell_len(line[:start]) + "^" * carets


def _number(count: int, what: str) -> str:
    plural = what if count == 1 or what == "information" else f"{what}s"
    return f"{count} {plural}"
