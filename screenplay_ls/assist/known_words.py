"""What is left of a heading or a transition, from the script's own words: at once, no model asked.

A place comes back, at the same time of day, after the same cut: the script knows it better than a
model that has read other scripts.
"""

from __future__ import annotations

from screenplay_ls.analysis.candidates import Candidate, Sort, candidates_at
from screenplay_ls.fountain import Document

IN_HEADINGS = frozenset({Sort.PLACE, Sort.TIME})
LEAST_TYPED = 2
"""Letters of a transition before it is completed: one may as well begin somebody's name."""


def known_words(document: Document, offset: int) -> str:
    """How the heading or transition at `offset` goes on; empty where the script does not know.

    In a heading the likeliest place or time is offered before anything of it is typed.
    """
    found = candidates_at(document, offset)
    line_end = document.lines.end(document.lines.line_of(offset))
    if found is None or document.text[offset:line_end].strip():
        return ""
    typed = document.text[found.replaced.start : offset]
    fitting = [item for item in found.items if _begins(item, typed)]
    if not fitting or not _is_sure(fitting, typed):
        return ""
    rest = fitting[0].text[len(typed) :]
    line = document.text[document.lines.start(document.lines.line_of(offset)) : offset]
    return rest.lower() if line.islower() else rest


def _begins(item: Candidate, typed: str) -> bool:
    return len(item.text) > len(typed) and item.text.upper().startswith(typed.upper())


def _is_sure(fitting: list[Candidate], typed: str) -> bool:
    """In a heading, always; a transition must be in capitals, and nobody's name may begin so."""
    if fitting[0].sort in IN_HEADINGS:
        return True
    sorts = {item.sort for item in fitting}
    return sorts == {Sort.TRANSITION} and len(typed) >= LEAST_TYPED and typed.isupper()
