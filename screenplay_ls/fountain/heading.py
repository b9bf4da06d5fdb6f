"""Scene headings: which lines are one, and what one says."""

from __future__ import annotations

import re
from typing import NamedTuple

PREFIX = r"(?:[Ii][Nn][Tt](?:\.?/[Ee][Xx][Tt])?|[Ee][Xx][Tt]|[Ee][Ss][Tt]|[Ii]/[Ee])[. ]"
"""What a scene heading begins with, in any case."""

_HEADING = re.compile(r"[*_]*(" + PREFIX + ")")
_PREFIX = re.compile(
    r"((?:INT|EXT|EST|I/E|E/I)(?:\.?/(?:INT|EXT)\b)?)(?:\.|(?=\s|$))[\s\-–—]*", re.IGNORECASE
)
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+")
_STOP = re.compile(r"[.,]\s+(?=[^.,]+$)")
_TIME = re.compile(
    r"\b(?:DAYS?|DAYTIME|DAYBREAK|NIGHTS?|NIGHTTIME|MORNING|AFTERNOON|EVENING|DAWN|DUSK|NOON"
    r"|MIDDAY|MIDNIGHT|SUNRISE|SUNSET|SUNDOWN|TWILIGHT|MAGIC HOUR|GOLDEN HOUR|LATER|EARLIER"
    r"|CONTINUOUS|SAME(?: TIME)?|MOMENTS?|SIMULTANEOUS|PRESENT(?: DAY)?"
    r"|TAG|NACHT|MORGEN|ABEND|JOUR|NUIT|MATIN|SOIR|D[IÍ]A|NOCHE|TARDE|MAÑANA|GIORNO|NOTTE|SERA"
    r"|NOITE|MANHÃ|DZIEŃ|NOC|DAG|NATT|PÄIVÄ|YÖ|ДЕНЬ|НОЧЬ|УТРО|ВЕЧЕР)\b|^[日夜朝昼昏晨]$",
    re.IGNORECASE,
)
"""Times of day in the languages we have seen scripts in; what is none of these is a place."""


class HeadingParts(NamedTuple):
    """A scene heading, taken apart."""

    prefix: str
    interior: bool
    exterior: bool
    place: str
    sub_place: str
    time: str
    suffix: str
    number: str | None


def is_heading(line: str) -> bool:
    """Whether a line (without indentation) begins as a scene heading does, forced ones apart."""
    return _HEADING.match(line) is not None


def is_forced_heading(line: str) -> bool:
    """Whether one period and then a letter or digit force a scene heading."""
    return line[:1] == "." and line[1:2].isalnum()


def find_number(line: str) -> tuple[int, str | None]:
    """Where the text of a heading (without blanks at its end) ends, and its scene number."""
    if line[-1:] == "#":
        start = line.rfind("#", 0, len(line) - 1)
        number = line[start + 1 : -1]
        if start >= 0 and number and all(c.isalnum() or c in ".-" for c in number):
            return len(line[:start].rstrip()), number
    return len(line), None


def read_heading(plain: str, number: str | None) -> HeadingParts:
    """Takes a heading apart: `INT. HOUSE - KITCHEN - NIGHT (1973)`."""
    match = _PREFIX.match(plain)
    prefix = plain[: match.end()].rstrip(" \t-–—") if match else ""
    kind = match[1].upper() if match else ""
    places, time, suffix = _place_and_time(plain[match.end() :] if match else plain)
    return HeadingParts(
        prefix=prefix,
        interior="INT" in kind or kind in ("I/E", "E/I"),
        exterior="EXT" in kind or kind in ("I/E", "E/I", "EST"),
        place=places[0] if places else "",
        sub_place=" - ".join(places[1:]),
        time=time,
        suffix=suffix,
        number=number,
    )


def _place_and_time(rest: str) -> tuple[list[str], str, str]:
    parts = [part.strip() for part in _DASH.split(rest.strip())]
    if len(parts) == 1:
        parts = [part.strip() for part in _STOP.split(parts[0], maxsplit=1)]
        if len(parts) == 2 and not _TIME.search(parts[1]):
            parts = [rest.strip()]
    for index in range(len(parts) - 1, 0, -1):
        bare, bracket, tail = parts[index].partition("(")
        if _TIME.search(bare):
            suffix = " - ".join([*([bracket + tail] if bracket else []), *parts[index + 1 :]])
            return parts[:index], bare.strip(), suffix
    return [part for part in parts if part], "", ""
