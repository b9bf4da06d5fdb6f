"""A time of day that is mistyped, or written in a way of its own: NIGTH, NITE.

What programs do not know as a time they take for a part of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.headings import TIMES
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted, words
from screenplay_ls.fountain import SceneHeading

CODE = "inconsistent-time"

_LAST = re.compile(r"(?:\s[-–—]+\s|,\s)\s*(?P<word>[^\W\d_]+)\.?\s*$")

_KNOWN = (*TIMES, "CONTINUOUS", "CONTINUED", "LATER")

_VARIANTS = {"NITE": "NIGHT", "MORN": "MORNING", "AFTERNOO": "AFTERNOON", "CONT": "CONTINUOUS"}

_OTHER_WORDS = frozenset(["KNIGHT", "MOURNING", "ALTER", "LATE", "DAWNS", "NOONE"])

LONG = 7
"""Letters from which a wrong letter is more likely a slip than another word (NIGHT, LIGHT)."""


@rule(CODE, FORM)
def inconsistent_time(script: Script) -> Iterator[Finding]:
    """A time of day that is mistyped."""
    for placed in script.placed:
        heading = placed.element
        if not isinstance(heading, SceneHeading) or heading.time:
            continue
        match = _LAST.search(heading.plain)
        meant = _meant(match["word"]) if match else None
        if match is None or meant is None:
            continue
        span = words(placed, match.start("word"), match.end("word"))
        yield Finding(
            span,
            CODE,
            f"{quoted(match['word'])} is no time of day that programs know.",
            fixes=(Fix(f"Write {meant}", (Edit(span, meant),), preferred=True, safe=True),),
        )


def _meant(word: str) -> str | None:
    """The time that a word is a slip of."""
    from rapidfuzz.distance import OSA

    word = word.upper()
    if word in _VARIANTS:
        return _VARIANTS[word]
    if word in _KNOWN or word in _OTHER_WORDS or len(word) < 4:
        return None
    for known in _KNOWN:
        if len(known) < 4 or OSA.distance(word, known, score_cutoff=1) != 1:
            continue
        if len(word) != len(known) or sorted(word) == sorted(known) or len(known) >= LONG:
            return known
    return None
