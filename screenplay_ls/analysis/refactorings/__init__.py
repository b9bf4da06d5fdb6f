"""Changes of a script that a writer may ask for: each is its file, its test, and its line here."""

from __future__ import annotations

from screenplay_ls.analysis.refactorings import (
    aside,
    continued,
    dual_dialogue,
    move_scene,
    scene_numbers,
)
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection
from screenplay_ls.fountain import Document, Span

__all__ = ["REFACTORINGS", "Refactoring", "refactorings_at"]

REFACTORINGS = (
    move_scene.refactorings,
    scene_numbers.refactorings,
    continued.refactorings,
    dual_dialogue.refactorings,
    aside.refactorings,
)
"""Each gives what it can do for a selection."""


def refactorings_at(document: Document, span: Span) -> list[Refactoring]:
    """What may be changed at a place or in a selection, in the order of the menu."""
    selection = Selection(document, span)
    return [found for each in REFACTORINGS for found in each(selection) if found.edits]
