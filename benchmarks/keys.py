"""When a writer presses keys: times between them that are drawn like those of people.

Times between keys have a long tail and are close to log-normal (González, Calot, Ierache & Hasperué
2021, doi:10.1016/j.heliyon.2021.e08413, three data sets of free text). Over 168,000 people and 136
million keystrokes their mean is 238 ms (Dhakal, Feit, Kristensson & Oulasvirta 2018,
doi:10.1145/3173574.3174220). Within words they are shortest, before words longer, before sentences
longest (Conijn, Roeser & van Zaanen 2019, doi:10.1007/s11145-019-09953-8). The three medians and
widths below are ours, in that order, and such that dialogue comes to that mean (239 ms over 26,000
keys of three produced scripts; median 175, p95 590).
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

WITHIN_WORD = (158.0, 0.45)
"""Median in milliseconds and width (standard deviation of the logarithm)."""
BEFORE_WORD = (250.0, 0.6)
AFTER_PUNCTUATION = (560.0, 0.8)
LONGEST_MS = 3000.0
"""Whoever thinks longer than this has been shown what there is to show."""


@dataclass(frozen=True)
class Key:
    """One key, and the time since the one before."""

    character: str
    pause_ms: float


def keys(line: str, draw: random.Random) -> list[Key]:
    """The keys of a line. The first comes after a pause as before a sentence."""
    return [Key(character, pause(line[:at], draw)) for at, character in enumerate(line)]


def pause(typed: str, draw: random.Random) -> float:
    """Milliseconds before the next key, after what was typed of the line."""
    before = typed.rstrip(" ")
    if not before or (before[-1] in ".?!…—-:;," and typed[-1:] in " .?!…—-:;,"):
        median, width = AFTER_PUNCTUATION
    elif typed.endswith(" "):
        median, width = BEFORE_WORD
    else:
        median, width = WITHIN_WORD
    return min(median * math.exp(draw.gauss(0.0, width)), LONGEST_MS)
