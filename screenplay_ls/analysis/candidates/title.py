"""Keys of the title page, and the usual values of some."""

from __future__ import annotations

from screenplay_ls.analysis.candidates.candidate import Candidate, Candidates, Sort
from screenplay_ls.analysis.candidates.cursor import Cursor
from screenplay_ls.fountain import Kind, Span

KEYS = {
    "Title": "The name of the screenplay, in the middle of the title page.",
    "Credit": "How the author is introduced, such as “written by”.",
    "Author": "Who wrote it.",
    "Source": "What it is based on.",
    "Draft date": "The day this draft was finished.",
    "Contact": "Where to reach the author or the agent, on indented lines.",
    "Copyright": "Who holds the rights, and since when.",
    "Notes": "A line about this draft.",
    "Revision": "The colour or number of the revision.",
}
"""What a title page may say, in its usual order."""

VALUES = {
    "credit": ("written by", "screenplay by", "story by", "by", "adapted by"),
    "source": ("based on the novel by ", "based on the play by ", "story by "),
    "revision": ("white", "blue", "pink", "yellow", "green", "goldenrod"),
}
"""Usual values; the colours are those of revised pages, in their order."""


def title_candidates(cursor: Cursor, today: str) -> Candidates | None:
    """Keys at the start of a line of the title page, values behind `Key:`."""
    if not _on_title_page(cursor) or cursor.after.strip():
        return None
    key, colon, value = cursor.before.partition(":")
    if not colon:
        indented = cursor.start > cursor.document.lines.start(cursor.line)
        return None if indented else _keys(cursor)
    choices = (today,) if key.strip().lower() == "draft date" else VALUES.get(key.strip().lower())
    typed = value.lstrip()
    gap = "" if value[:1].isspace() else " "
    return Candidates(
        Span(cursor.offset - len(typed), cursor.offset),
        tuple(Candidate(choice, Sort.TITLE_VALUE, insert=gap + choice) for choice in choices or ()),
    )


def _on_title_page(cursor: Cursor) -> bool:
    """Whether the line belongs to a title page, or could begin one."""
    if cursor.line == 0:
        return cursor.placed is None or cursor.placed.element.kind in (
            Kind.TITLE_PAGE,
            Kind.ACTION,
            Kind.BLANK,
        )
    if cursor.opens_block:
        return False
    above = cursor.document.element_at(cursor.document.lines.start(cursor.line - 1))
    return above is not None and above.element.kind is Kind.TITLE_PAGE


def _keys(cursor: Cursor) -> Candidates:
    here = cursor.before.lower()
    present = {entry.key.lower() for entry in cursor.document.title_page} - {here}
    return Candidates(
        Span(cursor.start, cursor.offset),
        tuple(
            Candidate(
                key,
                Sort.TITLE_KEY,
                insert=f"{key}: ",
                detail="title page",
                documentation=documentation,
                more=key.lower() in VALUES or key == "Draft date",
            )
            for key, documentation in KEYS.items()
            if key.lower() not in present
        ),
    )
