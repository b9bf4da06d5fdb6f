"""What belongs to a scene."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from screenplay_ls.fountain import Document, Element, Kind, Scene


def own_elements(document: Document, scene: Scene) -> Iterator[Element]:
    """The elements of a scene up to where a section begins.

    A section's heading and synopsis stand before the next scene heading, so they are among the
    scene's elements; what they say is about the scenes to come.
    """
    elements = document.elements[scene.first : scene.last]
    return takewhile(lambda element: element.kind is not Kind.SECTION, elements)
