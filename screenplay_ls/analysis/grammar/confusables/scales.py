"""Scales that weigh a place in a text, learnt once from public comments and dialogue.

`tools/train_confusables.py` writes `weights.py`; docs/grammar.md says from what.
"""

from __future__ import annotations

from functools import cache

from screenplay_ls.analysis.grammar.confusables import weights
from screenplay_ls.analysis.grammar.confusables.context import Token, after, around, before

OWNED, SAID, PLACE = 0, 1, 2
"""What follows: something owned (my …), something said of it (he's …), neither (there …)."""

_MOST = 8.0
"""No single scale outweighs everything else."""


def kinds(row: list[Token], place: int) -> tuple[float, float, float]:
    """How well what follows `place` fits after `my`, after `he's` and after `there`; log-odds."""
    owned, said, there = _sums("right", after(row, place))
    return owned, said, there


def pair(name: str, row: list[Token], place: int, high: int, low: int) -> float:
    """How much more the kind `high` fits than `low`, with the words before considered."""
    sums = _sums("right", after(row, place))
    table, bias = _scale(name)
    total = bias[0] + sum(
        table[f][0] for f in before(row, place) + around(row, place) if f in table
    )
    for feature, value in (("R", sums[high] - sums[low]), ("P", sums[OWNED])):
        if feature in table:
            total += table[feature][0] * max(-_MOST, min(_MOST, value)) / 2
    return total


def either(name: str, row: list[Token], place: int) -> float:
    """How much better the second word of a pair fits at `place` than the first."""
    return _sums(name, after(row, place) + before(row, place))[0]


def _sums(name: str, features: list[str]) -> tuple[float, ...]:
    table, sums = _scale(name)
    for feature in features:
        found = table.get(feature)
        if found is not None:
            sums = tuple(total + more for total, more in zip(sums, found, strict=True))
    return sums


@cache
def _scale(name: str) -> tuple[dict[str, tuple[float, ...]], tuple[float, ...]]:
    """A scale's weights by feature, and its bias; written as tenths in `weights.py`."""
    table: dict[str, tuple[float, ...]] = {}
    for item in weights.SCALES[name].split():
        feature, _, numbers = item.rpartition(":")
        table[feature] = tuple(int(number) / 10 for number in numbers.split("/"))
    return table, table.pop("bias")
