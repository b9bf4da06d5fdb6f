"""Every place where a script names a character or a place."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from screenplay_ls.analysis.characters import cast, key_of
from screenplay_ls.analysis.locations import PlaceKey, place_keys, places
from screenplay_ls.analysis.mentions import (
    FORMS,
    Doubts,
    Form,
    Occurrence,
    folded_text,
    is_name,
    mentions,
)
from screenplay_ls.analysis.parts import cue_name, heading_place, heading_sub_place
from screenplay_ls.fountain import Character, Document, Placed, SceneHeading, Span


@dataclass(frozen=True)
class Subject:
    """What the cursor stands on: a character by key, or a place by its key."""

    key: str | PlaceKey
    span: Span


def subject_at(document: Document, offset: int) -> Subject | None:
    """The character or the place that is named at `offset`."""
    placed = document.element_at(offset)
    if placed is None or placed.element.kind not in FORMS:
        return None
    element = placed.element
    if isinstance(element, Character):
        span = cue_name(document, placed.index)
        key = key_of(element.name)
        return Subject(key, span) if key and _touches(span, offset) else None
    if isinstance(element, SceneHeading):
        return _place_at(document, placed, element, offset)
    return _mention_at(document, placed, offset)


def occurrences(document: Document, key: str | PlaceKey) -> list[Occurrence]:
    """Every naming of one character or place, in the order of the script, unsure ones included."""
    if isinstance(key, PlaceKey):
        return _of_place(document, key)
    return _of_character(document, key)


def certain(document: Document, key: str | PlaceKey) -> list[Occurrence]:
    """The namings of one character or place that leave no doubt."""
    return [occurrence for occurrence in occurrences(document, key) if occurrence.doubt is None]


def _touches(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _place_at(
    document: Document, placed: Placed, heading: SceneHeading, offset: int
) -> Subject | None:
    for key in reversed(place_keys(heading)):
        span = named_in_heading(document, placed.index, key)
        if _touches(span, offset):
            return Subject(key, span)
    return None


def _mention_at(document: Document, placed: Placed, offset: int) -> Subject | None:
    """The longest name around `offset` that leaves no doubt."""
    folded = folded_text(document)
    everybody = cast(document)
    names = {*everybody, *(key.place for key in places(document) if not key.part)}
    around: list[tuple[str, Span]] = []
    for name in names:
        start = folded.find(name, max(0, offset - len(name)), offset + len(name))
        if start >= 0:
            around.append((name, Span(start, start + len(name))))
    for name, span in sorted(around, key=lambda found: len(found[0]), reverse=True):
        if is_name(document.text, folded, span):
            if Doubts(document, name).about(placed, span) is not None:
                return None
            return Subject(name if name in everybody else PlaceKey(name), span)
    return None


def _of_character(document: Document, key: str) -> list[Occurrence]:
    role = cast(document).get(key)
    cues = role.speeches if role else ()
    found = [
        Occurrence(cue_name(document, index), index, Form.CUE)
        for index in (document.speeches[cue].first for cue in cues)
    ]
    known = frozenset(occurrence.span.start for occurrence in found)
    found += mentions(document, key, known)
    return sorted(found, key=itemgetter(0))


def _of_place(document: Document, key: PlaceKey) -> list[Occurrence]:
    place = places(document).get(key)
    headings = [document.scenes[index].first for index in place.scenes] if place else []
    found = [
        Occurrence(named_in_heading(document, index, key), index, Form.HEADING)
        for index in headings
    ]
    name = key.part or key.place
    if name not in cast(document):
        elsewhere = (Form.CUE, Form.HEADING)
        found += [mention for mention in mentions(document, name) if mention.form not in elsewhere]
    return sorted(found, key=lambda occurrence: occurrence.span)


def named_in_heading(document: Document, index: int, key: PlaceKey) -> Span:
    """The words of a heading that name a place, or the part of it."""
    part = heading_sub_place(document, index) if key.part else None
    return part or heading_place(document, index)
