"""A script's arc drawn with characters: a dot for each scene, a line for their rolling mean."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT = 9
"""Rows; odd, so that the script's mean has one of its own."""

_AXIS = 7


def plot(
    tones: Sequence[float | None], rolling: Sequence[float | None], width: int
) -> list[tuple[str, str]]:
    """Rows of a plot, each with the label of its axis; `width` is what there is for both.

    Every scene has at least one column; scenes beyond the width are merged with their neighbours.
    """
    columns = max(1, width - _AXIS - 1)
    step = max(1, -(-len(tones) // columns))
    wide = max(1, min(4, columns // max(1, len(tones))))
    points = [_mean(tones[i : i + step]) for i in range(0, len(tones), step)]
    curve = [_mean(rolling[i : i + step]) for i in range(0, len(rolling), step)]
    known = [abs(v) for v in (*points, *curve) if v is not None]
    most = max(0.2, *known) if known else 0.2
    half = HEIGHT // 2
    rows = [["─" if row == half else " "] * (len(points) * wide) for row in range(HEIGHT)]
    for values, mark in ((curve, "∙"), (points, "●")):
        for number, value in enumerate(values):
            if value is not None:
                row = half - round(value / most * half)
                at = number * wide + wide // 2
                cells = range(number * wide, (number + 1) * wide) if mark == "∙" else (at,)
                for cell in cells:
                    rows[row][cell] = mark
    labels = {0: f"{most:+.2f}", half: "mean", HEIGHT - 1: f"{-most:+.2f}"}
    return [(labels.get(i, "").rjust(_AXIS - 1), "".join(row)) for i, row in enumerate(rows)]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
