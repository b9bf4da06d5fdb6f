"""Polish: a line, a speech or a scene rewritten, each change with its reason, or left alone.

Grammar asks no model: it takes the red pen's fixes, and what we hear ourselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.finding import Edit, Finding
from screenplay_ls.analysis.grammar.confusables import confused
from screenplay_ls.assist.drafts.draft import (
    Draft,
    Kind,
    NothingToDraft,
    Passage,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.kept import Room, lost
from screenplay_ls.assist.drafts.passages import (
    Placed,
    as_fountain,
    line_number,
    lines_in,
    selected,
)
from screenplay_ls.assist.drafts.polish_prompt import SPOKEN, TASKS
from screenplay_ls.assist.drafts.rewriting import Dropped, rewritten
from screenplay_ls.fountain import Span

MOST_LINES = 60
"""So many lines are polished at once."""


@dataclass(frozen=True)
class PolishWishes:
    """How it is to sound."""

    how: str = wish(
        "tighter",
        "grammar, tighter, warmer, colder, funnier, subtext, voice, period, dialect, or your own "
        "words.",
    )


def steps(source: Source, wishes: PolishWishes, take: int) -> Steps:
    """Go through the selected lines.

    Raises:
        NothingToDraft: no line of dialogue or action is selected.
    """
    span = selected(source)
    lines = list(lines_in(source.document, span))
    if not lines:
        raise NothingToDraft(
            "There is nothing to polish here: put the cursor on a line of dialogue or action, on a "
            "cue for a whole speech, on a scene heading for a whole scene, or select lines."
        )
    return _polished(source, span, lines, _manner(wishes.how))


def _polished(source: Source, span: Span, lines: list[Placed], how: str) -> Steps:
    document, passages, dropped = source.document, list[Passage](), Dropped()
    if how in SPOKEN:
        lines = [placed for placed in lines if placed.line.speaker]
    for number, placed in enumerate(lines[:MOST_LINES]):
        if how == "grammar":
            passages += _mended(source, placed)
            continue
        at = f"Line {line_number(document, placed.span.start)}"
        doing = f"{at}, {number + 1} of {min(len(lines), MOST_LINES)}: {how}"
        found = yield from rewritten(placed.line, how, dropped, doing=doing)
        if found:
            passages.append(Passage(placed.span, found.text, found.reason, f"{at}: {how}"))
    notes = [dropped.note()] if dropped.reasons else []
    if not passages:
        notes.insert(0, "Nothing better was found: the text stays as it is.")
    if len(lines) > MOST_LINES:
        notes.append(f"Only the first {MOST_LINES} lines were looked at; select the rest.")
    changes = tuple(passages)
    text = as_fountain(document, span, changes)
    return Draft(f"Polished: {how}", text, changes, tuple(notes))


def _manner(how: str) -> str:
    """The manner by its name, whatever its letters; else the writer's own words, in one line."""
    words = " ".join(how.split())[:80].strip(" .") or "tighter"
    name = words.lower().removeprefix("more ").removeprefix("in ")
    return name if name in TASKS or name == "grammar" else words


def _mended(source: Source, placed: Placed) -> Iterator[Passage]:
    """What needs no model: fixes of the red pen's findings, then what we hear ourselves."""
    label = f"Line {line_number(source.document, placed.span.start)}: grammar"
    taken: list[Span] = []
    for finding, edit in _fixes(source.findings, placed.span):
        if not any(edit.span.start < other.end and other.start < edit.span.end for other in taken):
            taken.append(edit.span)
            yield Passage(edit.span, edit.text, finding.message, label)
    text = placed.line.text
    for lint in confused(text):
        change = lint.changes[0] if lint.changes else None
        start = placed.span.start + (lint.end if change and change.after else lint.start)
        span = Span(start, placed.span.start + lint.end)
        new = text[: start - placed.span.start] + (change.text if change else "") + text[lint.end :]
        near = any(span.start <= other.end and other.start <= span.end for other in taken)
        if change and not near and not lost(text, new, placed.line.names, _MENDED):
            taken.append(span)
            yield Passage(span, change.text, lint.message, label)


_MENDED = Room(least_same=0.0)


def _fixes(findings: tuple[Finding, ...], span: Span) -> Iterator[tuple[Finding, Edit]]:
    for finding in findings:
        inside = span.start <= finding.span.start and finding.span.end <= span.end
        if finding.source == "grammar" and inside and finding.fixes:
            fix = next((one for one in finding.fixes if one.preferred), finding.fixes[0])
            if len(fix.edits) == 1:
                yield finding, fix.edits[0]


def _is_spoken_or_told(source: Source) -> bool:
    span = selected(source)
    return bool(re.search(r"\w", source.document.text[span.start : span.end])) and any(
        True for _ in lines_in(source.document, span)
    )


KIND = Kind(
    "polish",
    "Polish these lines",
    PolishWishes,
    steps,
    applies=_is_spoken_or_told,
    wants_findings=lambda wishes: _manner(wishes.how) == "grammar",
)
