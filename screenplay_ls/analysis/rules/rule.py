"""What a rule is: a code, a severity, and a function that looks for one thing in a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules.script import Script

FORM = "form"
"""The source of rules about how the page is set."""

LOGIC = "logic"
"""The source of rules about what the story says."""

Check = Callable[[Script], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One thing that the red pen looks for."""

    code: str
    """Stable, kebab-case; `docs/rules/CODE.md` is its page."""
    source: str
    """`form` or `logic`."""
    title: str
    """The rule in a sentence."""
    severity: Severity
    """How loudly it speaks unless the writer says otherwise."""
    on: bool
    """Whether it runs unless the writer says otherwise."""
    check: Check
    """Pure; its findings may leave out severity and source."""


def rule(
    code: str, source: str, *, severity: Severity = Severity.WARNING, on: bool = True
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the first line of its docstring is the rule's title."""

    def made(check: Check) -> Rule:
        title = (check.__doc__ or code).strip().splitlines()[0].rstrip(".")
        return Rule(code, source, title, severity, on, check)

    return made
