"""`(CONT'D)` on the cues of those who go on speaking: added where it belongs, or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.continuity import continued_mark, is_continued
from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection, words_end
from screenplay_ls.analysis.rules.continued import MARK, goes_on
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import Character, Document, Span, Speech


def refactorings(selection: Selection) -> Iterator[Refactoring]:
    """On a cue: for all cues of the script."""
    document = selection.document
    index = selection.index
    if index is None or not isinstance(document.elements[index], Character):
        return
    mark = f"({continued_mark(document) or _usual(document)})"
    missing = [speech for speech in goes_on(Script(document)) if not _is_marked(speech)]
    added = tuple(_added(document, speech, mark) for speech in missing)
    yield Refactoring("addContd", f"Add {mark} wherever somebody goes on speaking", added)
    marked = [speech for speech in document.speeches if _is_marked(speech)]
    removed = tuple(edit for speech in marked for edit in _removed(document, speech))
    yield Refactoring("removeContd", f"Remove {mark} everywhere", removed)


def _usual(document: Document) -> str:
    """The mark with the apostrophe that this script uses."""
    return "CONT’D" if "’" in document.text else "CONT'D"


def _is_marked(speech: Speech) -> bool:
    return any(map(is_continued, speech.extensions))


def _added(document: Document, speech: Speech, mark: str) -> Edit:
    end = document.start_of(speech.first) + words_end(document.elements[speech.first])
    return Edit(Span(end, end), f" {mark}")


def _removed(document: Document, speech: Speech) -> Iterator[Edit]:
    start = document.start_of(speech.first)
    for match in MARK.finditer(document.elements[speech.first].raw):
        yield Edit(Span(start + match.start(), start + match.end()), "")
