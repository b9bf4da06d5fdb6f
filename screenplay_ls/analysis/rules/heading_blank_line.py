"""A scene heading that touches the line above or below it.

Fountain knows a heading by the empty lines around it. Without them some programs show it as
action or as part of a speech, and the scene is missing from their outline.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.headings import BEGINNING, HEADING_LINE
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import (
    SILENT,
    Line,
    Script,
    content,
    insertion,
    is_capitals,
    lines,
    quoted,
)
from screenplay_ls.fountain import Kind, Placed

CODE = "heading-blank-line"


@rule(CODE, FORM)
def heading_blank_line(script: Script) -> Iterator[Finding]:
    """A scene heading without an empty line above and below it."""
    for placed in script.placed:
        if placed.element.kind is Kind.SCENE_HEADING:
            above = _touches_above(script, placed)
            below = _touches_below(script, placed)
            if above or below:
                yield _finding(script, Line(content(placed), placed.element.text), above, below)
        elif placed.element.kind in (Kind.ACTION, Kind.DIALOGUE):
            yield from _swallowed(script, placed)


def _swallowed(script: Script, placed: Placed) -> Iterator[Finding]:
    """Headings that became lines of a paragraph or of a speech."""
    if placed.element.raw.lstrip().startswith("!") or not BEGINNING.search(placed.element.raw):
        return
    for line in lines(placed):
        if HEADING_LINE.match(line.text) and is_capitals(line.text):
            number = script.document.lines.line_of(line.span.start)
            above, below = not script.is_blank(number - 1), not script.is_blank(number + 1)
            if above or below:
                yield _finding(script, line, above, below)


def _finding(script: Script, line: Line, above: bool, below: bool) -> Finding:
    where = " and ".join(name for name, is_so in (("above", above), ("below", below)) if is_so)
    edits: list[Edit] = []
    if above:
        edits.append(insertion(_line_start(script.document.text, line.span.start), script.newline))
    if below:
        end = script.document.lines.end(script.document.lines.line_of(line.span.start))
        edits.append(insertion(end, script.newline))
    return Finding(
        line.span,
        CODE,
        f"The heading {quoted(line.text)} needs an empty line {where}: "
        "without it, some programs take it for action or dialogue.",
        fixes=(Fix(f"Insert an empty line {where}", tuple(edits), preferred=True, safe=True),),
    )


def _touches_above(script: Script, placed: Placed) -> bool:
    above = script.placed[placed.index - 1] if placed.index else None
    if above is None or above.element.kind in (*SILENT, Kind.PAGE_BREAK, Kind.TITLE_PAGE):
        return False
    return not _ends_with_blank_line(above.element.raw)


def _touches_below(script: Script, placed: Placed) -> bool:
    if placed.index + 1 >= len(script.placed):
        return False
    below = script.placed[placed.index + 1].element
    if below.kind in (*SILENT, Kind.PAGE_BREAK):
        return False
    return not _ends_with_blank_line(placed.element.raw)


def _ends_with_blank_line(raw: str) -> bool:
    ends = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(ends) > 2 and not ends[-2].strip()


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
