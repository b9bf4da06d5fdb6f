"""Tab: from what has been written to what comes next.

| the cursor is | Tab |
|---|---|
| on a blank line | asks who speaks, which place, which transition |
| on a blank line of a speech | opens a parenthetical, and closes an empty one again |
| behind a name | makes it a cue; behind a cue, opens a parenthetical |
| behind a speech, or in it | opens a parenthetical |
| behind a parenthetical, or in it | goes on to the speech |
| behind action | goes on to a cue |
| behind the place of a heading | asks for the time of day |
| behind a whole heading | goes on to the action |
| behind a transition | goes on to the next heading |
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screenplay_ls.analysis.candidates.transitions import USUAL, used_transitions
from screenplay_ls.analysis.capitals import CUE, cue_in_capitals
from screenplay_ls.analysis.tab.change import Change, Line, kind_of, line_at, replaced, text_of
from screenplay_ls.analysis.tab.turning import turned
from screenplay_ls.fountain import Document, Kind, SceneHeading, Span

Follow = Callable[[Line], "Change | None"]

_SENTENCE = re.compile(r"[,;:!?…]|[.][\"”]?$")
"""What names do not have."""

_MOST_WORDS = 3
"""More words than these on a line without a full stop are action and no name."""


def next_element(document: Document, offset: int) -> Change | None:
    """What Tab does at a place; None where the key is the editor's own."""
    line = line_at(document, offset)
    if line is None:
        return None
    if line.kind in _BEHIND and not line.at_end:
        return None if line.kind is Kind.ACTION else turned(line)
    follow = _BEHIND.get(line.kind) or _WITHIN.get(line.kind)
    return follow(line) if follow else None


def _on_blank(line: Line) -> Change:
    """In a speech a parenthetical, elsewhere a place where a name, a heading or so can stand."""
    if line.opens:
        return replaced(line.span, "", suggest=True)
    above = kind_of(line.document, line.number - 1)
    words = text_of(line.document, line.number - 1).strip()
    if above is Kind.PARENTHETICAL or above is Kind.CHARACTER or _is_new_cue(line, words):
        return replaced(line.span, "(", ")")
    return replaced(line.span, line.newline, suggest=True)


def _is_new_cue(line: Line, words: str) -> bool:
    """Whether the line above is a name that has nothing to say yet."""
    return line.is_blank(line.number - 2) and words.upper() == words and _is_name(words)


def _in_parenthetical(line: Line) -> Change:
    """On to the speech; what is still empty goes."""
    if line.words.strip("()").strip():
        return _to_next_line(line)
    if line.closes:
        return replaced(line.span, "")
    below = line.document.lines.start(line.number + 1)
    return replaced(Span(line.span.start, below), "")


def _to_next_line(line: Line, close: str = "") -> Change:
    end = line.span.start + len(line.text.rstrip())
    if line.closes:
        return replaced(Span(end, line.span.end), close + line.newline)
    below = line.document.lines.start(line.number + 1)
    return Change(None, below)


def _in_dialogue(line: Line) -> Change:
    """A parenthetical at the cursor, which parts the speech; one that is open is closed."""
    if line.words.startswith("(") and ")" not in line.words and line.at_end:
        return replaced(Span(line.offset, line.span.end), ")" + line.newline)
    before = line.document.text[line.span.start : line.offset].rstrip()
    after = line.document.text[line.offset : line.span.end].strip()
    head = before + line.newline if before.strip() else ""
    tail = line.newline + after if after else ""
    return replaced(line.span, head + "(", ")" + tail)


def _behind_cue(line: Line) -> Change:
    """A parenthetical below the name: the one that is there, or a new one."""
    if line.closes or kind_of(line.document, line.number + 1) is not Kind.PARENTHETICAL:
        return replaced(_rest(line), line.newline + "(", ")")
    below = text_of(line.document, line.number + 1).rstrip()
    inside = len(below) - below.endswith(")")
    return Change(None, line.document.lines.start(line.number + 1) + inside)


def _behind_action(line: Line) -> Change | None:
    if not line.closes:
        return None
    words = line.words
    if line.opens and not words.startswith("!"):
        transition = _transition(line.document, words)
        if transition:
            return replaced(_content(line), transition)
        if _is_name(words):
            cue = CUE.fullmatch(words)
            name = cue_in_capitals(cue) + words[cue.end("extensions") :] if cue else words
            return _behind_cue(line) if name == words else replaced(_content(line), name)
    return _below(line, suggest=True)


def _is_name(words: str) -> bool:
    cue = CUE.fullmatch(words.removeprefix("@"))
    name = cue["name"].strip() if cue else ""
    few = 0 < len(name.split()) <= _MOST_WORDS
    return (
        few and any(c.isalpha() for c in name) and re.search(r"[,;:!?…]|[.][\"”]?$", name) is None
    )


def _transition(document: Document, words: str) -> str | None:
    """The transition that was typed small, or without its stop."""
    typed = words.upper().rstrip(":.")
    for known in (*used_transitions(document), *USUAL):
        if known.rstrip(":.") == typed and known != words:
            return known
    return None


def _behind_heading(line: Line) -> Change:
    """The next part of the heading, or the action below it."""
    placed = line.document.element_at(line.span.start)
    heading = placed.element if placed else None
    assert isinstance(heading, SceneHeading)
    words = line.words
    if not heading.prefix or heading.number or "[" in words or words.startswith("."):
        return _below(line)
    words = words.upper()
    if not heading.place:
        return replaced(_content(line), f"{words} ", suggest=True)
    if heading.time:
        return _below(line) if words == line.words else replaced(_content(line), words)
    ends_open = words.endswith(("-", "–", "—"))
    return replaced(_content(line), f"{words} " if ends_open else f"{words} - ", suggest=True)


def _behind_transition(line: Line) -> Change:
    return _below(line, suggest=True)


def _below(line: Line, *, suggest: bool = False) -> Change:
    return replaced(_rest(line), 2 * line.newline, suggest=suggest)


def _rest(line: Line) -> Span:
    """The blanks at the end of the line."""
    return Span(line.span.start + len(line.text.rstrip()), line.span.end)


def _content(line: Line) -> Span:
    """The line without its indentation."""
    return Span(line.span.start + len(line.text) - len(line.text.lstrip()), line.span.end)


_BEHIND: dict[Kind, Follow] = {
    Kind.ACTION: _behind_action,
    Kind.CHARACTER: _behind_cue,
    Kind.SCENE_HEADING: _behind_heading,
    Kind.TRANSITION: _behind_transition,
}
"""What follows at the end of a line."""

_WITHIN: dict[Kind, Follow] = {
    Kind.BLANK: _on_blank,
    Kind.PARENTHETICAL: _in_parenthetical,
    Kind.DIALOGUE: _in_dialogue,
}
"""What follows anywhere in a line."""
