"""Words that are one slip of a finger apart, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations


def one_slip_apart(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs with one letter more, less, changed, or two swapped; each once, in the given order.

    Two such words become equal, or one becomes the other, when at most one letter of each is left
    out. So words are compared only with those that share such a rest.
    """
    from rapidfuzz.distance import OSA

    order = {word: place for place, word in enumerate(words)}
    by_rest: dict[str, list[str]] = {}
    for word in order:
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            by_rest.setdefault(rest, []).append(word)
    seen: set[tuple[str, str]] = set()
    for alike in by_rest.values():
        for pair in combinations(alike, 2):
            if pair not in seen:
                seen.add(pair)
                if OSA.distance(*pair, score_cutoff=1) == 1:
                    yield pair
