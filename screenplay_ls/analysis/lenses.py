"""A line above the first cue of a character and the first scene of a place: how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.characters import appearances, cast
from screenplay_ls.analysis.counting import counted
from screenplay_ls.analysis.locations import places
from screenplay_ls.analysis.parts import cue_name, heading_place
from screenplay_ls.fountain import Document, Span


@dataclass(frozen=True)
class Lens:
    """A line shown above a line of the script."""

    span: Span
    """The name or the place that it is about, where it first stands."""
    title: str


def lenses(document: Document) -> list[Lens]:
    """One for every character and every place that comes more than once, in order."""
    found = [*_characters(document), *_places(document)]
    return sorted(found, key=lambda lens: lens.span)


def _characters(document: Document) -> Iterator[Lens]:
    scenes = appearances(document)
    for role in cast(document).values():
        if len(role.speeches) > 1:
            first = document.speeches[role.speeches[0]].first
            where = counted(len(scenes[role.key]), "scene")
            title = f"{counted(len(role.speeches), 'speech')} in {where}"
            yield Lens(cue_name(document, first), f"{role.name}: {title}")


def _places(document: Document) -> Iterator[Lens]:
    for place in places(document).values():
        if len(place.scenes) > 1 and not place.key.part:
            first = document.scenes[place.scenes[0]].first
            title = f"{place.name}: {counted(len(place.scenes), 'scene')}"
            yield Lens(heading_place(document, first), title)
