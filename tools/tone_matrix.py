# pyright: basic, reportMissingImports=false
# numpy leaves the types of most arrays open, and only the group `train` installs it.
"""A sparse matrix and the least-squares fit that the tone model is: numpy and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Rows of (column, value) pairs; no row is empty."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int

    @staticmethod
    def of(rows: Sequence[dict[int, float]], width: int) -> Rows:
        """From one dictionary for each row; an empty one becomes a single zero."""
        filled = [row or {0: 0.0} for row in rows]
        lengths = np.array([len(row) for row in filled], dtype=np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]])
        columns = np.array([c for row in filled for c in row], dtype=np.int64)
        values = np.array([v for row in filled for v in row.values()], dtype=np.float64)
        return Rows(starts, columns, values, width)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.starts)

    def times(self, vector: Floats) -> Floats:
        """One number for each row."""
        return np.add.reduceat(self.values * vector[self.columns], self.starts)

    def transposed_times(self, vector: Floats) -> Floats:
        """One number for each column."""
        lengths = np.diff(np.append(self.starts, len(self.columns)))
        weights = self.values * np.repeat(vector, lengths)
        return np.bincount(self.columns, weights=weights, minlength=self.width).astype(np.float64)

    def take(self, chosen: Ints) -> Rows:
        """Some of the rows, in the order asked for."""
        ends = np.append(self.starts, len(self.columns))
        lengths = ends[chosen + 1] - ends[chosen]
        index = np.concatenate([np.arange(int(ends[i]), int(ends[i + 1])) for i in chosen])
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]])
        return Rows(starts, self.columns[index], self.values[index], self.width)


def fit(  # noqa: PLR0913 -- two named numbers, four arrays that belong together.
    first: Rows, second: Rows, targets: Floats, weights: Floats, *, strength: float, own: float
) -> Floats:
    """Coefficients for rows like those of `second`, learned from both kinds of rows.

    Every coefficient has a part that both kinds share and a part of each kind alone, which
    `own` scales ("frustratingly easy domain adaptation", Daumé 2007). `strength` is the ridge
    penalty. Solved by conjugate gradients on the normal equations.
    """
    n, split = first.width, first.count
    root = np.sqrt(weights)

    def forward(b: Floats) -> Floats:
        shared, one, two = b[:n], b[n : 2 * n], b[2 * n :]
        return root * np.concatenate(
            [first.times(shared + own * one), second.times(shared + own * two)]
        )

    def backward(r: Floats) -> Floats:
        r = root * r
        one, two = first.transposed_times(r[:split]), second.transposed_times(r[split:])
        return np.concatenate([one + two, own * one, own * two])

    b = np.zeros(3 * n)
    residual = root * targets
    gradient = backward(residual)
    direction = gradient.copy()
    gamma = gamma_first = float(gradient @ gradient)
    for _ in range(120):
        image = forward(direction)
        step = gamma / (float(image @ image) + strength * float(direction @ direction))
        b += step * direction
        residual -= step * image
        gradient = backward(residual) - strength * b
        gamma, before = float(gradient @ gradient), gamma
        if gamma < 1e-8 * gamma_first:
            break
        direction = gradient + (gamma / before) * direction
    return b[:n] + own * b[2 * n :]
