"""From a text to elements, block by block."""

from __future__ import annotations

import re

from screenplay_ls.fountain.blocks import divide, is_transition, read_block
from screenplay_ls.fountain.elements import Character, Element, SceneHeading, make
from screenplay_ls.fountain.inlines import InlineFinder
from screenplay_ls.fountain.kinds import LINE_END, Kind
from screenplay_ls.fountain.reading import read
from screenplay_ls.fountain.shapes import ACTION, BODY, LINE, NAME, SINGLE, SPEECH, shapes_for
from screenplay_ls.fountain.title import is_title_page

_LEADING = re.compile(rf"\ufeff?(?:[^\S\r\n]*{LINE_END})*(?:[^\S\r\n]+\Z)?")


class Scanner:
    """Reads the elements of a text from `position` on; it stops between blocks only.

    A block begins behind a blank line, at the start, or behind a line that is an element by
    itself: nothing above it has a say in what it is.
    """

    def __init__(self, text: str, position: int = 0, *, use_shapes: bool = True) -> None:
        self.elements: list[Element] = []
        self.position = position
        self._text = text
        self._finder = InlineFinder(text)
        self._shapes = shapes_for(text) if use_shapes else None

    def read_top(self) -> None:
        """Reads what only the start of a text may have: a byte order mark, a title page."""
        match = _LEADING.match(self._text)
        if match and match.end():
            self._append(Kind.BLANK, match.end())
        top = True
        while top and self.position < len(self._text):
            top = self._read_block(top=True)

    def read(self, until: int) -> None:
        """Reads on to the first end of a block at or behind an offset."""
        until = min(until, len(self._text))
        while self.position < until:
            if self._shapes is not None:
                self._read_shapes(until)
            if self.position < until:
                self._read_block()

    def _read_shapes(self, until: int) -> None:
        """Reads blocks as long as they have one of the usual shapes."""
        assert self._shapes is not None
        append, text, start = self.elements.append, self._text, self.position
        action, dialogue, parenthetical = Kind.ACTION, Kind.DIALOGUE, Kind.PARENTHETICAL
        for match in self._shapes.block.finditer(text, start):
            shape, end = match.lastindex, match.end()
            raw = text[start:end]
            if shape is None or start >= until or "[[" in raw or "/*" in raw:
                break
            if shape == ACTION:
                append(Element(action, raw))
            elif shape == SPEECH:
                if not match[NAME].isupper():
                    break
                body = match.start(BODY)
                append(Character(Kind.CHARACTER, text[start:body]))
                if "(" in raw[body - start :]:
                    for part in self._shapes.part.finditer(text, body, end):
                        append(Element(parenthetical if part.lastindex else dialogue, part[0]))
                else:
                    append(Element(dialogue, text[body:end]))
            elif shape == SINGLE:
                append(Element(Kind.TRANSITION if is_transition(match[LINE]) else action, raw))
            else:
                append(SceneHeading(Kind.SCENE_HEADING, raw))
            start = end
        self.position = start

    def _read_block(self, *, top: bool = False) -> bool:
        """Reads a block of any shape; returns whether a title page may still follow."""
        lines, end = read_block(self._text, self.position, self._finder)
        if top:
            blank = next((line.start for line in lines if line.blank), end)
            page = read(Kind.TITLE_PAGE, self._text[self.position : blank]).words.text
            if is_title_page(page):
                following = (li.start for li in lines if li.start > blank and not li.blank)
                self._append(Kind.TITLE_PAGE, next(following, end))
                return False
        kind = None
        for following, index in divide(lines):
            if kind is not None:
                self._append(kind, lines[index].start)
            kind = following
            top = top and kind is Kind.BONEYARD
        if kind is not None:
            self._append(kind, end)
        return top

    def _append(self, kind: Kind, end: int) -> None:
        self.elements.append(make(kind, self._text[self.position : end]))
        self.position = end
