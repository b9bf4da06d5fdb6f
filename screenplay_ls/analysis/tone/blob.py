"""TextBlob, behind one door: how a text sounds by its lexicon of adjectives.

Only TextBlob's pattern analyser is used: it needs no corpus, no download and no network. Loading
it takes about half a second, so it happens at the first call and never while this module is
imported.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, cast


class Opinion(NamedTuple):
    """What TextBlob makes of a text."""

    polarity: float
    """From -1 (bad) to 1 (good); 0 as well where the lexicon knows none of the words."""
    subjectivity: float
    """From 0 (plain fact) to 1 (pure opinion)."""
    words: tuple[tuple[str, float], ...]
    """The phrases that the lexicon knows, each with its polarity."""


def opinion(text: str) -> Opinion:
    """Asks TextBlob. English only; every other language comes out as 0."""
    polarity, subjectivity, assessments = _analyzer().analyze(text, keep_assessments=True)
    words = tuple((" ".join(chunk), float(value)) for chunk, value, *_ in assessments)
    return Opinion(float(polarity), float(subjectivity), words)


@cache
def _analyzer() -> Any:
    from textblob.en.sentiments import PatternAnalyzer

    return cast(Any, PatternAnalyzer)()
