"""The outline of a script: sections, scenes, synopses and notes, nested, with their lengths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from screenplay_ls.analysis.memo import per_document
from screenplay_ls.analysis.timing import Length, length_between
from screenplay_ls.fountain import Document, Element, Kind, SceneHeading, Section, Span


class Entry(Enum):
    """What a line of the outline stands for."""

    SECTION = "section"
    SCENE = "scene"
    SYNOPSIS = "synopsis"
    NOTE = "note"


@dataclass(frozen=True)
class OutlineNode:
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
    open_nodes: list[tuple[_Found, list[OutlineNode]]] = []
    roots: list[OutlineNode] = []

    def close(down_to: int, end: int) -> None:
        while open_nodes and open_nodes[-1][0].depth >= down_to:
            found, children = open_nodes.pop()
            siblings = open_nodes[-1][1] if open_nodes else roots
            siblings.append(_branch(document, found, end, tuple(children)))

    for found in _entries(document):
        close(found.depth, found.index)
        if found.depth == LEAF_DEPTH:
            siblings = open_nodes[-1][1] if open_nodes else roots
            siblings.append(OutlineNode(found.entry, found.name, "", found.heading, found.heading))
        else:
            open_nodes.append((found, []))
    close(0, len(document.elements))
    return tuple(roots)


DEEPEST_SECTION = 12
"""Sections below this level stand beside each other: no script nests deeper, and no tree may."""

SCENE_DEPTH = DEEPEST_SECTION + 1
"""A scene ends where the next scene or section begins."""

LEAF_DEPTH = SCENE_DEPTH + 1
"""Synopses and notes hold nothing."""

_OWN_LINE = frozenset({Kind.SECTION, Kind.SCENE_HEADING, Kind.SYNOPSIS, Kind.NOTE})


@dataclass(frozen=True)
class _Found:
    """An entry before it is nested."""

    entry: Entry
    depth: int
    index: int
    """Of its element."""
    name: str
    heading: Span
    number: str | None = None


def _entries(document: Document) -> list[_Found]:
    found: list[_Found] = []
    for index, element in enumerate(document.elements):
        kind = element.kind
        if kind in _OWN_LINE:
            found.append(_own_line(document, index, element))
        if kind not in _WHOLLY_ASIDE and element.inlines:
            found += _inside(document, index, element)
    return found


_WHOLLY_ASIDE = frozenset({Kind.NOTE, Kind.BONEYARD, Kind.TITLE_PAGE})


def _own_line(document: Document, index: int, element: Element) -> _Found:
    span = document.span_of(index)
    name = _one_line(element.plain) or _one_line(element.text)
    if isinstance(element, Section):
        depth = min(element.level, DEEPEST_SECTION)
        return _Found(Entry.SECTION, depth, index, name or "Section", span)
    if isinstance(element, SceneHeading):
        return _Found(Entry.SCENE, SCENE_DEPTH, index, name or "Scene", span, element.number)
    if element.kind is Kind.SYNOPSIS:
        return _Found(Entry.SYNOPSIS, LEAF_DEPTH, index, name or "Synopsis", span)
    return _Found(Entry.NOTE, LEAF_DEPTH, index, name or "Note", span)


def _inside(document: Document, index: int, element: Element) -> list[_Found]:
    start = document.start_of(index)
    return [
        _Found(
            Entry.NOTE,
            LEAF_DEPTH,
            index,
            _one_line(inline.text) or "Note",
            Span(start + inline.span.start, start + inline.span.end),
        )
        for inline in element.inlines
        if inline.kind is Kind.NOTE
    ]


def _branch(
    document: Document, found: _Found, end: int, children: tuple[OutlineNode, ...]
) -> OutlineNode:
    """A section or a scene that reaches up to the element `end`."""
    span = Span(found.heading.start, document.span_of(end - 1).end)
    length = length_between(document, found.index, end)
    return OutlineNode(
        found.entry,
        found.name,
        described(length),
        span,
        found.heading,
        found.number,
        children,
    )


def described(length: Length) -> str:
    """A length for the margin: `1 3/8 pages, 1:20`; empty when nothing would be printed."""
    if not length.lines:
        return ""
    return f"{length.pages} {'page' if length.eighths <= 8 else 'pages'}, {length.clock}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
