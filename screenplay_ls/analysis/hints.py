"""Small notes beside scene headings: how long the scene is."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.characters import cast_of
from screenplay_ls.analysis.outline import described
from screenplay_ls.analysis.timing import length_before, scene_length
from screenplay_ls.fountain import Document, Scene, Span


@dataclass(frozen=True)
class Hint:
    """A note that is shown in a line and is not part of it."""

    offset: int
    """Behind which place in the text it is shown."""
    label: str
    tooltip: str


def hints(document: Document, span: Span) -> list[Hint]:
    """The length of every scene whose heading touches `span`, in eighths of a page and minutes."""
    return [
        _hint(document, scene)
        for scene in document.scenes
        if scene.start <= span.end and document.start_of(scene.first + 1) >= span.start
    ]


def _hint(document: Document, scene: Scene) -> Hint:
    length = scene_length(document, scene)
    start = length_before(document, scene.start)
    speakers = ", ".join(role.name for role in cast_of(document, scene)) or "nobody"
    return Hint(
        document.span_of(scene.first).end,
        f"{length.pages} · {length.clock}",
        f"This scene: {described(length)}. It begins at {start.clock}. Who speaks: {speakers}.",
    )
