"""What stands around the cursor, as far as completion needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.fountain import Document, Kind, Placed


@dataclass(frozen=True)
class Cursor:
    """A place in a script, and the line it is on."""

    document: Document
    offset: int
    placed: Placed | None
    before: str
    """The line up to the cursor, without indentation."""
    after: str
    """The line behind the cursor."""
    start: int
    """Where `before` starts in the text."""
    line: int
    opens_block: bool
    """Whether the line above is blank, or there is none: a cue or a heading can start here."""
    story: Document
    """The script, or the story that it is a part of: whose names and places are known here."""

    @property
    def ends_line(self) -> bool:
        """Whether nothing but blanks follows on the line."""
        return not self.after.strip()


def cursor_at(document: Document, offset: int, story: Document | None = None) -> Cursor:
    """The surroundings of a place."""
    offset = min(max(offset, 0), len(document.text))
    lines = document.lines
    line = lines.line_of(offset)
    start, end = lines.start(line), lines.end(line)
    offset = min(offset, end)
    typed = document.text[start:offset]
    before = typed.lstrip()
    return Cursor(
        document,
        offset,
        document.element_at(offset),
        before,
        document.text[offset:end],
        offset - len(before),
        line,
        line == 0 or _is_blank(document, line - 1),
        story or document,
    )


def _is_blank(document: Document, line: int) -> bool:
    """Whether a line separates; in a speech two spaces make one that does not."""
    text = _line(document, line)
    if text.strip():
        return False
    return len(text) < 2 or document.speech_at(document.lines.start(line)) is None


def is_aside(cursor: Cursor) -> bool:
    """Whether the cursor is inside a note or a boneyard, closed or still being written."""
    document, offset = cursor.document, cursor.offset
    placed = cursor.placed
    if placed is not None:
        if placed.element.kind in (Kind.NOTE, Kind.BONEYARD):
            content = document.span_of(placed.index)
            if content.start < offset < content.end:
                return True
        for inline in placed.element.inlines:
            if inline.span.start < offset - placed.start < inline.span.end:
                return True
    # One that is still open is text to the parser; here it counts down to the next blank line.
    paragraph = document.text[_paragraph_start(document, cursor.line) : offset]
    return any(paragraph.rfind(start) > paragraph.rfind(end) for start, end in _MARKS)


_MARKS = (("[[", "]]"), ("/*", "*/"))


def _paragraph_start(document: Document, line: int) -> int:
    """Where the lines without a blank one between them begin."""
    while line > 0 and _line(document, line - 1).strip():
        line -= 1
    return document.lines.start(line)


def _line(document: Document, line: int) -> str:
    return document.text[document.lines.start(line) : document.lines.end(line)]
