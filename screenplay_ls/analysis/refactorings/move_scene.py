"""Moves a scene up or down: past its neighbour, or into the neighbouring section."""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection
from screenplay_ls.fountain import Document, Kind, Scene, Span


def refactorings(selection: Selection) -> Iterator[Refactoring]:
    """On a scene heading."""
    document = selection.document
    scene = document.scene_at(selection.span.start)
    if scene is None or selection.index != scene.first:
        return
    here = _block(document, scene)
    above = _above(document, scene)
    if above is not None:
        edits = _swap(selection, above, here)
        yield Refactoring("moveSceneUp", "Move the scene up", edits)
    below = _below(document, scene, here)
    if below is not None:
        edits = _swap(selection, here, below)
        yield Refactoring("moveSceneDown", "Move the scene down", edits)


def _block(document: Document, scene: Scene) -> Span:
    """A scene without the sections behind it and their synopses."""
    for index in range(scene.first + 1, scene.last):
        if document.elements[index].kind is Kind.SECTION:
            return Span(scene.start, document.start_of(index))
    return Span(scene.start, scene.end)


def _above(document: Document, scene: Scene) -> Span | None:
    """What a scene passes on its way up: the headings of its section, or else the scene above."""
    if scene.index == 0:
        return None
    before = _block(document, document.scenes[scene.index - 1])
    return before if before.end == scene.start else Span(before.end, scene.start)


def _below(document: Document, scene: Scene, here: Span) -> Span | None:
    if scene.index + 1 == len(document.scenes):
        return None
    after = document.scenes[scene.index + 1]
    return _block(document, after) if here.end == after.start else Span(here.end, after.start)


def _swap(selection: Selection, upper: Span, lower: Span) -> tuple[Edit, ...]:
    """Two neighbours in the other order, with a blank line between and the same end as before."""
    text, newline = selection.document.text, selection.newline
    first, second = text[upper.start : upper.end], text[lower.start : lower.end]
    end = second[len(second.rstrip()) :]
    between = first[len(first.rstrip()) :]
    if between.count(newline) < 2:
        between = newline * 2
    swapped = second.rstrip() + between + first.rstrip() + end
    return (Edit(Span(upper.start, lower.end), swapped),)
