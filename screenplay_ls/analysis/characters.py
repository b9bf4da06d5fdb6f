"""Who is in a script: the cast, who talks to whom, where each first appears and next speaks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from screenplay_ls.analysis.memo import per_part
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.fountain import Document, Scene, Span, Speech


@dataclass(frozen=True)
class Role:
    """A character by the name on their cues."""

    key: str
    """The name in capitals, single spaces: two spellings with one key are one character."""
    name: str
    """As the first cue has it, without a forcing mark."""
    speeches: tuple[int, ...]
    """Indices into `document.speeches`."""


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What makes two spellings of a name the same character or place."""
    return " ".join(name.replace("’", "'").upper().split())


@per_part(lambda document: document.speeches)
def cast(document: Document) -> dict[str, Role]:
    """Everybody who speaks, by key, in the order of their first cues."""
    speeches: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for speech in document.speeches:
        key = key_of(speech.name)
        if key:
            speeches.setdefault(key, []).append(speech.index)
            names.setdefault(key, " ".join(speech.name.split()))
    return {key: Role(key, names[key], tuple(indices)) for key, indices in speeches.items()}


def cast_of(document: Document, scene: Scene) -> list[Role]:
    """Who speaks in a scene, in the order of their first cues there."""
    everybody = cast(document)
    keys = dict.fromkeys(key_of(speech.name) for speech in speeches_of(document, scene))
    return [everybody[key] for key in keys if key]


@per_part(lambda document: (document.speeches, document.heads))
def appearances(document: Document) -> dict[str, tuple[int, ...]]:
    """In which scenes each character speaks: indices into `document.scenes`, by key."""
    found: dict[str, dict[int, None]] = {key: {} for key in cast(document)}
    for scene in document.scenes:
        for speech in speeches_of(document, scene):
            found.get(key_of(speech.name), {})[scene.index] = None
    return {key: tuple(indices) for key, indices in found.items()}


def speeches_of(document: Document, scene: Scene) -> tuple[Speech, ...]:
    """The speeches of a scene."""
    return speeches_between(document, scene.first, scene.last)


def speeches_between(document: Document, first: int, last: int) -> tuple[Speech, ...]:
    """The speeches whose cues are elements from `first` up to, not including, `last`."""
    speeches = document.speeches
    return speeches[_from(speeches, first) : _from(speeches, last)]


def cue_after(document: Document, offset: int, key: str) -> Span | None:
    """The name on the next cue of a character below `offset`."""
    for span in _cues(document, key):
        if span.start > offset:
            return span
    return None


def cue_before(document: Document, offset: int, key: str) -> Span | None:
    """The name on the nearest cue of a character that ends above `offset`."""
    before = [span for span in _cues(document, key) if span.end < offset]
    return before[-1] if before else None


def _cues(document: Document, key: str) -> list[Span]:
    role = cast(document).get(key)
    if role is None:
        return []
    speeches = document.speeches
    return [cue_name(document, speeches[index].first) for index in role.speeches]


def _from(speeches: tuple[Speech, ...], first: int) -> int:
    return bisect_left(speeches, first, key=lambda speech: speech.first)
