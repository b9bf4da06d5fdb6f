"""From a text to elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.fountain.blocks import Line, divide, read_block
from screenplay_ls.fountain.elements import Element, make
from screenplay_ls.fountain.inlines import InlineFinder
from screenplay_ls.fountain.kinds import Kind
from screenplay_ls.fountain.title import is_title_page

_LEADING = re.compile(r"\ufeff?(?:[^\S\r\n]*(?:\r\n?|\n))*(?:[^\S\r\n]+\Z)?")


def scan(text: str) -> Iterator[Element]:
    """The elements of a text, in order; together they are the text."""
    start = 0
    match = _LEADING.match(text)
    if match and match.end():
        start = match.end()
        yield make(Kind.BLANK, text[:start])
    finder = InlineFinder(text)
    top = True
    while start < len(text):
        lines, end = read_block(text, start, finder)
        if top:
            after = _title_page(lines)
            if after:
                end = lines[after].start if after < len(lines) else end
                yield make(Kind.TITLE_PAGE, text[start:end])
                start = end
                top = False
                continue
        kind = None
        for following, index in divide(lines):
            if kind is not None:
                yield make(kind, text[start : lines[index].start])
            kind, start = following, lines[index].start
            top = top and kind is Kind.BONEYARD
        if kind is not None:
            yield make(kind, text[start:end])
        start = end


def _title_page(lines: list[Line]) -> int:
    """Behind which of the lines a title page ends; 0 if there is none."""
    cleans: list[str] = []
    for line in lines:
        if line.blank:
            break
        cleans.append(line.clean)
    if not cleans or not is_title_page(cleans):
        return 0
    after = len(cleans)
    while after < len(lines) and lines[after].blank:
        after += 1
    return after
