"""What scene headings say, for the rules about them."""

from __future__ import annotations

import re

from screenplay_ls.fountain import SceneHeading

TIMES = (
    "DAY",
    "NIGHT",
    "MORNING",
    "AFTERNOON",
    "EVENING",
    "DAWN",
    "DUSK",
    "NOON",
    "MIDDAY",
    "MIDNIGHT",
    "SUNRISE",
    "SUNSET",
    "TWILIGHT",
)
"""Times of day that a heading ends with."""

RELATIVE = (
    "CONTINUOUS",
    "CONTINUED",
    "CONTINUOUSLY",
    "LATER",
    "SAME",
    "SIMULTANEOUS",
    "AFTER",
    "EARLIER",
    "NEXT",
    "MOMENT",
    "MOMENTS",
    "MINUTE",
    "MINUTES",
    "HOUR",
    "HOURS",
    "SECONDS",
    "PRESENT",
)
"""Words that give the time by another scene's."""

VARIOUS = ("VARIOUS", "MONTAGE", "FLASHBACK", "SERIES", "INTERCUT", "STOCK", "ESTABLISHING")
"""Words of headings that need no time of day of their own."""

_TIMED = re.compile(
    rf"\b(?:{'|'.join(TIMES + RELATIVE + VARIOUS)}|MAGIC HOUR|GOLDEN HOUR|\d+|"
    r"SPRING|SUMMER|AUTUMN|FALL|WINTER|TODAY|TONIGHT)\b",
    re.IGNORECASE,
)
_DARK = re.compile(r"\b(?:NIGHT|MIDNIGHT|EVENING)\b", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:DAY|MORNING|NOON|MIDDAY|AFTERNOON)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:-+|–|—)\s+|\s*,\s*")

BEGINNING = re.compile(r"INT|EXT|EST|I/E")
"""What every heading in capitals has; looked for before anything slower."""

HEADING_LINE = re.compile(r"(?:INT(?:\.?/EXT)?|EXT|EST|I/E)\.\s*\S", re.IGNORECASE)
"""A line that begins like a scene heading, dot included."""


def has_time(heading: SceneHeading) -> bool:
    """Whether a heading says when: a time of day, a time by another scene's, a year."""
    return bool(heading.time and heading.time.strip()) or bool(_TIMED.search(heading.text))


def parts(text: str) -> list[str]:
    """A heading's words between its dashes and commas."""
    return [part for part in _SEPARATOR.split(text.strip()) if part]


def daylight(text: str) -> str | None:
    """`day` or `night` where a time of day says which."""
    dark, light = _DARK.search(text), _LIGHT.search(text)
    if dark and not light:
        return "night"
    return "day" if light and not dark else None
