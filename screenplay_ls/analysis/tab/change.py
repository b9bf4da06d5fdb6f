"""What a key changes, and the line it was pressed in."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.candidates.cursor import cursor_at, is_aside
from screenplay_ls.analysis.finding import Edit
from screenplay_ls.fountain import Document, Kind, Span


@dataclass(frozen=True)
class Change:
    """At most one edit, and where the cursor is then."""

    edit: Edit | None
    cursor: int
    """In code points of the text as it is after the edit."""
    suggest: bool = False
    """Whether the list of completions belongs open now: who speaks, which place, which time."""


@dataclass(frozen=True)
class Line:
    """The line of the cursor and what stands around it."""

    document: Document
    offset: int
    number: int
    span: Span
    text: str
    kind: Kind
    """Of the element that the line belongs to; BLANK for a line with nothing on it."""
    newline: str
    """The line end that the script has."""

    @property
    def words(self) -> str:
        """The line without blanks around it."""
        return self.text.strip()

    @property
    def at_end(self) -> bool:
        """Whether nothing but blanks follows the cursor."""
        return not self.text[self.offset - self.span.start :].strip()

    @property
    def opens(self) -> bool:
        """Whether the line above is blank, or there is none."""
        return self.is_blank(self.number - 1)

    @property
    def closes(self) -> bool:
        """Whether the line below is blank, or there is none."""
        return self.is_blank(self.number + 1)

    def is_blank(self, number: int) -> bool:
        """Whether a line is blank, or not there at all."""
        if not 0 <= number < self.document.lines.count:
            return True
        return not text_of(self.document, number).strip()


def line_at(document: Document, offset: int) -> Line | None:
    """The line of a place, or None where keys mean nothing of ours: notes, cuts, the title page."""
    cursor = cursor_at(document, offset)
    if is_aside(cursor):
        return None
    span = Span(document.lines.start(cursor.line), document.lines.end(cursor.line))
    text = document.text[span.start : span.end]
    placed = document.element_at(span.start)
    kind = placed.element.kind if placed else Kind.BLANK
    in_title = kind is Kind.TITLE_PAGE and (text.strip() or _is_below_words(document, cursor.line))
    if in_title:
        return None
    newline = "\r\n" if "\r\n" in document.text else "\n"
    kind = kind if text.strip() else Kind.BLANK
    return Line(document, cursor.offset, cursor.line, span, text, kind, newline)


def text_of(document: Document, number: int) -> str:
    """A line without its end."""
    return document.text[document.lines.start(number) : document.lines.end(number)]


def kind_of(document: Document, number: int) -> Kind:
    """What the element on a line is."""
    placed = document.element_at(document.lines.start(number))
    return placed.element.kind if placed else Kind.BLANK


def replaced(span: Span, before: str, after: str = "", *, suggest: bool = False) -> Change:
    """Replaces a piece of the script; the cursor comes to stand between the two texts."""
    return Change(Edit(span, before + after), span.start + len(before), suggest)


def _is_below_words(document: Document, number: int) -> bool:
    return number > 0 and bool(text_of(document, number - 1).strip())
