"""When scenes play with respect to each other, for the rules about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from screenplay_ls.analysis.rules.headings import daylight
from screenplay_ls.analysis.rules.names import proper
from screenplay_ls.analysis.rules.script import Script, vocabulary, words
from screenplay_ls.fountain import Kind, Placed, Scene, SceneHeading, Span

CONTINUOUS = re.compile(r"\bCONTINU(?:OUS|OUSLY|ED|ING)\b", re.IGNORECASE)
LATER = re.compile(r"\bLATER\b", re.IGNORECASE)
BREAK = re.compile(r"\b(?:DISSOLVE|FADE|TIME CUT|FLASH\w*|MONTHS?|YEARS?|WEEKS?|DAYS?)\b")
"""A transition that lets time pass."""

_FADE = re.compile(r"FADE (?:OUT|IN|TO BLACK)[.:]?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = vocabulary("THE AND OF INT EXT EST DAY NIGHT LATER CONTINUOUS CONTINUED SAME ROOM")


class Follows(NamedTuple):
    """A scene, and the one before it."""

    before: Scene
    scene: Scene


def neighbours(script: Script) -> Iterator[Follows]:
    """Each scene with the one before it."""
    scenes = script.document.scenes
    for before, scene in pairwise(scenes):
        yield Follows(before, scene)


def when(heading: SceneHeading) -> str:
    """All that a heading says behind its place."""
    at = heading.plain.find(heading.place) if heading.place else -1
    return heading.plain[at + len(heading.place) :] if at >= 0 else heading.plain


def time_span(placed: Placed, pattern: re.Pattern[str]) -> Span | None:
    """Where in the document a heading says something."""
    match = pattern.search(placed.element.plain)
    return words(placed, match.start(), match.end()) if match else None


def breaks(script: Script, follows: Follows) -> Placed | None:
    """A transition between two scenes that lets time pass, or the end of an act."""
    for index in range(follows.before.first, follows.scene.first):
        placed = script.placed[index]
        element = placed.element
        line = element.plain.strip()
        if element.kind is Kind.TRANSITION and BREAK.search(line.upper()):
            return placed
        if element.kind is Kind.ACTION and _FADE.fullmatch(line):
            return placed
    return None


def light_of(heading: SceneHeading, inherited: str | None) -> str | None:
    """Day or night, or None where a heading does not say; a continuous scene inherits it."""
    said = daylight(when(heading))
    return said or (inherited if CONTINUOUS.search(when(heading)) else None)


def have_nothing_in_common(script: Script, follows: Follows) -> bool:
    """Whether two scenes share neither a person nor a word of their places."""
    if _place_words(follows.before.heading) & _place_words(follows.scene.heading):
        return False
    before, here = _people(script, follows.before), _people(script, follows.scene)
    # Where a scene names nobody, whoever was in the one before may be in it.
    return bool(before) and bool(here) and not before & here


def _place_words(heading: SceneHeading) -> set[str]:
    found = {word.upper() for word in _WORD.findall(heading.plain)}
    return found - _COMMON


def _people(script: Script, scene: Scene) -> set[str]:
    """Who speaks or is named in a scene, by every word of their name."""
    text = " ".join(
        element.plain
        for element in script.document.elements[scene.first : scene.last]
        if element.kind in (Kind.ACTION, Kind.CHARACTER)
    ).upper()
    present = set(_WORD.findall(text))
    return {part for name in script.roles for part in proper(name) if part in present}
