r"""Positions of the wire and places of a document, both ways; the only module that knows UTF-16.

LSP ends lines at `\n`, `\r\n` and `\r` only, and counts within a line in code units of the
encoding that client and server agreed on. Inside the server a place is a number of code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from screenplay_ls.fountain import Document, Span

Encoding = types.PositionEncodingKind


def to_offset(document: Document, position: types.Position, encoding: Encoding) -> int:
    """The place of a position.

    Beyond a line's end it is the line's end; beyond the last line, the document's; inside a
    character, before it.
    """
    lines = document.lines
    if position.line >= lines.count:
        return len(document.text)
    start, end = lines.start(position.line), lines.end(position.line)
    line = document.text[start:end]
    return start + _points(line, position.character, encoding)


def to_position(document: Document, offset: int, encoding: Encoding) -> types.Position:
    r"""The position of a place; between `\r` and `\n` it is the line's end."""
    return types.Position(*to_place(document, offset, encoding))


def to_place(document: Document, offset: int, encoding: Encoding) -> tuple[int, int]:
    """The position of a place as two numbers, of which long answers are made."""
    lines = document.lines
    line = lines.line_of(offset)
    start = lines.start(line)
    before = document.text[start : min(offset, lines.end(line))]
    return line, width(before, encoding)


def to_range(document: Document, span: Span, encoding: Encoding) -> types.Range:
    """The range of a span."""
    return types.Range(
        to_position(document, span.start, encoding), to_position(document, span.end, encoding)
    )


def width(text: str, encoding: Encoding) -> int:
    """How many code units of the encoding a text has. A lone surrogate counts as it is sent."""
    if encoding is Encoding.Utf32 or text.isascii():
        return len(text)
    if encoding is Encoding.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _points(line: str, units: int, encoding: Encoding) -> int:
    """How many code points of a line are covered by its first `units` code units."""
    if encoding is Encoding.Utf32 or line.isascii():
        return min(units, len(line))
    covered = 0
    for index, character in enumerate(line):
        covered += width(character, encoding)
        if covered > units:
            return index
    return len(line)
