"""One place under two spellings: BLOOM HOUSE KITCHEN and BLOOM HOUSE - KITCHEN, KITCHEN and KICHEN.

Reports, outlines and completion count them as two places. Compared are places that differ in
nothing but signs and spaces, and rare ones that are one slip of a finger from a frequent one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related, Severity
from screenplay_ls.analysis.parts import heading_place, heading_sub_place
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted
from screenplay_ls.analysis.rules.slips import one_slip_apart
from screenplay_ls.fountain import Kind, Placed, SceneHeading, Span

CODE = "inconsistent-place"

LONG = 7
"""Letters from which one slip is more likely a slip than another place."""

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class _Place:
    """A place as some headings write it."""

    written: str
    uses: tuple[Placed, ...]


@rule(CODE, FORM, severity=Severity.INFORMATION)
def inconsistent_place(script: Script) -> Iterator[Finding]:
    """A place that other scene headings write differently."""
    places = _places(script)
    for one, other in _pairs(places):
        rare, usual = sorted((one, other), key=lambda place: len(place.uses))
        if len(rare.uses) == len(usual.uses):
            rare, usual = sorted((one, other), key=lambda place: -place.uses[0].index)
        for placed in rare.uses:
            yield _finding(script, placed, rare, usual)


def _places(script: Script) -> list[_Place]:
    uses: dict[str, list[Placed]] = {}
    for placed in script.of(Kind.SCENE_HEADING):
        heading = placed.element
        if isinstance(heading, SceneHeading) and heading.prefix and heading.place:
            written = script.document.text[slice(*_span(script, placed))]
            uses.setdefault(_normal(written), []).append(placed)
    return [_Place(written, tuple(found)) for written, found in uses.items()]


def _pairs(places: list[_Place]) -> Iterator[tuple[_Place, _Place]]:
    by_key: dict[str, list[_Place]] = {}
    for place in places:
        by_key.setdefault(_NO_LETTER.sub("", place.written), []).append(place)
    for alike in by_key.values():
        yield from combinations(alike, 2)
    long = (key for key in by_key if len(key) >= LONG)
    for key, other_key in one_slip_apart(long):
        if _is_plural_or_number(key, other_key):
            continue
        for one, other in product(by_key[key], by_key[other_key]):
            uses = len(one.uses), len(other.uses)
            if min(uses) == 1 and sum(uses) > 2:
                yield one, other


def _is_plural_or_number(one: str, other: str) -> bool:
    """Whether two keys differ in a final S, or in a number or letter that tells rooms apart."""
    if one + "S" == other or other + "S" == one:
        return True
    length = min(len(one), len(other))
    start = next((i for i in range(length) if one[i] != other[i]), length)
    end = start == length or start == length - 1
    return end or any(part[start : start + 1].isdigit() for part in (one, other))


def _finding(script: Script, placed: Placed, rare: _Place, usual: _Place) -> Finding:
    other = _span(script, usual.uses[0])
    best = script.document.text[slice(*other)]
    here = Edit(_span(script, placed), best)
    fixes = [Fix(f"Write {quoted(best)}", (here,), preferred=True)]
    if len(rare.uses) > 1:
        everywhere = tuple(Edit(_span(script, use), best) for use in rare.uses)
        fixes.append(Fix(f"Write {quoted(best)} in all {len(rare.uses)} headings", everywhere))
    return Finding(
        here.span,
        CODE,
        f"Elsewhere this place is written {quoted(best)}: two spellings count as two places.",
        fixes=tuple(fixes),
        related=(Related(other, "The other spelling"),),
    )


def _span(script: Script, placed: Placed) -> Span:
    """Where a heading's place stands, with the part of it."""
    place = heading_place(script.document, placed.index)
    part = heading_sub_place(script.document, placed.index)
    return Span(place.start, part.end if part else place.end)


def _normal(written: str) -> str:
    """What two spellings may differ in without anybody minding."""
    return " ".join(written.upper().replace("’", "'").replace("–", "-").replace("—", "-").split())
