"""A cue after which nobody says anything.

Three ways lead there: an empty line between the cue and its words, a speech of nothing but a
parenthetical, and a cue that was typed and never continued. A line in capitals on its own (THE
END, ANOTHER ANGLE) is no cue and is left alone, unless it is the name of somebody who speaks and
is followed by words that nobody else can be saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import (
    Script,
    content,
    deletion,
    is_capitals,
    lines,
    quoted,
)
from screenplay_ls.fountain import Kind, Placed, Span

CODE = "cue-without-dialogue"

_EXTENDED = re.compile(
    r"(?P<name>[^a-z(]*\w[^a-z(]*?)\s*"
    r"(?:\((?:V\.?\s?O|O\.?\s?S|O\.?\s?C|CONT['’]?D|CONTINUED)\.?\)\s*)+\^?"
)


@rule(CODE, FORM)
def cue_without_dialogue(script: Script) -> Iterator[Finding]:
    """A cue with nothing said."""
    for speech in script.document.speeches:
        if not any(
            script.document.elements[i].kind in (Kind.DIALOGUE, Kind.LYRICS)
            for i in range(speech.first, speech.last)
        ):
            yield _finding(script, script.placed[speech.first], speech.last, speech.name)
    for placed in script.of(Kind.ACTION):
        name = _lone_cue(script, placed)
        if name is not None:
            yield _finding(script, placed, placed.index + 1, name)


def _lone_cue(script: Script, placed: Placed) -> str | None:
    """The name on a line of its own that must be a cue."""
    if not is_capitals(placed.element.raw) or placed.element.raw.lstrip().startswith("!"):
        return None
    found = list(lines(placed))
    if len(found) != 1:
        return None
    if match := _EXTENDED.fullmatch(found[0].text):
        return match["name"]
    name = found[0].text
    below = script.after(placed.index)
    # A name in capitals on its own is also a shot: EDWARD, then what he does. It is a cue where
    # the next paragraph talks like somebody: with I, you, or to a person.
    if name in script.roles and below is not None and _is_spoken(below):
        return name
    return None


def _is_spoken(placed: Placed) -> bool:
    text = placed.element.plain
    return placed.element.kind is Kind.ACTION and bool(
        re.search(r"\b(?:I|I['’]m|I['’]ll|I['’]ve|me|my|you|your)\b", text)
        and not re.match(r"[a-z.]", text)
    )


def _finding(script: Script, placed: Placed, last: int, name: str) -> Finding:
    return Finding(
        content(placed),
        CODE,
        f"{name.strip() or 'This cue'} has a cue but says nothing.",
        fixes=tuple(_fixes(script, placed, last)),
    )


def _fixes(script: Script, placed: Placed, last: int) -> Iterator[Fix]:
    """Give the cue the words below it, or take it away; its elements end before index `last`."""
    below = script.placed[last] if last < len(script.placed) else None
    if below and below.element.kind is Kind.ACTION and not below.element.plain.startswith("("):
        gap = Span(content(script.placed[last - 1]).end, content(below).start)
        title = f"Let {quoted(below.element.plain)} be said"
        yield Fix(title, (Edit(gap, script.newline),), preferred=True)
    end = content(below).start if below else len(script.document.text)
    yield Fix("Delete the cue", (deletion(content(placed).start, end),))
