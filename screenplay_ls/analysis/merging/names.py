"""One name and one spelling for each character and place, whoever wrote it.

Within one script a name that is rare may be a slip; between two writers it is enough that each
knows only one of two spellings. Whoever leads is followed: who has written down the cast, else
whoever comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from screenplay_ls.analysis.characters import cast, key_of
from screenplay_ls.analysis.locations import PlaceKey, places
from screenplay_ls.analysis.merging.part import Conflict, Part, Quote
from screenplay_ls.analysis.merging.pieces import Sort, pieces_of
from screenplay_ls.analysis.rename import RenameRefused, rename
from screenplay_ls.analysis.rules.names import AGES, GENERIC, TITLES
from screenplay_ls.analysis.rules.slips import one_slip_apart
from screenplay_ls.fountain import parse

LONG = 4
"""Letters from which two names that differ in one of them are taken for one."""
LONG_PLACE = 7

_SHEET = re.compile(r"^\W*([^\W\d_][\w.'’ -]{0,38}?)\s*(?:[:(,–—=]|\s-\s|$)", re.MULTILINE)
_ARTICLES = re.compile(r"\b(?:THE|A|AN|HIS|HER|THEIR)\b")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class _Kind:
    """Names of one kind: those of characters, or those of places."""

    about: Literal["name", "place"]
    keys: Callable[[Part], set[str]]
    target: Callable[[str], str | PlaceKey]
    same: Callable[[str, str], bool]
    """Whether two different names can be one, written in two ways."""


def reconciled(parts: Sequence[Part]) -> tuple[list[Part], list[Conflict]]:
    """The parts with one spelling for each name, and what was decided or could not be."""
    parts = list(parts)
    order = sorted(range(len(parts)), key=lambda index: not _knows_cast(parts[index]))
    conflicts: list[Conflict] = []
    for kind in (_PEOPLE, _PLACES):
        for first, second in combinations(order, 2):
            for leading, other in _pairs(kind, parts[first], parts[second]):
                quotes = Quote(parts[first].who, leading), Quote(parts[second].who, other)
                parts[second], conflict = _renamed(kind, parts[second], quotes)
                conflicts.append(conflict)
    return parts, [*conflicts, *_halves(parts)]


def sheet_names(part: Part) -> dict[str, str]:
    """Who is in the part's cast list, by key, with the list's words about them."""
    found: dict[str, str] = {}
    for piece in pieces_of(part):
        if piece.sort is not Sort.CAST:
            continue
        for line in piece.text.splitlines()[1:]:
            match = _SHEET.match(line.strip().lstrip("#=[]-*• "))
            if match and len(match[1].split()) <= 4:
                found.setdefault(key_of(match[1]), line.strip(" #=[]-*•"))
    return found


def _pairs(kind: _Kind, leading: Part, other: Part) -> Iterator[tuple[str, str]]:
    """Names that only one of two writers knows, and that are the same but for the spelling."""
    ours, theirs = kind.keys(leading), kind.keys(other)
    taken: set[str] = set()
    for one in sorted(ours - theirs):
        for two in sorted(theirs - ours - taken):
            if kind.same(one, two):
                taken.add(two)
                yield one, two
                break


def _renamed(kind: _Kind, part: Part, quotes: tuple[Quote, Quote]) -> tuple[Part, Conflict]:
    """A part with the other writer's spelling of a name: leading writer's quote first."""
    leading, own = quotes
    try:
        edits = rename(part.document, kind.target(own.text), leading.text)
    except RenameRefused as refused:
        return part, Conflict(kind.about, str(refused), quotes)
    text = part.document.text
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    message = f"{own.text} is {leading.text} now, as {leading.who} writes it."
    renamed = replace(part, document=parse(text))
    return renamed, Conflict(kind.about, message, quotes, settled=True)


def _halves(parts: Sequence[Part]) -> Iterator[Conflict]:
    """MARY here and MARY JONES there: perhaps one, perhaps two. Only the writers know."""
    for one, two in combinations(parts, 2):
        ours, theirs = _people(one), _people(two)
        for name in sorted(ours - theirs):
            for other in sorted(theirs - ours):
                if _is_half(name, other) or _is_half(other, name):
                    message = f"{name} and {other} may be the same person: they were left as two."
                    yield Conflict("name", message, (Quote(one.who, name), Quote(two.who, other)))


def _is_half(short: str, long: str) -> bool:
    words, all_words = short.split(), long.split()
    own = [word for word in words if word.strip(".") not in TITLES | AGES | GENERIC]
    rest = {word.strip(".") for word in all_words} - {word.strip(".") for word in words}
    return bool(own) and set(words) < set(all_words) and not rest & AGES


def _knows_cast(part: Part) -> bool:
    return any(piece.sort is Sort.CAST for piece in pieces_of(part))


def _people(part: Part) -> set[str]:
    return set(cast(part.document)) | set(sheet_names(part))


def _places(part: Part) -> set[str]:
    return {key.place for key in places(part.document)}


def _same_person(one: str, two: str) -> bool:
    if any(word.strip(".") in GENERIC for word in (one + " " + two).split()):
        return False
    if _NO_LETTER.sub("", one) == _NO_LETTER.sub("", two):
        return True
    changed = {a for a, b in zip(one, two, strict=False) if a != b}
    if any(letter.isdigit() for letter in changed | {one[-1], two[-1]}):
        return False
    return min(len(one), len(two)) >= LONG and any(one_slip_apart([one, two]))


def _same_place(one: str, two: str) -> bool:
    bare, other = (_NO_LETTER.sub("", _ARTICLES.sub("", each)) for each in (one, two))
    if bare == other:
        return True
    ends = {bare[-1:], other[-1:]}
    if bare + "S" == other or other + "S" == bare or any(end.isdigit() for end in ends):
        return False
    return min(len(bare), len(other)) >= LONG_PLACE and any(one_slip_apart([bare, other]))


def _as_place(key: str) -> str | PlaceKey:
    return PlaceKey(key)


def _as_person(key: str) -> str | PlaceKey:
    return key


_PEOPLE = _Kind("name", _people, _as_person, _same_person)
_PLACES = _Kind("place", _places, _as_place, _same_place)


def everybody(parts: Iterable[Part]) -> set[str]:
    """The keys of everybody who speaks or is in a cast list."""
    return {key for part in parts for key in _people(part)}
