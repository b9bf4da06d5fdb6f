"""Who speaks where: from elements to speeches, and after an edit only where it can have changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from screenplay_ls.fountain.elements import Character, Element
from screenplay_ls.fountain.kinds import LINE_END, Kind, Span

_UNSPOKEN = (Kind.NOTE, Kind.BONEYARD, Kind.SYNOPSIS)
_MAY_BE_SPEECH = (Kind.LYRICS, *_UNSPOKEN)
_BLANK_LINE = re.compile(rf"{LINE_END}(?![ \xa0]{{2}})[^\S\r\n]*[\r\n]")


class Speech(NamedTuple):
    """A speech: `elements[first:last]`, of which the first is the cue."""

    index: int  # pyright: ignore[reportIncompatibleMethodOverride] -- tuple.index is useless here.
    name: str
    extensions: tuple[str, ...]
    dual: bool
    first: int
    last: int
    partner: int | None
    """The index of the speech that is spoken at the same time, for both of them."""


class Before(NamedTuple):
    """What was known before an edit."""

    speeches: tuple[Speech, ...]
    changed: Span
    """The elements of then that the edit has replaced."""
    new: int
    """How many there are in their place."""


def read_speeches(elements: Sequence[Element], before: Before | None = None) -> tuple[Speech, ...]:
    """The speeches, in order; the same object as before if none has changed."""
    known, changed, new = before or Before((), Span(0, 0), len(elements))
    # A speech ends above the next cue: only the last one above the edit may have another end.
    kept = max(bisect_left(known, changed.start, key=_first) - 1, 0)
    while 0 < kept < len(known) and known[kept].dual:
        kept -= 1
    below = bisect_left(known, changed.end, key=_first)
    begin = known[kept].first if kept < len(known) else changed.start
    end = changed.start + new
    moved = end - changed.end
    found = list(known[:kept])
    for index in range(min(begin, changed.start), end):
        _read(elements, index, found)
    # A cue that is not set beside the speech above does not depend on it.
    while below < len(known) and known[below].dual:
        _read(elements, known[below].first + moved, found)
        below += 1
    by = len(found) - below
    if not moved and not by and found[kept:] == list(known[kept:below]):
        return known
    rest = known[below:]
    found += [_moved(speech, by, moved) for speech in rest] if moved or by else rest
    return tuple(found)


def _first(speech: Speech) -> int:
    return speech.first


def _moved(speech: Speech, by: int, moved: int) -> Speech:
    index, name, extensions, dual, first, last, partner = speech
    partner = None if partner is None else partner + by
    return Speech(index + by, name, extensions, dual, first + moved, last + moved, partner)


def _read(elements: Sequence[Element], first: int, found: list[Speech]) -> None:
    """Add the speech that begins with an element, if it is a cue."""
    cue = elements[first]
    if not isinstance(cue, Character):
        return
    last, number, partner = _end(elements, first), len(found), None
    if cue.dual and found and found[-1].partner is None:
        above = found[-1]
        if all(element.kind in _UNSPOKEN for element in elements[above.last : first]):
            partner = above.index
            found[-1] = above._replace(partner=number)
    name, extensions, dual = cue.parts
    found.append(Speech(number, name, extensions, dual, first, last, partner))


def _end(elements: Sequence[Element], cue: int) -> int:
    """Dialogue and parentheticals stand in speeches only; the rest ends at a blank line."""
    last = at = cue + 1
    while at < len(elements):
        kind = elements[at].kind
        if kind is Kind.DIALOGUE or kind is Kind.PARENTHETICAL:
            last = at + 1
        elif kind not in _MAY_BE_SPEECH or _blank_below(elements[at - 1]):
            break
        elif kind is Kind.LYRICS:
            last = at + 1
        at += 1
    return last


def _blank_below(element: Element) -> bool:
    """Whether an element owns a blank line; one of two spaces is none."""
    return _BLANK_LINE.search(element.raw, len(element.raw.rstrip())) is not None
