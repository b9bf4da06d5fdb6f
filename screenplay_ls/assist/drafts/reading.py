"""What a draft reads of the script: the page before a place, its synopsis, how people speak."""

from __future__ import annotations

from collections.abc import Sequence

from screenplay_ls.assist.drafts.people import Person
from screenplay_ls.assist.page import parts_before
from screenplay_ls.fountain import Document, Kind, Scene


def page_before(document: Document, offset: int, *, limit: int) -> str:
    """What stands before a place, as a model reads it: at most `limit` characters."""
    index = document.index_from(offset)
    return "".join(part.written for part in parts_before(document, index, limit)).strip("\n")


def scene_so_far(document: Document, scene: Scene, end: int) -> str:
    """The scene's own page below its heading, up to a place."""
    first, last = scene.first + 1, document.index_from(end)
    if last <= first:
        return ""
    length = document.start_of(last) - document.start_of(first)
    parts = parts_before(document, last, max(length, 1))
    return "".join(part.written for part in parts if part.index >= first).strip("\n")


def synopsis_at(document: Document, offset: int) -> str:
    """What the writer says that the scene at a place is about.

    The synopses below its heading; else those right above it, which stand below a section.
    """
    scene = document.scene_at(offset)
    if scene is None:
        return ""
    own = _run(document, range(scene.first + 1, scene.last))
    return own or _run(document, range(scene.first - 1, -1, -1))


def voices(cast: Sequence[Person]) -> str:
    """Lines of everybody, for a model that is to speak as they do."""
    lines = [f"{each.cue}: {' / '.join(each.lines)}" for each in cast if each.lines]
    return "\n".join(lines) or "(nothing yet)"


def _run(document: Document, indices: range) -> str:
    """The synopses that stand together at the beginning of a run of elements."""
    told: list[str] = []
    for index in indices:
        element = document.elements[index]
        if element.kind is Kind.SYNOPSIS:
            told.append(" ".join(element.plain.split()))
        elif element.kind is not Kind.BLANK:
            break
    return " ".join(told if indices.step > 0 else reversed(told))
