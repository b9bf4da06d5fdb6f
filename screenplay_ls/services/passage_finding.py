"""Recorded passages, found again in a script that was edited where nobody could follow.

By their words first, whatever line ends and spaces lie between them; of several places that one
whose surroundings are those that were remembered. Then by the surroundings alone; then by likeness.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from screenplay_ls.fountain import Span
from screenplay_ls.services.passages import Passage, Placed, trimmed, words_after, words_before

MOST_PLACES = 50
"""Places with the same words that are looked at."""

SHORT = 3
"""So few words may stand anywhere: they are known by their surroundings only."""

SURELY = 80
"""From which likeness, of 100, the words before a place, or those after it, are the same;"""

ALIKE = 75
"""and from which a text is an edited passage."""

LEAST_LETTERS = 20
"""What is shorter is not looked for by likeness: it would be found everywhere."""

MOST_ALIKE = 200
"""Passages that are looked for by likeness, which takes a few milliseconds each."""


def find(passages: Iterable[Passage], text: str) -> tuple[Placed, ...]:
    """Each passage with its place in a script, in the order given.

    Of two with the same id, as a merge of two records leaves them, the one that fits better.
    """
    every = list(passages)
    spans = _exact(every, text)
    tries = MOST_ALIKE
    for number, passage in enumerate(every):
        if number in spans:
            continue
        span = _between(passage, text)
        if span is None and tries and len(passage.stands) >= LEAST_LETTERS:
            tries -= 1
            span = _alike(passage.stands, text)
        if span is not None and span not in spans.values():
            spans[number] = span
    best: dict[str, Placed] = {}
    for number, passage in enumerate(every):
        if best.get(passage.id, Placed(passage, None)).span is None:
            best[passage.id] = Placed(passage, spans.get(number))
    return tuple(best.values())


def _exact(passages: list[Passage], text: str) -> dict[int, Span]:
    """Those that stand in the script word for word; the best fits choose first."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    fits: list[tuple[float, int, Span]] = []
    places: dict[str, list[Span]] = {}
    for number, passage in enumerate(passages):
        words = passage.stands
        if words not in places:
            places[words] = list(islice(_places(words, text), MOST_PLACES))
        for span in places[words]:
            sides = _around(passage, text, span)
            if max(sides) < SURELY and len(words.split()) <= SHORT:
                continue
            away = abs(bisect_left(starts, span.start + 1) - passage.line)
            fits.append((sum(sides) - min(away / 1000, 1), number, span))
    found: dict[int, Span] = {}
    taken: dict[Span, str] = {}
    for _, number, span in sorted(fits, key=lambda fit: (-fit[0], fit[1])):
        if number not in found and taken.get(span, passages[number].id) == passages[number].id:
            found[number] = span
            taken[span] = passages[number].id
    return found


def _places(words: str, text: str) -> Iterator[Span]:
    at = text.find(words)
    if at < 0:
        pattern = r"\s+".join(map(re.escape, words.split()))
        yield from (Span(*match.span()) for match in re.finditer(pattern, text))
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _around(passage: Passage, text: str, span: Span) -> tuple[float, float]:
    """How much the words before and after a place are those of a passage, from 0 to 100 each."""
    from rapidfuzz.fuzz import ratio

    return (
        ratio(words_before(text, span.start), passage.before),
        ratio(words_after(text, span.end), passage.after),
    )


def _between(passage: Passage, text: str) -> Span | None:
    """What stands between the words that stood before and after a passage."""
    if min(len(passage.before.split()), len(passage.after.split())) < 2:
        return None
    most = 3 * len(passage.stands) + 200
    for before in islice(_places(passage.before, text), MOST_PLACES):
        following = text[before.end : before.end + most]
        after = next(_places(passage.after, following), None)
        if after is not None and after.start > 0:
            return trimmed(Span(before.end, before.end + after.start), text)
    return None


def _alike(words: str, text: str) -> Span | None:
    """The part of a text that is most like the words."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(words, text, score_cutoff=ALIKE)
    if found is None or len(text) < len(words):
        return None
    return trimmed(Span(found.dest_start, found.dest_end), text)
