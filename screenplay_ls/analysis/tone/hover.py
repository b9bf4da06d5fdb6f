"""What the writer reads when they rest the pointer on a scene heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.fountain import Document, Kind, Scene, Span

Link = Callable[[Span], str]
"""Turns a span of the document into a URI that an editor can follow."""


class Hover(NamedTuple):
    """Markdown, and the place it speaks of."""

    span: Span
    markdown: str


def hover_at(document: Document, offset: int, link: Link | None = None) -> Hover | None:
    """The tone of what stands at an offset, or None where there is nothing to say.

    `link` makes a place in the script clickable; without it places are named by their line.
    """
    placed = document.element_at(offset)
    if placed is None or placed.element.kind is not Kind.SCENE_HEADING:
        return None
    scene = document.scene_at(offset)
    if scene is None:
        return None
    return Hover(document.span_of(placed.index), _scene(document, scene))


def _scene(document: Document, scene: Scene) -> str:
    lines = [
        element.plain
        for element in document.elements[scene.first : scene.last]
        if element.kind is Kind.DIALOGUE
    ]
    if not lines:
        return "**Tone** · nobody speaks in this scene"
    said = opinion("\n".join(lines))
    words = sorted(said.words, key=lambda pair: -abs(pair[1]))[:6]
    shown = ", ".join(f"“{word}” {value:+.1f}" for word, value in words)
    count = f"{len(lines)} line" + "s" * (len(lines) != 1)
    return (
        f"**Tone** · {said.polarity:+.2f} over {count} of dialogue\n\n"
        f"Subjectivity {said.subjectivity:.2f} · {shown or 'no word that TextBlob knows'}"
    )
