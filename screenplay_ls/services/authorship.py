"""Whose words a script is made of: the share of its words that came from a model, or from others.

Words count where they are on the page: not in notes, boneyards, sections or synopses, nor on the
title page. Of a passage those count that are left of it, and none when less than half of them are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screenplay_ls.fountain import Document, Kind, Span
from screenplay_ls.services.passages import Placed, State, words_left

ON_THE_PAGE = frozenset(
    {
        Kind.SCENE_HEADING,
        Kind.ACTION,
        Kind.CHARACTER,
        Kind.PARENTHETICAL,
        Kind.DIALOGUE,
        Kind.LYRICS,
        Kind.TRANSITION,
        Kind.CENTERED,
    }
)

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Amount:
    """How much of a script."""

    words: int = 0
    characters: int = 0
    """Of these words, without the space between them."""

    def of(self, whole: Amount) -> float:
        """Its share of a script's words, from 0 to 1."""
        return self.words / whole.words if whole.words else 0.0


@dataclass(frozen=True)
class Authorship:
    """Whose words a script is made of."""

    whole: Amount
    """The script."""
    models: Amount
    """What came from models."""
    sources: dict[str, Amount]
    """By model, or by the name of the person who wrote it; the largest first."""


def authorship(document: Document, placed: Iterable[Placed]) -> Authorship:
    """Whose words the script is made of, going by its recorded passages.

    A word that stands in two passages counts for the one that was recorded later.
    """
    words = list(_words(document))
    starts = [word.start for word in words]
    whose: dict[int, str] = {}
    models: set[int] = set()
    for each in sorted(placed, key=lambda each: each.passage.when):
        for number in _left(document.text, each, words, starts):
            whose[number] = each.passage.source
            (models.add if each.passage.model else models.discard)(number)
    sources: dict[str, list[Span]] = {}
    for number, source in whose.items():
        sources.setdefault(source, []).append(words[number])
    amounts = {source: _amount(spans) for source, spans in sources.items()}
    largest = sorted(amounts.items(), key=lambda item: -item[1].words)
    return Authorship(_amount(words), _amount(words[number] for number in models), dict(largest))


def _left(text: str, placed: Placed, words: list[Span], starts: list[int]) -> Iterator[int]:
    """The words on the page that are left of a passage."""
    if placed.span is None or placed.state(text) is not State.KEPT:
        return
    start, end = placed.span
    within = [match.start() + start for match in _WORD.finditer(text[start:end])]
    for number in words_left(placed.passage.text, text[start:end]):
        at = bisect_left(starts, within[number] + 1) - 1
        if at >= 0 and within[number] < words[at].end:
            yield at


def _words(document: Document) -> Iterator[Span]:
    for _, start, element in document.placed():
        if element.kind not in ON_THE_PAGE:
            continue
        for part in _outside(element.content, [inline.span for inline in element.inlines]):
            begin = start + part.start
            for match in _WORD.finditer(element.raw[slice(*part)]):
                yield Span(begin + match.start(), begin + match.end())


def _outside(whole: Span, holes: list[Span]) -> Iterator[Span]:
    """The parts of a span that are in none of the holes, which are in order."""
    at = whole.start
    for hole in holes:
        if hole.start > at:
            yield Span(at, min(hole.start, whole.end))
        at = max(at, hole.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _amount(words: Iterable[Span]) -> Amount:
    lengths = [end - start for start, end in words]
    return Amount(len(lengths), sum(lengths))
