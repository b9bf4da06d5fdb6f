"""A parenthetical where none belongs: after the speech, cut off from it, or one after another.

A parenthetical says how the words below it are said. At the end of a speech there are no words
below it; behind an empty line it is action in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Severity
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import (
    Script,
    content,
    deletion,
    lines,
    quoted,
)
from screenplay_ls.fountain import Kind, Placed, Span

CODE = "parenthetical-misplaced"


@rule(CODE, FORM, severity=Severity.INFORMATION)
def parenthetical_misplaced(script: Script) -> Iterator[Finding]:
    """A parenthetical with no words of the speech below it."""
    for speech in script.document.speeches:
        for index in range(speech.first + 1, speech.last):
            placed = script.placed[index]
            if placed.element.kind is not Kind.PARENTHETICAL:
                continue
            if index + 1 == speech.last and index > speech.first + 1:
                yield _at_the_end(script, placed)
            elif script.placed[index - 1].element.kind is Kind.PARENTHETICAL:
                yield _twice(script, script.placed[index - 1], placed)
    for placed in script.of(Kind.ACTION):
        if (found := _cut_off(script, placed)) is not None:
            yield found


def _at_the_end(script: Script, placed: Placed) -> Finding:
    span = content(placed)
    said = _bare(script, span)
    action = said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?", "…")) else ".")
    return Finding(
        span,
        CODE,
        f"{quoted(placed.element.plain)} ends the speech: no words follow that it could be "
        "about. What happens afterwards is action.",
        fixes=(
            Fix("Make it a paragraph of action", (Edit(span, f"{script.newline}{action}"),)),
            Fix("Delete the parenthetical", (deletion(*_with_line_end_above(script, span)),)),
        ),
    )


def _twice(script: Script, first: Placed, second: Placed) -> Finding:
    one, two = content(first), content(second)
    joined = f"({_bare(script, one)}; {_bare(script, two)})"
    return Finding(
        two,
        CODE,
        f"{quoted(second.element.plain)} follows another parenthetical: one is enough.",
        fixes=(
            Fix(
                f"Make one of the two: {joined}",
                (Edit(Span(one.start, two.end), joined),),
                preferred=True,
            ),
        ),
    )


def _cut_off(script: Script, placed: Placed) -> Finding | None:
    above = script.placed[placed.index - 1] if placed.index else None
    if above is None or script.document.speech_at(above.start) is None:
        return None
    found = list(lines(placed))
    if len(found) < 2 or not _is_parenthetical(found[0].text):
        return None
    gap = Edit(Span(content(above).end, content(placed).start), script.newline)
    return Finding(
        found[0].span,
        CODE,
        f"An empty line cuts {quoted(found[0].text)} off from the speech above, "
        "which makes it and the words below it action.",
        fixes=(Fix("Join it to the speech above", (gap,), preferred=True),),
    )


def _is_parenthetical(text: str) -> bool:
    """Whether a line is a direction such as (beat), and not a sentence of action in brackets."""
    return text.startswith("(") and text.endswith(")") and text[-2:-1] not in (".", "!", "?")


def _bare(script: Script, span: Span) -> str:
    return script.document.text[slice(*span)].strip().removeprefix("(").removesuffix(")").strip()


def _with_line_end_above(script: Script, span: Span) -> Span:
    start = len(script.document.text[: span.start].rstrip())
    return Span(start, span.end)
