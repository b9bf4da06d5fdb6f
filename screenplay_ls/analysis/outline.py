"""The outline of a script: sections, scenes, synopses and notes, nested, with their lengths."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from screenplay_ls.analysis.includes import includes_of
from screenplay_ls.analysis.memo import per_document, per_element
from screenplay_ls.analysis.timing import Length, length_between
from screenplay_ls.fountain import Document, Element, Kind, SceneHeading, Section, Span


class Entry(Enum):
    """What a line of the outline stands for."""

    SECTION = "section"
    SCENE = "scene"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    INCLUDE = "include"


class OutlineNode(NamedTuple):
    """One line of the outline and what hangs below it."""

    entry: Entry
    name: str
    """Never empty: editors refuse a symbol without a name."""
    detail: str
    """Length on the page and on the screen; empty for notes and synopses."""
    span: Span
    """Everything that belongs to it, its children included."""
    heading: Span
    """The words that `name` was taken from."""
    number: str | None = None
    """A scene's number, as the writer gave it."""
    children: tuple[OutlineNode, ...] = ()


@per_document
def outline(document: Document) -> tuple[OutlineNode, ...]:
    """The roots of the outline, in the order of the script."""
    open_nodes: list[tuple[_Found, int, list[OutlineNode]]] = []
    roots: list[OutlineNode] = []

    def close(down_to: int, end: int) -> None:
        while open_nodes and open_nodes[-1][0].depth >= down_to:
            found, index, children = open_nodes.pop()
            siblings = open_nodes[-1][2] if open_nodes else roots
            siblings.append(_branch(document, found, index, end, tuple(children)))

    for index, entries in enumerate(_entries(document)):
        for found in entries:
            close(found.depth, index)
            if found.depth == LEAF_DEPTH:
                siblings = open_nodes[-1][2] if open_nodes else roots
                siblings.append(_leaf(document, found, index))
            else:
                open_nodes.append((found, index, []))
    close(0, len(document.elements))
    return tuple(roots)


def around(document: Document, offset: int) -> list[Span]:
    """The scene and the sections that a place lies in, the innermost first."""
    placed = document.element_at(offset)
    if placed is None:
        return []
    entries, found, depth = _entries(document), list[Span](), LEAF_DEPTH
    for index in range(placed.index, -1, -1):
        for entry in entries[index]:
            if entry.depth < depth:
                depth = entry.depth
                end = _end(entries, index, depth)
                last = document.span_of(end - 1).end
                span = Span(_placed(document, entry, index).start, last)
                if span.start <= offset <= span.end:
                    found.append(span)
        if depth == 1:
            break
    return found


def _end(entries: tuple[tuple[_Found, ...], ...], index: int, depth: int) -> int:
    """The element in front of which what begins at an element ends."""
    for below in range(index + 1, len(entries)):
        if any(entry.depth <= depth for entry in entries[below]):
            return below
    return len(entries)


DEEPEST_SECTION = 12
"""Sections below this level stand beside each other: no script nests deeper, and no tree may."""

SCENE_DEPTH = DEEPEST_SECTION + 1
"""A scene ends where the next scene or section begins."""

LEAF_DEPTH = SCENE_DEPTH + 1
"""Synopses and notes hold nothing."""

_OWN_LINE = frozenset({Kind.SECTION, Kind.SCENE_HEADING, Kind.SYNOPSIS, Kind.NOTE})

_WHOLLY_ASIDE = frozenset({Kind.NOTE, Kind.BONEYARD, Kind.TITLE_PAGE})


class _Found(NamedTuple):
    """An entry before it is nested."""

    entry: Entry
    depth: int
    name: str
    heading: Span
    """Relative to the element."""
    number: str | None = None


def _entries_of(element: Element) -> tuple[_Found, ...]:
    """What an element adds to the outline: itself, and the notes inside it."""
    kind = element.kind
    found: list[_Found] = []
    if kind in _OWN_LINE:
        found.append(_own_line(element))
    if kind not in _WHOLLY_ASIDE:
        found += [
            _Found(Entry.NOTE, LEAF_DEPTH, _one_line(inline.text) or "Note", inline.span)
            for inline in element.inlines
            if inline.kind is Kind.NOTE
        ]
    included = includes_of(element)
    if included:
        taken = {span for span, _ in included}
        found = [each for each in found if each.heading not in taken]
        found += [_Found(Entry.INCLUDE, LEAF_DEPTH, path, span) for span, path in included]
        found.sort(key=lambda each: each.heading)
    return tuple(found)


_entries = per_element(_entries_of)


def _own_line(element: Element) -> _Found:
    span = element.content
    name = _one_line(element.plain) or _one_line(element.text)
    if isinstance(element, Section):
        depth = min(element.level, DEEPEST_SECTION)
        return _Found(Entry.SECTION, depth, name or "Section", span)
    if isinstance(element, SceneHeading):
        return _Found(Entry.SCENE, SCENE_DEPTH, name or "Scene", span, element.number)
    if element.kind is Kind.SYNOPSIS:
        return _Found(Entry.SYNOPSIS, LEAF_DEPTH, name or "Synopsis", span)
    return _Found(Entry.NOTE, LEAF_DEPTH, name or "Note", span)


def _branch(
    document: Document, found: _Found, index: int, end: int, children: tuple[OutlineNode, ...]
) -> OutlineNode:
    """A section or a scene from element `index` up to, not including, element `end`."""
    heading = _placed(document, found, index)
    span = Span(heading.start, document.span_of(end - 1).end)
    detail = described(length_between(document, index, end))
    return OutlineNode(found.entry, found.name, detail, span, heading, found.number, children)


def _leaf(document: Document, found: _Found, index: int) -> OutlineNode:
    span = _placed(document, found, index)
    return OutlineNode(found.entry, found.name, "", span, span)


def _placed(document: Document, found: _Found, index: int) -> Span:
    start = document.start_of(index)
    return Span(start + found.heading.start, start + found.heading.end)


@lru_cache(maxsize=4096)
def described(length: Length) -> str:
    """A length for the margin: `1 3/8 pages, 1:20`; empty when nothing would be printed."""
    if not length.lines:
        return ""
    return f"{length.pages} {'page' if length.eighths <= 8 else 'pages'}, {length.clock}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
