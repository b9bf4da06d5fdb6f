"""Scene headings: prefixes, then the places a script knows, then the times they are seen at."""

from __future__ import annotations

import re
from collections import Counter

from screenplay_ls.analysis.candidates.candidate import Candidate, Candidates, Sort
from screenplay_ls.analysis.candidates.cursor import Cursor
from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.locations import Place, PlaceKey, places
from screenplay_ls.analysis.memo import per_document
from screenplay_ls.fountain import Document, Span

PREFIXES = {
    "INT.": "Inside.",
    "EXT.": "Outside.",
    "INT./EXT.": "Inside and outside, such as in a moving car.",
    "EST.": "An establishing shot: where we are, before anybody is seen.",
    "I/E.": "Inside and outside, in short.",
}
"""What a scene heading begins with, and when."""

TIMES = (
    "DAY",
    "NIGHT",
    "MORNING",
    "AFTERNOON",
    "EVENING",
    "DAWN",
    "DUSK",
    "CONTINUOUS",
    "LATER",
    "MOMENTS LATER",
    "SAME TIME",
)
"""Times of day that every script is offered."""

_HEADING = re.compile(
    r"(?P<prefix>\.(?=[^.\s]|$)|(?:INT\.?/EXT|INT|EXT|EST|I/E)(?:\.\s*|\s+))(?P<rest>[^#]*)",
    re.IGNORECASE,
)

_DASH = re.compile(r"\s+[-–—]+\s+")


def prefix_candidates() -> list[Candidate]:
    """`INT.` and the others."""
    return [
        Candidate(
            prefix,
            Sort.PREFIX,
            insert=f"{prefix} ",
            detail="scene heading",
            documentation=documentation,
            more=True,
        )
        for prefix, documentation in PREFIXES.items()
    ]


def heading_candidates(cursor: Cursor) -> Candidates | None:
    """In a heading: places behind the prefix; behind a dash, parts of the place and times."""
    match = _HEADING.fullmatch(cursor.before)
    if match is None or not cursor.opens_block or not _is_end_of_part(cursor.after):
        return None
    rest = match["rest"]
    dashes = [dash.span() for dash in _DASH.finditer(rest)]
    if rest.endswith(("-", "–", "—")):
        return None  # The space behind the dash is still to come.
    if dashes:
        typed, items = rest[dashes[-1][1] :], _parts_and_times(cursor, rest[: dashes[-1][0]])
    else:
        typed, items = rest, _places(cursor, match["prefix"].strip())
    return Candidates(Span(cursor.offset - len(typed), cursor.offset), tuple(items))


def _is_end_of_part(after: str) -> bool:
    """Whether the cursor is at the end of the line, or of the place or time it is in."""
    return not after.strip() or after.lstrip()[0] in "-–—#"


def _places(cursor: Cursor, prefix: str) -> list[Candidate]:
    """Places of this prefix first; among equals those seen last above the cursor, then the next."""
    scene = cursor.document.scene_at(cursor.offset)
    here = scene.index if scene else -1

    def far(place: Place) -> tuple[bool, int]:
        above = [index for index in place.scenes if index <= here]
        distance = here - above[-1] if above else place.scenes[0] + here + 2
        return prefix.upper() not in place.prefixes, distance

    here_too = {place.key: place for place in sorted(_elsewhere(cursor), key=far)}
    return [_place(place) for place in _of_story(cursor, here_too).values()]


def _of_story(cursor: Cursor, own: dict[PlaceKey, Place]) -> dict[PlaceKey, Place]:
    """The places of the script, and behind them those of the story's other files."""
    if cursor.story is cursor.document:
        return own
    everywhere, typed = places(cursor.story), places(cursor.document)
    others = {key: place for key, place in everywhere.items() if key not in typed}
    return {**{key: everywhere.get(key, place) for key, place in own.items()}, **others}


def _elsewhere(cursor: Cursor) -> list[Place]:
    """The places of all headings of the script but the one that is being typed."""
    scene = cursor.document.scene_at(cursor.offset)
    typed = scene and cursor.placed and scene.first == cursor.placed.index
    known = places(cursor.document).values()
    if not scene or not typed:
        return list(known)
    return [place for place in known if place.scenes != (scene.index,)]


def _place(place: Place) -> Candidate:
    count = len(place.scenes)
    return Candidate(
        place.name.upper(),
        Sort.PLACE,
        detail="1 scene" if count == 1 else f"{count} scenes",
        documentation=f"Seen at: {', '.join(place.times)}." if place.times else "",
    )


def _parts_and_times(cursor: Cursor, before: str) -> list[Candidate]:
    """Times the place in `before` is seen at, parts of it, then the other times."""
    known = _of_story(cursor, {place.key: place for place in _elsewhere(cursor)})
    names = [key_of(name) for name in _DASH.split(before)]
    place = known.get(PlaceKey(names[0], " - ".join(names[1:])))
    own = place.times if place else ()
    parts = [key.part for key in known if [key.place] == names and key.part]
    others = dict.fromkeys([*times_used(cursor.story), *TIMES])
    return [
        *(Candidate(time, Sort.TIME, detail="time of day") for time in own),
        *(Candidate(part, Sort.PLACE, detail=f"part of {names[0]}") for part in parts),
        *(Candidate(time, Sort.TIME, detail="time of day") for time in others if time not in own),
    ]


@per_document
def times_used(document: Document) -> tuple[str, ...]:
    """Every time of day in the headings of a script, the most frequent first."""
    used = Counter(scene.heading.time.upper() for scene in document.scenes if scene.heading.time)
    return tuple(time for time, _ in used.most_common())
