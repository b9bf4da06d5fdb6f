"""The one helper of the rules' tests: findings are marked in the screenplay text itself.

    ⟦INT. KITCHEN⟧

Between the marks stands what a rule must underline, and nothing else may be underlined.
"""

from __future__ import annotations

import re

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules import Limits, Rule
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import Document, parse


def check(
    rule: Rule, marked: str, fixed: str | None = None, *, fix: int = 0, limits: Limits | None = None
) -> Document | None:
    """A rule underlines just what is marked; a fix of its first finding gives the text `fixed`.

    A fixed script is parsed again: the finding must be gone. Returns it, to ask what it says.
    """
    text = re.sub("[⟦⟧]", "", marked)
    findings = list(rule.check(Script(parse(text), limits)))

    assert marks(text, findings) == marked
    if fixed is None:
        return None

    mended = apply(text, findings[0].fixes[fix])

    assert mended == fixed
    document = parse(mended)
    assert len(list(rule.check(Script(document, limits)))) < len(findings)
    return document


def marks(text: str, findings: list[Finding]) -> str:
    """The text with the findings marked in it."""
    ends = [(f.span.end, 0, "⟧") for f in findings] + [(f.span.start, 1, "⟦") for f in findings]
    for offset, _, mark in sorted(ends, reverse=True):
        text = text[:offset] + mark + text[offset:]
    return text


def apply(text: str, fix: Fix) -> str:
    """The text after a fix."""
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
