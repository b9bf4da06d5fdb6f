"""What Enter does to a script, beyond the line end: capitals, a blank line, a parenthesis closed.

It is asked when the new line is there. All edits but one lie in front of the cursor, so that every
editor moves the cursor along.
"""

from __future__ import annotations

import re

from screenplay_ls.analysis.candidates.transitions import USUAL, used_transitions
from screenplay_ls.analysis.capitals import CUE, cue_in_capitals
from screenplay_ls.analysis.characters import cast, key_of
from screenplay_ls.analysis.finding import Edit
from screenplay_ls.fountain import Document, Kind, Placed, SceneHeading, Span

_HEADING_WORDS = re.compile(r"[^#\[]*")
"""A heading up to its number or a note."""

_ENDS_A_BLOCK = frozenset({Kind.SCENE_HEADING, Kind.TRANSITION, Kind.DIALOGUE, Kind.LYRICS})
"""What is followed by a blank line. Action may go on in the next line, and a cue has to."""


def entered(document: Document, offset: int) -> list[Edit]:
    """The edits after a line end was typed in front of `offset`; none in the middle of a text."""
    line = document.lines.line_of(offset)
    placed = document.element_at(document.lines.start(line - 1)) if line else None
    if placed is None or placed.element.kind is Kind.TITLE_PAGE:
        return []
    here, above = _line(document, line), _line(document, line - 1)
    words = document.text[here.start : here.end].strip()
    if words not in ("", ")") or _is_aside(placed, above):
        return []
    if words:
        return _closed(document, line, above, here)
    if above.start == above.end:
        return _without_second_blank_line(document, line)
    return _finished(document, line, placed, above)


def _finished(document: Document, line: int, placed: Placed, above: Span) -> list[Edit]:
    """The line above is done: capitals where they belong, and a blank line below a whole block."""
    edits = _without_blank_line_above(document, line)
    capitals = _in_capitals(document, line, placed, above)
    if capitals is not None:
        edits.append(capitals)
    is_block = placed.element.kind in _ENDS_A_BLOCK or (
        capitals is not None and capitals.text in _transitions(document)
    )
    if is_block and _is_blank(document, line + 1):
        edits.append(Edit(Span(above.end, above.end), _newline(document)))
    return edits


def _closed(document: Document, line: int, above: Span, here: Span) -> list[Edit]:
    """An editor that closes parentheses leaves `)` behind the cursor: it goes back up."""
    text = document.text[above.start : above.end]
    opened = text.lstrip().startswith("(") and ")" not in text
    if not opened or _is_blank(document, line - 2):
        return []
    return [Edit(Span(above.end, above.end), ")"), Edit(here, "")]


def _without_second_blank_line(document: Document, line: int) -> list[Edit]:
    """Who presses Enter twice by habit gets one blank line all the same."""
    if line < 3 or not _is_blank(document, line - 2):
        return []
    end = _line(document, line - 3)
    placed = document.element_at(end.start)
    if end.start == end.end or placed is None or placed.element.kind not in _ENDS_A_BLOCK:
        return []
    lines = document.lines
    return [Edit(Span(lines.start(line - 2), lines.start(line - 1)), "")]


def _without_blank_line_above(document: Document, line: int) -> list[Edit]:
    """Two Enters in quick succession may leave two blank lines: what came in between was late.

    They become one when the next line is done, unless the script has such gaps elsewhere.
    """
    lines, newline = document.lines, _newline(document)
    if line < 4 or not (_is_blank(document, line - 2) and _is_blank(document, line - 3)):
        return []
    end = _line(document, line - 4)
    placed = document.element_at(end.start)
    is_block = placed is not None and placed.element.kind in _ENDS_A_BLOCK
    if end.start == end.end or not is_block or document.text.count(newline * 3) != 1:
        return []
    return [Edit(Span(lines.start(line - 3), lines.start(line - 2)), "")]


def _in_capitals(document: Document, line: int, placed: Placed, above: Span) -> Edit | None:
    """A heading, a known name or a transition that was typed small."""
    text = document.text[above.start : above.end]
    element = placed.element
    if isinstance(element, SceneHeading) and element.prefix and not text.lstrip().startswith("."):
        words = _HEADING_WORDS.match(text)
        return _raised(above, words[0] if words else "")
    alone = _is_blank(document, line - 2) and document.span_of(placed.index).end <= above.end
    if element.kind is not Kind.ACTION or not alone:
        return None
    stripped = text.strip()
    if stripped.upper() in _transitions(document):
        return _raised(above, text.rstrip())
    cue = CUE.fullmatch(stripped)
    if cue and key_of(cue["name"]) in cast(document):
        return _raised_cue(above, text, cue)
    return None


def _raised(above: Span, words: str) -> Edit | None:
    upper = words.upper()
    return Edit(Span(above.start, above.start + len(words)), upper) if upper != words else None


def _raised_cue(above: Span, text: str, cue: re.Match[str]) -> Edit | None:
    start = above.start + len(text) - len(text.lstrip())
    old = cue["name"] + cue["extensions"]
    new = cue_in_capitals(cue)
    return Edit(Span(start, start + len(old)), new) if new != old else None


def _transitions(document: Document) -> frozenset[str]:
    return frozenset({*USUAL, *used_transitions(document)})


def _is_aside(placed: Placed, above: Span) -> bool:
    """Whether the line above ends in a note or a boneyard."""
    end = above.end - placed.start
    return any(inline.span.start < end < inline.span.end for inline in placed.element.inlines)


def _is_blank(document: Document, line: int) -> bool:
    """Whether a line is empty, or not there at all."""
    if not 0 <= line < document.lines.count:
        return True
    span = _line(document, line)
    return span.start == span.end


def _line(document: Document, line: int) -> Span:
    return Span(document.lines.start(line), document.lines.end(line))


def _newline(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"
