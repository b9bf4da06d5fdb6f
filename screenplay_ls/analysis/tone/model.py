"""The tone model: a table of weights, and how a line is weighed with it.

It is linear: a line's valence is the sum of what its words, pairs of words and punctuation weigh,
so every number can be taken apart again into the words it came from. `docs/tone.md` is its model
card; `tools/train_tone.py` makes the file of weights. The standard library is all it needs.
"""

from __future__ import annotations

import gzip
import json
import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from screenplay_ls.analysis.tone.features import Feature, features

EMOTIONS = ("neutral", "joy", "love", "surprise", "anger", "sadness", "fear")
"""The families; the first stands for "none of them"."""

RARITY_STEPS = 20
"""Rarity is stored in steps of a twentieth."""

PAIR = 0.7
"""A pair of words counts less than a word of the same rarity."""

EXTRA = 0.5
"""What TextBlob's two numbers are multiplied by before they are weighed."""


class Part(NamedTuple):
    """What one feature did to a line's valence."""

    name: str
    start: int
    end: int
    moved: float


class Weighed(NamedTuple):
    """A text on the scales."""

    valence: float
    """Uncentred and unclipped, about -1 to 1."""
    emotions: tuple[float, ...]
    """Probabilities of `EMOTIONS`, in their order."""
    known: int
    """How many of its features the model knows; 0 means that it cannot say anything."""


@dataclass(frozen=True)
class Weights:
    """The table, and the few numbers around it."""

    vocabulary: Mapping[str, int]
    rarity: Sequence[int]
    """For each feature, in twentieths."""
    heads: tuple[Sequence[int], ...]
    """Valence, then one for each emotion: for each feature a whole number, -127 to 127."""
    scales: tuple[float, ...]
    """What a step of each head is worth."""
    extras: tuple[tuple[float, float], ...]
    """For each head the weights of TextBlob's polarity and subjectivity."""
    settings: Mapping[str, Any]
    """Calibration: see `docs/tone.md`."""


@cache
def weights() -> Weights:
    """The shipped table, read at the first call (some 20 ms)."""
    folder = files("screenplay_ls.analysis.tone") / "weights"
    return unpack((folder / "english.gz").read_bytes())


def pack(table: Weights) -> bytes:
    """The file's bytes; the same table always gives the same bytes."""
    words = sorted(table.vocabulary, key=table.vocabulary.__getitem__)
    header = {
        "features": len(words),
        "scales": table.scales,
        "extras": table.extras,
        "settings": table.settings,
    }
    body = "\n".join([json.dumps(header, sort_keys=True), *words, ""]).encode()
    numbers = bytes(table.rarity) + b"".join(array("b", head).tobytes() for head in table.heads)
    return gzip.compress(body + numbers, mtime=0)


def unpack(packed: bytes) -> Weights:
    """Reads what `pack` wrote."""
    data = gzip.decompress(packed)
    end = data.index(b"\n")
    header = json.loads(data[:end])
    count = header["features"]
    numbers = len(data) - count * (1 + len(header["scales"]))
    words = data[end + 1 : numbers - 1].decode().split("\n")
    columns = [
        data[numbers + i * count : numbers + (i + 1) * count]
        for i in range(1 + len(header["scales"]))
    ]
    return Weights(
        vocabulary={word: index for index, word in enumerate(words)},
        rarity=columns[0],
        heads=tuple(array("b", column) for column in columns[1:]),
        scales=tuple(header["scales"]),
        extras=tuple((a, b) for a, b in header["extras"]),
        settings=header["settings"],
    )


def vector(
    found: Sequence[Feature], vocabulary: Mapping[str, int], rarity: Sequence[int]
) -> dict[int, float]:
    """Column and value of what the vocabulary knows among the features; of length 1.

    The same feature again counts less each time, and rare ones count more than common ones.
    """
    counts: dict[int, float] = {}
    for feature in found:
        column = vocabulary.get(feature.name)
        if column is not None:
            counts[column] = counts.get(column, 0.0) + feature.value
    values = {
        column: math.copysign(math.log2(1 + min(abs(n), 3)), n) * rarity[column]
        for column, n in counts.items()
        if n
    }
    length = math.sqrt(sum(value * value for value in values.values()))
    return {column: value / length for column, value in values.items()}


NO_EMOTION = (1.0,) + (0.0,) * (len(EMOTIONS) - 1)


def weigh(
    table: Weights, text: str, polarity: float, subjectivity: float, *, emotions: bool = True
) -> Weighed:
    """Weighs a text. `polarity` and `subjectivity` are TextBlob's.

    Without `emotions` only the valence is worked out, in a third of the time.
    """
    values = vector(features(text), table.vocabulary, table.rarity)
    sums = [
        scale * sum([value * head[column] for column, value in values.items()])
        + EXTRA * (extra[0] * polarity + extra[1] * subjectivity)
        for head, scale, extra in zip(
            table.heads if emotions else table.heads[:1], table.scales, table.extras, strict=False
        )
    ]
    valence = table.settings["stretch"] * sums[0] + table.settings["base"]
    return Weighed(valence, _chances(table, sums[1:]) if emotions else NO_EMOTION, len(values))


def explain(table: Weights, text: str, polarity: float) -> list[Part]:
    """What the features of a text did to its valence, in the order of the text."""
    found = features(text)
    values = vector(found, table.vocabulary, table.rarity)
    totals: dict[int, float] = {}
    for feature in found:
        column = table.vocabulary.get(feature.name, -1)
        totals[column] = totals.get(column, 0.0) + feature.value
    head, step = table.heads[0], table.scales[0] * table.settings["stretch"]
    parts: list[Part] = []
    for feature in found:
        column = table.vocabulary.get(feature.name, -1)
        if column in values and head[column]:
            moved = step * head[column] * values[column] * feature.value / totals[column]
            parts.append(Part(feature.name, feature.start, feature.end, moved))
    if polarity:
        moved = table.settings["stretch"] * table.extras[0][0] * EXTRA * polarity
        parts.append(Part("TextBlob", 0, len(text), moved))
    return parts


def _chances(table: Weights, sums: list[float]) -> tuple[float, ...]:
    heat, bias = table.settings["heat"], table.settings["bias"]
    powers = [math.exp(heat * s + b) for s, b in zip(sums, bias, strict=True)]
    whole = sum(powers)
    return tuple(power / whole for power in powers)
