"""Where a character is introduced, and where a place is first seen."""

from __future__ import annotations

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.locations import PlaceKey, places
from screenplay_ls.analysis.mentions import Form, mentions
from screenplay_ls.analysis.occurrences import named_in_heading
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.fountain import Document, Span


def definition(document: Document, key: str | PlaceKey) -> Span | None:
    """Where the script presents a character or a place for the first time."""
    if isinstance(key, PlaceKey):
        return first_scene(document, key)
    return introduction(document, key)


def introduction(document: Document, key: str) -> Span | None:
    """Where a character is introduced.

    That is their first name in capitals in the action, as the convention has it, unless they have
    spoken in an earlier scene; else the first time action names them before they speak; else
    their first cue.
    """
    role = cast(document).get(key)
    if role is None:
        return None
    first = document.speeches[role.speeches[0]]
    cue = cue_name(document, first.first)
    scene = document.scene_at(cue.start)
    end = scene.end if scene else cue.end
    shown = [
        mention.span
        for mention in mentions(document, key, until=end)
        if mention.form is Form.ACTION and mention.doubt is None
    ]
    capitals = [span for span in shown if document.text[span.start : span.end].isupper()]
    before = [span for span in shown if span.end <= cue.start]
    return next(iter([*capitals, *before, cue]))


def first_scene(document: Document, key: PlaceKey) -> Span | None:
    """The heading of the first scene in a place: its words for the place."""
    place = places(document).get(key)
    if place is None:
        return None
    return named_in_heading(document, document.scenes[place.scenes[0]].first, key)
