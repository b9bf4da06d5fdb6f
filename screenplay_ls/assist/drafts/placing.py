"""Where a draft goes into a script: behind the block at the cursor, with its blank lines."""

from __future__ import annotations

from screenplay_ls.assist.drafts.draft import Passage
from screenplay_ls.fountain import Document, Kind, Scene, Span

_OUTLINE = (Kind.SECTION, Kind.SYNOPSIS, Kind.BLANK, Kind.PAGE_BREAK)


def behind(document: Document, offset: int) -> int:
    """The end of the block at a place: of a whole speech, of a heading, of a paragraph."""
    placed = document.element_at(offset)
    if placed is None:
        return 0
    speech = document.speech_at(offset)
    index = speech.last - 1 if speech else placed.index
    end = document.span_of(index).end
    return max(end, offset) if not speech and offset > end else end


def end_of(document: Document, scene: Scene) -> int:
    """Where a scene's own elements end: a section that follows belongs to the next scene."""
    last = scene.first
    for index in range(scene.first, scene.last):
        kind = document.elements[index].kind
        if kind is Kind.SECTION:
            break
        if kind not in _OUTLINE or (kind is Kind.SYNOPSIS and last == index - 1):
            last = index
    return document.span_of(last).end


def insertion(document: Document, offset: int, text: str, reason: str, label: str) -> Passage:
    """The text as blocks of their own, blank lines around them, in the file's own line ends."""
    before, after = document.text[:offset], document.text[offset:]
    above = _line_ends_at_end(before)
    head = "" if not before.strip("\ufeff \t\r\n") else "\n" * max(0, 2 - above)
    below = len(after) - len(after.lstrip(" \t\r\n"))
    ends = after[:below].replace("\r\n", "\n").replace("\r", "\n").count("\n")
    tail = "\n" * max(0, 2 - ends) if after.strip() else ("\n" if not ends else "")
    written = head + text.strip("\n") + tail
    if "\r\n" in document.text:
        written = written.replace("\n", "\r\n")
    return Passage(Span(offset, offset), written, reason, label)


def line_at(document: Document, offset: int) -> int:
    """The number of the line at a place, from 1, for a label."""
    return document.lines.line_of(offset) + 1


def _line_ends_at_end(text: str) -> int:
    """How many lines end where a text ends, counting one for its very beginning."""
    tail = text[len(text.rstrip(" \t\r\n")) :]
    return tail.replace("\r\n", "\n").replace("\r", "\n").count("\n")
