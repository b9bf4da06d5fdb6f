"""The names of things, used by every other module here."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

LINE_END = r"(?:\r\n|\r(?!\n)|\n)"
"""What ends a line, as a regular expression that never takes half of a `\\r\\n`."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Kind(str, Enum):
    """What a block of a screenplay is; the values are those of `screenplay-ls parse --json`."""

    TITLE_PAGE = "title_page"
    SCENE_HEADING = "scene_heading"
    ACTION = "action"
    CHARACTER = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    CENTERED = "centered"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    PAGE_BREAK = "page_break"
    BLANK = "blank"
    """Blank lines (and a byte order mark) at the start of a file, which no element above owns."""
