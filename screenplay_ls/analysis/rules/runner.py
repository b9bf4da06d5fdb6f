"""Running rules over a document: options, directives in the script, and the guard."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.rules.directives import permitted
from screenplay_ls.analysis.rules.options import RuleOptions
from screenplay_ls.analysis.rules.rule import Rule
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import Document

log = logging.getLogger(__name__)


def run(
    rules: Iterable[Rule],
    document: Document,
    options: RuleOptions,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> list[Finding]:
    """What the rules say about a document, in the order of the text.

    `cancelled` is asked between two rules; once it says yes, the rest is left out.
    Never raises: the guard around a rule is here and nowhere else, so a rule that breaks says
    nothing, its failure is logged without any text of the script, and the others go on.
    """
    script = Script(document, options.limits)
    findings: list[Finding] = []
    for each in rules:
        if cancelled is not None and cancelled():
            break
        if options.runs(each.code, each.on):
            findings += _guarded(each, script, options)
    findings.sort(key=lambda finding: (finding.span, finding.code))
    return permitted(document, findings)


def _guarded(rule: Rule, script: Script, options: RuleOptions) -> list[Finding]:
    severity = options.severities.get(rule.code, rule.severity)
    try:
        return [
            replace(finding, code=rule.code, source=rule.source, severity=severity)
            for finding in rule.check(script)
        ]
    except Exception as error:
        log.error("The rule %s failed: %s", rule.code, _where(error))
        return []


def _where(error: Exception) -> str:
    """The kind of error and where it happened; its message may hold text of the script."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"
