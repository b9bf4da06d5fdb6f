"""Where the parts of a line stand: the name on a cue, the place and the time in a heading."""

from __future__ import annotations

from screenplay_ls.fountain import Character, Document, SceneHeading, Span


def cue_name(document: Document, index: int) -> Span:
    """The name on the cue that is element `index`, without mark, extensions or caret."""
    cue = document.elements[index]
    if not isinstance(cue, Character):
        return document.span_of(index)
    return _words(document, index, 0, cue.name)


def heading_place(document: Document, index: int) -> Span:
    """The place in the heading that is element `index`, without the part of it."""
    heading = document.elements[index]
    if not isinstance(heading, SceneHeading):
        return document.span_of(index)
    return _words(document, index, len(heading.prefix), heading.place)


def heading_sub_place(document: Document, index: int) -> Span | None:
    """The part of the place (`LIFT` of `THEATRE - LIFT`), if the heading names one."""
    heading = document.elements[index]
    if not isinstance(heading, SceneHeading) or not heading.sub_place:
        return None
    plain = heading.plain
    after = plain.find(heading.place, len(heading.prefix)) + len(heading.place)
    # Parts of parts are joined by a plain hyphen, whatever dash stands between them.
    first, *_, last = (*heading.sub_place.split(" - "), heading.sub_place.split(" - ")[-1])
    start = _words(document, index, after, first).start
    return Span(start, _words(document, index, after, last).end)


def _words(document: Document, index: int, after: int, words: str) -> Span:
    """The first place of `words` in the plain text of an element; its content if there is none."""
    element = document.elements[index]
    start = document.start_of(index)
    if not after and words and element.raw.startswith(words):
        return Span(start, start + len(words))  # Nearly every cue.
    found = element.plain.find(words, after) if words else -1
    if found < 0:
        return document.span_of(index)
    last = found + len(words) - 1
    return Span(start + element.raw_offset(found), start + element.raw_offset(last) + 1)
