"""A part taken apart into what can be put elsewhere: scenes, storyline, cast, loose speeches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.analysis.merging.part import Part
from screenplay_ls.fountain import Document, Element, Kind, SceneHeading, Section

CAST_SECTION = re.compile(
    r"(?:the )?(?:cast|characters?|people|dramatis personae)\b", re.IGNORECASE
)
"""How writers call the section that their characters stand in."""

TOLD = frozenset({Kind.SECTION, Kind.SYNOPSIS, Kind.NOTE, Kind.BLANK, Kind.PAGE_BREAK})
"""What is about the story and not of it: never printed."""


class Sort(Enum):
    """What a piece is."""

    CAST = "cast"
    OUTLINE = "outline"
    """Sections with their synopses."""
    SCENE = "scene"
    LOOSE = "loose"
    """Speeches and action without a heading."""


@dataclass(frozen=True)
class Piece:
    """Something that stays together."""

    who: str
    sort: Sort
    text: str
    """As its writer has written it, without blank lines around it."""
    heading: SceneHeading | None = None
    told: str = ""
    """Its synopses and sections."""
    body: str = ""
    """What is printed of it, heading apart; empty for a scene that is only planned."""

    @property
    def is_planned(self) -> bool:
        """A scene that nobody has written yet."""
        return self.sort is Sort.SCENE and not self.body


def pieces_of(part: Part) -> list[Piece]:
    """A part in pieces, in its order; the title page is none of them."""
    document = part.document
    first = next(
        (i for i, element in enumerate(document.elements) if element.kind is not Kind.TITLE_PAGE),
        len(document.elements),
    )
    found: list[Piece] = []
    for start, end in _stretches(document, first):
        elements = document.elements[start:end]
        text = _text(document, start, end)
        if text:
            found.append(_piece(part.who, text, elements))
    return found


def _stretches(document: Document, first: int) -> Iterator[tuple[int, int]]:
    """Where scenes, sections and what is loose begin and end: indices of elements."""
    heads = {scene.first: scene for scene in document.scenes}
    at, end = first, len(document.elements)
    while at < end:
        if at in heads:
            last = at + sum(1 for _ in own_elements(document, heads[at]))
        elif document.elements[at].kind is Kind.SECTION:
            last = _section_end(document, at)
        else:
            last = at + 1
            while last < end and last not in heads:
                if document.elements[last].kind is Kind.SECTION:
                    break
                last += 1
        yield at, last
        at = last


def _section_end(document: Document, at: int) -> int:
    """A section with its synopses and notes; the cast's with everything, its sections too."""
    head = document.elements[at]
    elements = document.elements
    last = at + 1
    if isinstance(head, Section) and CAST_SECTION.match(head.plain.strip()):
        while last < len(elements) and elements[last].kind is not Kind.SCENE_HEADING:
            below = elements[last]
            if isinstance(below, Section) and below.level <= head.level:
                break
            last += 1
        return last
    while last < len(elements) and elements[last].kind in TOLD - {Kind.SECTION}:
        last += 1
    return last


def _piece(who: str, text: str, elements: tuple[Element, ...]) -> Piece:
    head = elements[0]
    told = " ".join(e.plain for e in elements if e.kind in {Kind.SECTION, Kind.SYNOPSIS})
    printed = [e for e in elements if e.kind not in TOLD and not isinstance(e, SceneHeading)]
    body = "".join(e.raw for e in printed).strip() if printed else ""
    if isinstance(head, SceneHeading):
        return Piece(who, Sort.SCENE, text, head, told, body)
    if isinstance(head, Section):
        sort = Sort.CAST if CAST_SECTION.match(head.plain.strip()) else Sort.OUTLINE
        return Piece(who, sort, text, None, told, body)
    return Piece(who, Sort.LOOSE if body else Sort.OUTLINE, text, None, told, body)


def _text(document: Document, start: int, end: int) -> str:
    begin = document.start_of(start)
    finish = document.start_of(end - 1) + len(document.elements[end - 1].raw)
    text = document.text[begin:finish].replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\ufeff \t\n")
