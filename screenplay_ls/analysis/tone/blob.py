"""TextBlob, behind one door: how a text sounds by its lexicon of adjectives.

Only TextBlob's pattern analyser is used: it needs no corpus, no download and no network. Loading
it takes about half a second, so it happens at the first call and never while this module is
imported.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, Protocol, cast


class Opinion(NamedTuple):
    """What TextBlob makes of a text."""

    polarity: float
    """From -1 (bad) to 1 (good); 0 as well where the lexicon knows none of the words."""
    subjectivity: float
    """From 0 (plain fact) to 1 (pure opinion)."""


def opinion(text: str) -> Opinion:
    """Asks TextBlob. English only; every other language comes out as 0."""
    said = _analyzer().analyze(text)
    return Opinion(float(said.polarity), float(said.subjectivity))


def phrases(text: str) -> list[tuple[str, float]]:
    """The phrases of a text that TextBlob's lexicon knows, each with its polarity."""
    said = _analyzer().analyze(text, keep_assessments=True)
    return [(" ".join(words), float(value)) for words, value, *_ in said.assessments]


class _Said(Protocol):
    polarity: float
    subjectivity: float
    assessments: list[tuple[list[str], float, float, str | None]]


class _Analyzer(Protocol):
    def analyze(self, text: str, keep_assessments: bool = False) -> _Said: ...


@cache
def _analyzer() -> _Analyzer:
    from textblob.en.sentiments import PatternAnalyzer

    return cast(_Analyzer, PatternAnalyzer())
