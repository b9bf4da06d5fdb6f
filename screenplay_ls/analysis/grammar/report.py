"""From a lint about a passage to a finding about the document, with fixes that can be applied."""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Severity
from screenplay_ls.analysis.grammar.lint import Change, Lint
from screenplay_ls.analysis.grammar.prose import Passage, Voice
from screenplay_ls.analysis.grammar.rules import SPELLING
from screenplay_ls.fountain import Document, Span

MOST_FIXES = 5
"""A menu that is longer is not read."""


def report(document: Document, passage: Passage, lint: Lint) -> Finding:
    """The finding for a lint: code `grammar/` and the rule's name."""
    span = passage.span(document, lint.start, lint.end)
    word = passage.text[lint.start : lint.end] if lint.rule == SPELLING else None
    return Finding(
        span=span,
        code=f"grammar/{lint.rule}",
        message=_message(lint, word),
        severity=_severity(lint, passage.voice),
        source="grammar",
        fixes=tuple(_fixes(document, passage, lint, span)),
        word=word,
    )


def _message(lint: Lint, word: str | None) -> str:
    if word is not None:
        return f"“{word}” is in no dictionary here."
    return lint.message


def _severity(lint: Lint, voice: Voice) -> Severity:
    if lint.rule == SPELLING or voice is Voice.ACTION:
        return Severity.WARNING
    return Severity.INFORMATION


def _fixes(document: Document, passage: Passage, lint: Lint, span: Span) -> Iterator[Fix]:
    marked = passage.text[lint.start : lint.end]
    if document.text[span.start : span.end] != marked:
        # Emphasis or a note starts inside the marked words; a change would break it.
        return
    for place, change in enumerate(lint.changes[:MOST_FIXES]):
        edit, title = _edit(span, marked, change)
        yield Fix(title, (edit,), preferred=place == 0 and len(lint.changes) == 1)


def _edit(span: Span, marked: str, change: Change) -> tuple[Edit, str]:
    if change.after:
        return Edit(Span(span.end, span.end), change.text), f"Insert “{change.text.strip()}”"
    if not change.text:
        return Edit(
            span, ""
        ), f"Remove “{marked.strip()}”" if marked.strip() else "Remove the space"
    if not change.text.strip():
        return Edit(span, change.text), "Mend the space"
    return Edit(span, change.text), f"Replace with “{change.text}”"
