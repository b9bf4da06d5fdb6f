"""What a script says to the red pen itself, in notes: `[[lint: off passive-voice]]`.

    [[lint: off CODE, CODE]]     from here on, these rules are silent
    [[lint: on CODE, CODE]]      from here on, they speak again
    [[lint: ignore CODE, CODE]]  silent about the next element only; inside an element, about it
    [[lint: words KRUMF, Zacky]] these words are right in this script

Without codes, `off`, `on` and `ignore` mean every rule. Codes are those of the rules here and the
names of grammar rules. In front of a cue, `ignore` covers the whole speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.finding import Edit, Finding
from screenplay_ls.fountain import Document, Kind, Span

VERBS = ("off", "on", "ignore", "words")

_ANY = re.compile(r"\[\[\s*lint\s*:", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"\s*lint\s*:\s*(?P<verb>[^\s,]*)\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class Directive:
    """One note to the red pen."""

    span: Span
    """The note, brackets included."""
    verb: str
    """As written, lower case; one of `VERBS` if it is understood."""
    values: tuple[str, ...]
    """Codes, or words."""
    scope: Span
    """What an `ignore` covers."""


def directives(document: Document) -> list[Directive]:
    """The directives of a script, in order."""
    if not _ANY.search(document.text):
        return []
    return list(_read(document))


def permitted(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, of any source, that the script's own directives do not silence."""
    said = directives(document)
    if not said:
        return list(findings)
    return [finding for finding in findings if not _is_silenced(said, finding)]


def words(document: Document) -> tuple[str, ...]:
    """The script's own dictionary: what `[[lint: words ...]]` lists."""
    listed = (d.values for d in directives(document) if d.verb == "words")
    return tuple(word for values in listed for word in values)


def saying(document: Document, verb: str, value: str) -> Edit:
    """The edit that makes a script say one thing more for all of itself: `off CODE`, `words WORD`.

    It joins a note that says such things already, or becomes a note above everything but the
    title page.
    """
    for directive in directives(document):
        if directive.verb == verb and directive.values:
            end = directive.span.end - 2
            end -= len(document.text[:end]) - len(document.text[:end].rstrip())
            return Edit(Span(end, end), f", {value}")
    match = _LINE_END.search(document.text)
    newline = match.group() if match else "\n"
    at = next(
        (
            placed.start + placed.element.content.start
            for placed in document.placed()
            if placed.element.kind not in (Kind.TITLE_PAGE, Kind.BLANK)
        ),
        len(document.text),
    )
    lead = "" if at == 0 or document.text[:at].endswith(newline * 2) else newline * 2
    return Edit(Span(at, at), f"{lead}[[lint: {verb} {value}]]{newline * 2}")


def _is_silenced(said: list[Directive], finding: Finding) -> bool:
    off = False
    for directive in said:
        if directive.values and finding.code not in directive.values:
            continue
        if directive.verb == "ignore":
            if (
                directive.scope.start
                <= finding.span.start
                < max(directive.scope.end, directive.scope.start + 1)
            ):
                return True
        elif directive.span.start <= finding.span.start:
            off = {"off": True, "on": False}.get(directive.verb, off)
    return off


def _read(document: Document) -> Iterator[Directive]:
    for placed in document.placed():
        element = placed.element
        if element.kind is Kind.BONEYARD or "[[" not in element.raw:
            continue
        for inline in element.inlines:
            match = _DIRECTIVE.fullmatch(inline.text) if inline.kind is Kind.NOTE else None
            if match is None:
                continue
            yield Directive(
                Span(placed.start + inline.span.start, placed.start + inline.span.end),
                match["verb"].lower(),
                tuple(value for value in _SEPARATOR.split(match["rest"]) if value),
                _scope(document, placed.index),
            )


def _scope(document: Document, index: int) -> Span:
    """The element around an inline note; below a note of its own, the next element or speech."""
    elements = document.elements
    if elements[index].kind is Kind.NOTE:
        index += 1
        while index < len(elements) and elements[index].kind in (Kind.NOTE, Kind.BLANK):
            index += 1
        if index == len(elements):
            return Span(len(document.text), len(document.text))
    last = index
    if elements[index].kind is Kind.CHARACTER:
        speech = next((s for s in document.speeches if s.first == index), None)
        last = max(index, speech.last - 1) if speech else index
    return Span(document.start_of(index), document.start_of(last) + len(elements[last].raw))
