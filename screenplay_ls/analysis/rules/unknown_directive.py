"""A note that speaks to the red pen and is not understood, so that it has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.directives import VERBS, Directive, directives
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted
from screenplay_ls.fountain import Span

CODE = "unknown-directive"


@rule(CODE, FORM)
def unknown_directive(script: Script) -> Iterator[Finding]:
    """A lint note that says nothing that can be done."""
    for directive in directives(script.document):
        if directive.verb not in VERBS:
            yield _finding(script, directive)


def _finding(script: Script, directive: Directive) -> Finding:
    text = script.document.text
    match = re.compile(r"lint\s*:\s*", re.IGNORECASE).search(text, directive.span.start)
    start = match.end() if match else directive.span.start
    span = Span(start, start + len(directive.verb)) if directive.verb else directive.span
    return Finding(
        span,
        CODE,
        f"{quoted(directive.verb) if directive.verb else 'This note'} is not understood. "
        "Write off, on, ignore or words, and then the names of rules (or words).",
        fixes=tuple(_fixes(span, directive)),
    )


def _fixes(span: Span, directive: Directive) -> Iterator[Fix]:
    from difflib import get_close_matches

    for verb in get_close_matches(directive.verb, VERBS, n=1, cutoff=0.5):
        yield Fix(f"Write {quoted(verb)}", (Edit(span, verb),), preferred=True)
