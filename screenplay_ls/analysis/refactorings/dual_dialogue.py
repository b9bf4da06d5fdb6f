"""Dual dialogue: two speeches side by side, on and off."""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection, words_end
from screenplay_ls.fountain import Character, Span


def refactorings(selection: Selection) -> Iterator[Refactoring]:
    """In a speech that follows another: set it beside that one, or below it again."""
    document = selection.document
    speech = document.speech_at(selection.span.start) if selection.index is not None else None
    if speech is None:
        return
    cue, start = document.elements[speech.first], document.start_of(speech.first)
    if not isinstance(cue, Character):
        return
    if cue.dual:
        caret = cue.raw.rfind("^")
        begin = len(cue.raw[:caret].rstrip())
        edit = Edit(Span(start + begin, start + caret + 1), "")
        yield Refactoring("dualDialogue", "Set this speech below the one above", (edit,))
    elif _follows_a_speech(selection, speech.index):
        end = start + words_end(cue)
        edit = Edit(Span(end, end), " ^")
        yield Refactoring("dualDialogue", "Set this speech beside the one above", (edit,))


def _follows_a_speech(selection: Selection, index: int) -> bool:
    """Whether the speech above is the element above, and not yet beside another."""
    speeches = selection.document.speeches
    if index == 0:
        return False
    above = speeches[index - 1]
    return above.last == speeches[index].first and above.partner is None
