"""Which kind of thing can stand at the cursor; each kind has a module of its own."""

from __future__ import annotations

from screenplay_ls.analysis.candidates.candidate import Candidate, Candidates, Sort
from screenplay_ls.analysis.candidates.cursor import Cursor, cursor_at, is_aside
from screenplay_ls.analysis.candidates.headings import heading_candidates, prefix_candidates
from screenplay_ls.analysis.candidates.people import extension_candidates, name_candidates
from screenplay_ls.analysis.candidates.title import title_candidates
from screenplay_ls.analysis.candidates.transitions import transition_candidates
from screenplay_ls.fountain import Document, Section, Span


def candidates_at(
    document: Document, offset: int, *, today: str = "", story: Document | None = None
) -> Candidates | None:
    """What may be typed at `offset`, the likeliest first; None where nothing is to be offered.

    Nothing is offered in notes and boneyards, in speeches, in the middle of action, and while
    a sentence is being typed. `today` is offered as the date of the draft; `story` is what the
    script is a part of, if it is.
    """
    cursor = cursor_at(document, offset, story)
    if is_aside(cursor):
        return None
    title = title_candidates(cursor, today)
    if title is not None and (cursor.line or ":" in cursor.before):
        return title if title.items else None
    found = heading_candidates(cursor) or extension_candidates(cursor) or _block_candidates(cursor)
    if title is not None and (found is None or found.replaced == title.replaced):
        # On the first line of a file anything may begin.
        return Candidates(title.replaced, (*title.items, *(found.items if found else ())))
    return found if found and found.items else None


def _can_open_block(cursor: Cursor) -> bool:
    """Whether a cue, a heading or a transition may be starting here, and not a sentence."""
    if not cursor.opens_block or not cursor.ends_line:
        return False
    letters = [character for character in cursor.before if character.isalpha()]
    one_case = len({character.isupper() for character in letters}) < 2
    return one_case or cursor.before[:1] in ("@", "#", ">")


def _block_candidates(cursor: Cursor) -> Candidates | None:
    """What the line at the cursor may become, going by its first mark if it has one."""
    if not _can_open_block(cursor):
        return None
    mark = cursor.before[:1]
    if mark == "#":
        return Candidates(Span(cursor.start, cursor.offset), tuple(_sections(cursor)))
    behind = cursor.before[1:].lstrip() if mark in ("@", ">") else cursor.before
    replaced = Span(cursor.offset - len(behind), cursor.offset)
    if mark == "@":
        return Candidates(replaced, tuple(name_candidates(cursor)))
    if mark == ">":
        return Candidates(replaced, tuple(transition_candidates(cursor)))
    if mark and not mark.isalnum():
        return None
    items = (*name_candidates(cursor), *prefix_candidates(), *transition_candidates(cursor))
    return Candidates(replaced, items)


def _sections(cursor: Cursor) -> list[Candidate]:
    """Levels of sections: one deeper than the section above at most."""
    if cursor.before.strip("#"):
        return []
    level = 0
    above = cursor.document.elements[: cursor.placed.index if cursor.placed else 0]
    for element in reversed(above):
        if isinstance(element, Section):
            level = element.level
            break
    marks = ["#" * depth for depth in range(1, level + 2) if depth >= len(cursor.before)]
    return [
        Candidate(
            f"{mark} ",
            Sort.SECTION,
            detail=f"section, level {len(mark)}",
            documentation="A section is a part of your outline. It is never printed.",
        )
        for mark in marks
    ]
