"""Scenes, sections, characters and places by name, for a search over whole scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.definition import first_scene
from screenplay_ls.analysis.locations import places
from screenplay_ls.analysis.memo import per_document
from screenplay_ls.analysis.outline import Entry, OutlineNode, outline
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.fountain import Document, Span


class SymbolSort(Enum):
    """What was found."""

    SECTION = "section"
    SCENE = "scene"
    CHARACTER = "character"
    PLACE = "place"


@dataclass(frozen=True)
class Symbol:
    """Something with a name."""

    name: str
    sort: SymbolSort
    span: Span
    """Where to go: a heading, a first cue."""
    rank: int = 0
    """How far the name is from what was asked for: the smaller, the nearer."""


def symbols(document: Document, query: str) -> list[Symbol]:
    """What `query` may mean, in any case, in the order of the script; all for an empty query.

    That is what has every word of it in its name, or at least all its letters in their order.
    """
    words = query.casefold().split()
    found: list[Symbol] = []
    for symbol in _all(document):
        rank = _rank(symbol.name.casefold(), words)
        if rank is not None:
            found.append(replace(symbol, rank=rank) if rank else symbol)
    return found


def _rank(name: str, words: list[str]) -> int | None:
    """0: its words begin with those; 1: they are in it; 2: their letters are; None: no."""
    if all(word in name for word in words):
        return int(not all(f" {word}" in f" {name}" for word in words))
    letters = iter(name)
    return 2 if all(letter in letters for letter in "".join(words)) else None


@per_document
def _all(document: Document) -> tuple[Symbol, ...]:
    return (*_characters(document), *_places(document), *_outlined(outline(document)))


def _characters(document: Document) -> Iterator[Symbol]:
    for role in cast(document).values():
        first = document.speeches[role.speeches[0]].first
        yield Symbol(role.name, SymbolSort.CHARACTER, cue_name(document, first))


def _places(document: Document) -> Iterator[Symbol]:
    for place in places(document).values():
        span = first_scene(document, place.key)
        if span is not None:
            yield Symbol(place.name, SymbolSort.PLACE, span)


def _outlined(nodes: tuple[OutlineNode, ...]) -> Iterator[Symbol]:
    for node in nodes:
        if node.entry in _SORTS:
            name = f"{node.number}. {node.name}" if node.number else node.name
            yield Symbol(name, _SORTS[node.entry], node.heading)
        yield from _outlined(node.children)


_SORTS = {Entry.SECTION: SymbolSort.SECTION, Entry.SCENE: SymbolSort.SCENE}
