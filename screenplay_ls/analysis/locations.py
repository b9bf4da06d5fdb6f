"""Where a script plays: places, the parts of places, and the times of day they are seen at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.memo import per_part
from screenplay_ls.fountain import Document, SceneHeading


class PlaceKey(NamedTuple):
    """What makes two headings play in the same place."""

    place: str
    part: str = ""
    """The part of the place, `LIFT` of `THEATRE - LIFT`; empty for the whole."""


@dataclass(frozen=True)
class Place:
    """A place, or a part of one."""

    key: PlaceKey
    name: str
    """As the first heading writes it, with the place it is part of: `THEATRE - LIFT`."""
    scenes: tuple[int, ...]
    """Indices into `document.scenes`; those of its parts included."""
    prefixes: tuple[str, ...]
    """`INT.`, `EXT.` ... as headings use them here, the most frequent first."""
    times: tuple[str, ...]
    """Times of day it is seen at, the most frequent first."""


def place_keys(heading: SceneHeading) -> tuple[PlaceKey, ...]:
    """The place of a heading and, after it, the part of that place; nothing for a bare prefix."""
    place = key_of(heading.place)
    if not place:
        return ()
    part = key_of(heading.sub_place or "")
    return (PlaceKey(place), PlaceKey(place, part)) if part else (PlaceKey(place),)


@per_part(lambda document: [scene.heading for scene in document.scenes])
def places(document: Document) -> dict[PlaceKey, Place]:
    """Every place and every part of one, in the order of their first scenes."""
    scenes: dict[PlaceKey, list[int]] = {}
    for scene in document.scenes:
        for key in place_keys(scene.heading):
            scenes.setdefault(key, []).append(scene.index)
    return {key: _place(document, key, indices) for key, indices in scenes.items()}


def _place(document: Document, key: PlaceKey, indices: list[int]) -> Place:
    headings = [document.scenes[index].heading for index in indices]
    first = headings[0]
    name = f"{first.place} - {first.sub_place}" if key.part else first.place
    return Place(
        key,
        name,
        tuple(indices),
        _frequent([heading.prefix.upper() for heading in headings]),
        _frequent([heading.time.upper() for heading in headings if heading.time]),
    )


def _frequent(values: list[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(values).most_common() if value)
