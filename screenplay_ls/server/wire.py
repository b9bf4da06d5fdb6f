"""Long answers, written as JSON at once.

A list of thousands of places is made, taken apart and written three times slower by way of the
protocol's types. Only what is long and simple is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING

from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.fountain import Document, Span


class Json(str):
    """An answer that is JSON already."""

    __slots__ = ()


def listed(parts: Iterable[str]) -> Json:
    """A list of what is JSON already."""
    return Json(f"[{','.join(parts)}]")


def text(value: str | None) -> str:
    """A text, or null."""
    return "null" if value is None else encode_basestring_ascii(value)


def range_(document: Document, span: Span, encoding: convert.Encoding) -> str:
    """The range of a span."""
    line, first = convert.to_place(document, span.start, encoding)
    if span.end <= document.lines.end(line):
        inside = convert.width(document.text[span.start : span.end], encoding)
        return _range(line, first, line, first + inside)
    return _range(line, first, *convert.to_place(document, span.end, encoding))


def _range(line: int, first: int, below: int, last: int) -> str:
    return (
        f'{{"start":{{"line":{line},"character":{first}}},'
        f'"end":{{"line":{below},"character":{last}}}}}'
    )
