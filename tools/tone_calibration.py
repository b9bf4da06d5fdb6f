# pyright: basic, reportMissingImports=false
# numpy leaves the types of most arrays open, and only the group `train` installs it.
"""The few numbers around the table of weights: what a score means, and how sure one may be.

They are set on what models say of lines they have not seen: the dialogue by cross-fitting, and
`meld_dev.csv` where it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from tone_corpus import Line
from tone_matrix import Floats

from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.analysis.tone.features import features
from screenplay_ls.analysis.tone.model import EXTRA, Weights, vector

NEIGHBOURS = 4
SHRINK = 3.0
"""As many silent neighbours are added, so that a lone one does not say too much."""

PRECISION = 0.65
"""How often a label that is shown has to be right."""


def calibrate(
    table: Weights, dialogue: Sequence[Line], unseen: Floats, other: Sequence[Line]
) -> dict[str, Any]:
    """The settings of a table.

    `unseen` is what cross-fitted models say of `dialogue` (a row for each head); `other` are
    lines that nothing was learned from, or none.
    """
    y = np.array([line.valence for line in dialogue])
    stretch = float(np.polyfit(unseen[0], y, 1)[0])
    sets = [(dialogue, unseen)] if not other else [(dialogue, unseen), (other, _say(table, other))]
    settings: dict[str, Any] = {"stretch": stretch, "neighbours": NEIGHBOURS, "shrink": SHRINK}
    neutral = [stretch * said[0][_neutral(lines)].mean() for lines, said in sets]
    settings["base"] = -float(np.mean(neutral))
    own = [stretch * said[0] + settings["base"] for _, said in sets]
    around = [neighbours(v, lines) for v, (lines, _) in zip(own, sets, strict=True)]
    mean = np.stack([own[0] - own[0].mean(), around[0] - around[0].mean()], 1)
    settings["own"], settings["around"] = np.linalg.lstsq(mean, y - y.mean(), rcond=None)[0]
    within = [
        settings["own"] * o + settings["around"] * a for o, a in zip(own, around, strict=True)
    ]
    lines = sets[-1][0]
    settings["classes"] = _classes(within[-1], np.array([line.valence for line in lines]))
    settings |= _emotions(sets)
    return {k: _round(v) for k, v in settings.items()}


def neighbours(values: Floats, lines: Sequence[Line]) -> Floats:
    """The shrunk mean of the lines around each line of the same scene."""
    result = np.zeros(len(values))
    for i, line in enumerate(lines):
        near = [
            values[j]
            for j in range(max(0, i - NEIGHBOURS), min(len(lines), i + NEIGHBOURS + 1))
            if j != i and lines[j].scene == line.scene
        ]
        result[i] = sum(near) / (len(near) + SHRINK)
    return result


def _say(table: Weights, lines: Sequence[Line]) -> Floats:
    columns: list[list[float]] = []
    for line in lines:
        x = vector(features(line.text), table.vocabulary, table.rarity)
        o = opinion(line.text)
        columns.append(
            [
                scale * sum(v * head[c] for c, v in x.items())
                + EXTRA * (extra[0] * o.polarity + extra[1] * o.subjectivity)
                for head, scale, extra in zip(table.heads, table.scales, table.extras, strict=True)
            ]
        )
    return np.array(columns).T


def _neutral(lines: Sequence[Line]) -> Any:  # noqa: ANN401 -- a mask.
    return np.array([line.families[0] == 1 for line in lines])


def _classes(valence: Floats, y: Floats) -> dict[str, list[float]]:
    """Log-odds of negative and of positive against neutral: a constant, and a factor."""
    truth = np.stack([y < -0.3, np.abs(y) <= 0.3, y > 0.3], 1).astype(float)

    def logits(p: Floats) -> Floats:
        zero = np.zeros_like(valence)
        return np.stack([p[0] + p[1] * valence, zero, p[2] + p[3] * valence], 1)

    p = _descend(logits, truth, np.array([0.0, -1.0, 0.0, 1.0]))
    return {"negative": [float(p[0]), float(p[1])], "positive": [float(p[2]), float(p[3])]}


def _emotions(sets: Sequence[tuple[Sequence[Line], Floats]]) -> dict[str, Any]:
    said = np.concatenate([part[1:].T for _, part in sets])
    truth = np.concatenate([np.array([line.families for line in lines]) for lines, _ in sets])
    sizes = [len(lines) for lines, _ in sets]
    weight = np.concatenate([np.full(n, 1 / n) for n in sizes])
    count = truth.shape[1]

    def logits(p: Floats) -> Floats:
        return p[0] * 10 * said + p[1:]

    p = _descend(logits, truth, np.concatenate([[0.5], np.zeros(count)]), weight)
    z = logits(p)
    chances = np.exp(z - z.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    best, sure = chances.argmax(1), chances.max(1)
    right = truth[np.arange(len(truth)), best]
    threshold = 0.9
    for step in np.arange(0.9, 0.2, -0.01):
        shown = (best > 0) & (sure >= step)
        if shown.sum() >= 50 and right[shown].mean() < PRECISION:
            break
        threshold = float(step)
    return {"heat": float(p[0]) * 10, "bias": [float(b) for b in p[1:]], "threshold": threshold}


def _descend(
    logits: Callable[[Floats], Floats], truth: Floats, start: Floats, weight: Floats | None = None
) -> Floats:
    """The parameters with the least cross entropy; few enough for numerical gradients."""
    weight = np.ones(len(truth)) if weight is None else weight
    weight = weight / weight.sum()

    def loss(p: Floats) -> float:
        z = logits(p)
        z = z - z.max(1, keepdims=True)
        z = z - np.log(np.exp(z).sum(1, keepdims=True))
        return -float((weight * (truth * z).sum(1)).sum())

    p, step = start.copy(), np.ones(len(start))
    best = loss(p)
    for _ in range(400):
        moved = False
        for i in range(len(p)):
            for sign in (1, -1):
                trial = p.copy()
                trial[i] += sign * step[i]
                if (value := loss(trial)) < best - 1e-9:
                    p, best, moved = trial, value, True
                    step[i] *= 1.5
                    break
            else:
                step[i] /= 2
        if not moved and step.max() < 1e-4:
            break
    return p


def _round(value: Any) -> Any:  # noqa: ANN401 -- numbers, and lists and dictionaries of them.
    if isinstance(value, dict):
        return {k: _round(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_round(v) for v in value]
    return value if isinstance(value, int) else round(float(value), 4)
