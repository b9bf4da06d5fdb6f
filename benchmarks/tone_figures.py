"""The figures of `tone.py`, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.tone_data import Line

LONG = 4
"""Lines from which a dialogue counts."""

CLEAR = 0.25
"""The human mean from which a dialogue is clearly toned."""


def correlation(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Pearson's; None where one side never changes."""
    a, b = sum(left) / len(left), sum(right) / len(right)
    both = sum((x - a) * (y - b) for x, y in zip(left, right, strict=True))
    one, two = sum((x - a) ** 2 for x in left), sum((y - b) ** 2 for y in right)
    return both / math.sqrt(one * two) if one * two > 0 else None


def means(
    groups: Sequence[Sequence[Line]], valences: Sequence[float]
) -> tuple[list[float], list[float]]:
    """The means of system and people over the long dialogues."""
    said: list[float] = []
    truth: list[float] = []
    at = 0
    for group in groups:
        if len(group) >= LONG:
            said.append(sum(valences[at : at + len(group)]) / len(group))
            truth.append(sum(line.valence for line in group) / len(group))
        at += len(group)
    return said, truth


def scene_correlation(groups: Sequence[Sequence[Line]], valences: Sequence[float]) -> float | None:
    return correlation(*means(groups, valences))


def sign_share(groups: Sequence[Sequence[Line]], valences: Sequence[float]) -> float:
    """Of the clearly toned dialogues, the share whose side is right next to the system's mean."""
    said, truth = means(groups, valences)
    centre = sum(said) / len(said)
    clear = [(s - centre, t) for s, t in zip(said, truth, strict=True) if abs(t) >= CLEAR]
    return sum(s * t > 0 for s, t in clear) / len(clear)


def accuracy(said: Sequence[int], truth: Sequence[int]) -> float:
    return sum(a == b for a, b in zip(said, truth, strict=True)) / len(truth)


def f1(
    said: Sequence[int], truth: Sequence[int], classes: Sequence[int], *, weighted: bool
) -> float:
    scores: list[float] = []
    weights: list[int] = []
    for label in classes:
        hits = sum(a == b == label for a, b in zip(said, truth, strict=True))
        all_ = sum(a == label for a in said) + sum(b == label for b in truth)
        scores.append(2 * hits / all_ if all_ else 0.0)
        weights.append(sum(b == label for b in truth) if weighted else 1)
    return sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)


def calibration_error(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The mean gap between stated confidence and truth, over ten bins."""
    error = 0.0
    for number in range(bins):
        chosen = [i for i, s in enumerate(sure) if number <= s * bins < number + 1]
        if chosen:
            stated = sum(sure[i] for i in chosen) / len(chosen)
            true = sum(right[i] for i in chosen) / len(chosen)
            error += abs(stated - true) * len(chosen) / len(sure)
    return error


def coverage(
    sure: Sequence[float], right: Sequence[bool], limit: float
) -> tuple[float, float | None]:
    """The share of lines that are at least that sure, and how many of these are right."""
    chosen = [r for s, r in zip(sure, right, strict=True) if s >= limit]
    return len(chosen) / len(sure), sum(chosen) / len(chosen) if chosen else None


def labelled(said: Sequence[str | None], truth: Sequence[str | None]) -> tuple[float, float | None]:
    """The share of lines with an emotion shown, and how many of those labels are right."""
    shown = [(a, b) for a, b in zip(said, truth, strict=True) if a]
    right = sum(a == b for a, b in shown)
    return len(shown) / len(said), right / len(shown) if shown else None
