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
    rest = passage.text[lint.end :]
    for place, offered in enumerate(lint.changes[:MOST_FIXES]):
        change = offered._replace(text=_as_written(offered.text, marked, rest))
        edit, title = _edit(span, marked, change)
        yield Fix(title, (edit,), preferred=place == 0 and len(lint.changes) == 1)


def _as_written(text: str, marked: str, rest: str) -> str:
    """Harper takes a lone `A` for a word in capitals: the article becomes `An`, not `AN`.

    Before a word in capitals it stays as it is.
    """
    following = rest.split(maxsplit=1)[:1]
    shouted = any(word.isupper() and len(word) > 1 for word in following)
    alone = len(marked) == 1 and marked.isupper() and text.isupper()
    return text.capitalize() if alone and not shouted else text


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
