"""Transitions: those that the script uses, then the usual ones."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from screenplay_ls.analysis.candidates.candidate import Candidate, Sort
from screenplay_ls.analysis.candidates.cursor import Cursor
from screenplay_ls.analysis.memo import per_document
from screenplay_ls.fountain import Document, Element, Kind, parse

USUAL = {
    "CUT TO:": "Straight to the next scene.",
    "DISSOLVE TO:": "One picture fades into the next; time passes.",
    "SMASH CUT TO:": "An abrupt cut, for a shock or a laugh.",
    "MATCH CUT TO:": "The next picture repeats a shape or movement of this one.",
    "JUMP CUT TO:": "The same picture, some time later.",
    "INTERCUT WITH:": "Two scenes in turn, such as both ends of a telephone call.",
    "FADE IN:": "Out of black; the opening of most scripts.",
    "FADE OUT.": "Into black; the end of most scripts.",
    "FADE TO BLACK.": "Into black.",
    "CUT TO BLACK.": "Black at once.",
    "FADE TO:": "Through black to the next scene.",
    "WIPE TO:": "The next picture pushes this one aside.",
}
"""What is offered to every script, with what it says on the screen."""


def transition_candidates(cursor: Cursor) -> list[Candidate]:
    """Transitions for the line of the cursor, forced with `>` where Fountain needs it."""
    own = dict(used_transitions(cursor.document))
    if cursor.placed and cursor.placed.element.kind is Kind.TRANSITION:
        typed = _words(cursor.placed.element)
        own = {name: count - (name == typed) for name, count in own.items()}
        own = {name: count for name, count in own.items() if count}
    names = dict.fromkeys([*own, *USUAL])
    return [
        Candidate(
            name,
            Sort.TRANSITION,
            insert=_written(cursor.before, name),
            detail=_uses(own[name]) if name in own else "transition",
            documentation=USUAL.get(name, ""),
        )
        for name in names
    ]


@per_document
def used_transitions(document: Document) -> dict[str, int]:
    """The transitions of a script in capitals, and how often it has each; most frequent first."""
    counts = Counter(
        _words(element) for element in document.elements if element.kind is Kind.TRANSITION
    )
    return {name: count for name, count in counts.most_common() if name}


def _words(element: Element) -> str:
    return " ".join(element.plain.upper().split())


def _written(before: str, name: str) -> str:
    """A transition with what is missing in front of it: the mark, or the space behind that."""
    if before.startswith(">"):
        return name if before[1:2].isspace() else f" {name}"
    return name if _is_recognised(name) else f"> {name}"


@lru_cache(maxsize=256)
def _is_recognised(name: str) -> bool:
    """Whether a line is read as a transition without a mark."""
    return parse(f".A\n\n{name}\n").elements[-1].kind is Kind.TRANSITION


def _uses(count: int) -> str:
    return "transition, used once" if count == 1 else f"transition, used {count} times"
