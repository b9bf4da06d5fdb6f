"""A cue with no empty line above it, swallowed by the action or by the speech above.

    She turns round.
    NORA
    You came.

Fountain knows a cue by the empty line above it; here all three lines are action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Line, Script, insertion, is_capitals, lines
from screenplay_ls.fountain import Kind, Placed

CODE = "glued-speech"

_LINE_END = re.compile(r"[\r\n]")
_EXTENSIONS = re.compile(r"(?:\s*\([^()]*\))+\s*\^?$")
_USUAL = re.compile(r"\((?:V\.?O\.?|O\.?S\.?|O\.?C\.?|CONT['’]?D)\)", re.IGNORECASE)


@rule(CODE, FORM)
def glued_speech(script: Script) -> Iterator[Finding]:
    """A cue without an empty line above it, so that its speech belongs to something else."""
    for placed in script.of(Kind.ACTION, Kind.DIALOGUE):
        raw = placed.element.raw
        one_line = not _LINE_END.search(raw.strip())
        if raw.lstrip().startswith("!") or (one_line and not is_capitals(raw)):
            continue
        found = list(lines(placed))
        for index, line in enumerate(found):
            first = index == 0 and placed.element.kind is Kind.ACTION
            last = index + 1 == len(found) and not _speech_goes_on(script, placed)
            if not first and not last and (name := _cue(script, line)):
                yield _finding(script, placed, line, name)


def _finding(script: Script, placed: Placed, line: Line, name: str) -> Finding:
    kind = "action" if placed.element.kind is Kind.ACTION else "speech"
    start = script.document.lines.start(script.document.lines.line_of(line.span.start))
    return Finding(
        line.span,
        CODE,
        f"{name}'s cue needs an empty line above it: now it and its words are part of the {kind}.",
        fixes=(
            Fix(
                "Insert an empty line above the cue",
                (insertion(start, script.newline),),
                preferred=True,
                safe=True,
            ),
        ),
    )


def _cue(script: Script, line: Line) -> str | None:
    """The name that a line cues, where there can be little doubt that it does."""
    bare = _EXTENSIONS.sub("", line.text).strip()
    if not is_capitals(bare) or line.text.endswith((":", "!", "?")):
        return None
    if bare in script.roles or (_USUAL.search(line.text) and len(bare.split()) <= 4):
        return bare
    return None


def _speech_goes_on(script: Script, placed: Placed) -> bool:
    """Whether the same speech has another element below, so that a cue's words may stand there."""
    speech = script.document.speech_at(placed.start)
    return speech is not None and placed.index + 1 < speech.last
