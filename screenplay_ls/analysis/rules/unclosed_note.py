"""A note that opens with `[[` and is never closed, or that an empty line cuts in two.

It is printed with the script, double brackets and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, insertion
from screenplay_ls.fountain import Kind, Placed, Span

CODE = "unclosed-note"

_EMPTY_LINE = re.compile(r"(?<=[\n\r])[^\S\n\r]?(?=[\n\r])")


@rule(CODE, FORM)
def unclosed_note(script: Script) -> Iterator[Finding]:
    """A note without its closing brackets."""
    if "[[" not in script.document.text:
        return
    for placed in script.placed:
        if "[[" in placed.element.raw and placed.element.kind is not Kind.BONEYARD:
            yield from _in_element(script, placed)


def _in_element(script: Script, placed: Placed) -> Iterator[Finding]:
    raw = placed.element.raw
    at = raw.find("[[")
    while at >= 0:
        inside = any(i.span.start <= at < i.span.end for i in placed.element.inlines)
        if not inside:
            start = placed.start + at
            yield Finding(
                Span(start, start + 2),
                CODE,
                "This note is never closed, so it is printed with the script. "
                "A note ends at an empty line unless that line holds two spaces.",
                fixes=tuple(_fixes(script, placed, start)),
            )
        at = raw.find("[[", at + 2)


def _fixes(script: Script, placed: Placed, start: int) -> Iterator[Fix]:
    yield Fix(
        "Close the note at the end of the paragraph",
        (insertion(content(placed).end, "]]"),),
        preferred=True,
    )
    text = script.document.text
    close, reopen = text.find("]]", start), text.find("[[", start + 2)
    if close < 0 or -1 < reopen < close or close - start > 2000:
        return
    blanks = [
        insertion(match.end(), "  "[len(match.group()) :])
        for match in _EMPTY_LINE.finditer(text, start, close)
    ]
    if blanks:
        yield Fix("Put two spaces on its empty lines, so that the note goes on", tuple(blanks))
