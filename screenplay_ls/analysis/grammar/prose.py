"""Which text of a script is prose that can be checked, and in which voice it is written.

Headings, cues, transitions, notes, the title page and the like are never checked: their
capitals and fragments are form, not grammar. A passage is one paragraph of action or
dialogue, without emphasis marks, notes and cut text, and knows its way back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from screenplay_ls.analysis.includes import is_include
from screenplay_ls.fountain import Document, Element, Kind, Span


class Voice(Enum):
    """Who speaks: the narrator, or a character, who may speak as people do."""

    ACTION = "action"
    DIALOGUE = "dialogue"


VOICES = {
    Kind.ACTION: Voice.ACTION,
    Kind.CENTERED: Voice.ACTION,
    Kind.DIALOGUE: Voice.DIALOGUE,
    Kind.LYRICS: Voice.DIALOGUE,
}
"""The kinds of element that hold prose."""


class Passage(NamedTuple):
    """A piece of prose that is checked in one go."""

    element: Element
    at: int
    """The index of the element in its document."""
    start: int
    """Where the passage starts in the element's `plain`."""
    text: str
    voice: Voice

    def span(self, document: Document, start: int, end: int) -> Span:
        """The place in the document of `text[start:end]`, without marks that surround it."""
        base = document.start_of(self.at)
        first = base + self.element.raw_offset(self.start + start)
        if end <= start:
            return Span(first, first)
        return Span(first, base + self.element.raw_offset(self.start + end - 1) + 1)


def passages(document: Document) -> Iterator[Passage]:
    """The prose of a script, in order."""
    for index, element in enumerate(document.elements):
        voice = VOICES.get(element.kind)
        if voice is not None and not is_include(element):
            for start, text in paragraphs(element.plain):
                yield Passage(element, index, start, text, voice)


# A line goes on in the next one where neither ends a sentence nor starts one; a writer
# who breaks lines by hand means one sentence, one who stacks shots means several.
_BREAK = re.compile(
    r"[ \t]*(?:\r?\n[ \t]*){2,}|[ \t]*\r?\n[ \t]*(?=[^a-z\s])|(?<=[.!?:;…])[ \t]*\r?\n[ \t]*|\r"
)


def paragraphs(plain: str) -> Iterator[tuple[int, str]]:
    """The pieces of an element's words that stand for themselves, each with its start."""
    start = 0
    for match in _BREAK.finditer(plain):
        if plain[start : match.start()].strip():
            yield start, plain[start : match.start()]
        start = match.end()
    if plain[start:].strip():
        yield start, plain[start:]
