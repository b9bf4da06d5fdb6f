"""A transition that touches its neighbours and so reads as a cue, as speech or as action.

    CUT TO:
    She runs.

By the letter of Fountain this is a character called CUT TO: who says "She runs.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Line, Script, insertion, lines, quoted
from screenplay_ls.fountain import Kind, Placed

CODE = "glued-transition"

_HINT = re.compile(r"TO:|FADE |TO BLACK")
"""What every transition has; looked for before anything slower."""

TRANSITION = re.compile(
    r"[^a-z]*\w[^a-z]*\sTO:|FADE (?:IN:|OUT\.|TO BLACK\.)|(?:CUT|SMASH) TO BLACK[.:]"
)
"""A line that is meant as a transition."""

_EVEN_IN_SPEECH = re.compile(
    r"[^a-z]*\b(?:CUT|CROSSFADE|DISSOLVE|FADE|WIPE|SMASH|MATCH|IRIS|BACK|TIME|TRANSITION)\b.*"
)
"""A transition that nobody would say, in capitals, in the middle of a speech."""


@rule(CODE, FORM)
def glued_transition(script: Script) -> Iterator[Finding]:
    """A transition that the lines next to it turn into a cue, a speech or action."""
    for placed in script.of(Kind.CHARACTER, Kind.ACTION, Kind.DIALOGUE, Kind.TRANSITION):
        raw = placed.element.raw
        if not _HINT.search(raw) or raw.lstrip().startswith(("!", "@", ">")):
            continue
        for line in lines(placed):
            spoken = placed.element.kind is Kind.DIALOGUE
            if TRANSITION.fullmatch(line.text) and (
                not spoken or _EVEN_IN_SPEECH.fullmatch(line.text)
            ):
                number = script.document.lines.line_of(line.span.start)
                # Beside a note it is a transition all the same, if it is one at all.
                is_one = placed.element.kind is Kind.TRANSITION
                above = not script.is_blank(number - 1, notes=is_one)
                below = not script.is_blank(number + 1, notes=is_one)
                if above or below:
                    yield _finding(script, placed, line, above, below)


def _finding(script: Script, placed: Placed, line: Line, above: bool, below: bool) -> Finding:
    number = script.document.lines.line_of(line.span.start)
    edits: list[Edit] = []
    if above:
        edits.append(insertion(script.document.lines.start(number), script.newline))
    if below:
        edits.append(insertion(script.document.lines.end(number), script.newline))
    where = " and ".join(name for name, is_so in (("above", above), ("below", below)) if is_so)
    reading = {
        Kind.CHARACTER: "a character's name",
        Kind.DIALOGUE: "something that is said",
        Kind.ACTION: "action",
        Kind.TRANSITION: "action in some programs",
    }[placed.element.kind]
    return Finding(
        line.span,
        CODE,
        f"{quoted(line.text)} has no empty line {where}, so it reads as {reading}.",
        fixes=(Fix(f"Insert an empty line {where}", tuple(edits), preferred=True, safe=True),),
    )
