"""A paragraph of action or a speech that fills too much of the page without a break.

Readers skim blocks of text. Lines are counted as they stand on a printed page: about 61 characters
of action, 35 of dialogue. How many are too many can be set (`action-lines`, `speech-lines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Severity
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content
from screenplay_ls.fountain import Kind, Placed, Span, parse

CODE = "wall-of-text"

ACTION_WIDTH = 61
"""Characters of action on a line of a printed page."""

SPEECH_WIDTH = 35
"""Characters of dialogue on a line of a printed page."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*(?P<gap>[^\S\r\n]+)(?=[A-ZÀ-ÖØ-Þ“\"‘'_*])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Capt|Prof|Jr|Sr|[A-Z])\.$")


@rule(CODE, FORM, severity=Severity.HINT)
def wall_of_text(script: Script) -> Iterator[Finding]:
    """A paragraph of action, or a speech, that is too long to be read at a glance."""
    for placed in script.of(Kind.ACTION, Kind.DIALOGUE):
        action = placed.element.kind is Kind.ACTION
        limit = script.limits.action_lines if action else script.limits.speech_lines
        plain = placed.element.plain
        # Set in lines, a text is never shorter than its characters fill them.
        if len(plain) <= limit * (ACTION_WIDTH if action else SPEECH_WIDTH) // 2:
            continue
        count = _printed_lines(plain, ACTION_WIDTH if action else SPEECH_WIDTH)
        if count > limit and not _is_set_by_hand(plain):
            what = "This paragraph" if action else "This speech"
            yield Finding(
                content(placed),
                CODE,
                f"{what} is about {count} lines long on the page; "
                f"more than {limit} are hard to read.",
                fixes=tuple(_fixes(script, placed)),
            )


def _printed_lines(plain: str, width: int) -> int:
    """How many lines a text takes when its words are set in lines of a width."""
    count = 0
    for line in plain.splitlines():
        count += 1
        at = 0
        for word in line.split():
            if at and at + 1 + len(word) > width:
                count += 1
                at = 0
            at += len(word) + (1 if at else 0)
    return count


def _is_set_by_hand(plain: str) -> bool:
    """Whether the lines are short on purpose: a list, a letter, a song."""
    found = plain.splitlines()
    return len(found) > 2 and sum(len(line) < ACTION_WIDTH // 2 for line in found) * 2 > len(found)


def _fixes(script: Script, placed: Placed) -> Iterator[Fix]:
    """Break the text at the end of the sentence that is nearest to its middle."""
    if placed.element.kind is not Kind.ACTION:
        return
    text, span = script.document.text, content(placed)
    middle = (span.start + span.end) // 2
    gaps = [
        Span(match.start("gap"), match.end("gap"))
        for match in _SENTENCE_END.finditer(text, span.start, span.end)
        if not _NO_END.search(text[max(0, match.start() - 7) : match.start() + 1])
        and not any(
            placed.start + i.span.start <= match.start() < placed.start + i.span.end
            for i in placed.element.inlines
        )
    ]
    for nearest in sorted(gaps, key=lambda gap: abs(gap.start - middle))[:3]:
        halves = f"{text[span.start : nearest.start]}\n\n{text[nearest.end : span.end]}\n"
        # What the new paragraph begins with may make it something else than action.
        if {element.kind for element in parse(halves).elements} != {Kind.ACTION}:
            continue
        yield Fix(
            "Make two paragraphs of it",
            (Edit(nearest, script.newline * 2),),
            preferred=True,
        )
        return
