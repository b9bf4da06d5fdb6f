# pyright: basic, reportMissingImports=false
# numpy leaves the types of most arrays open, and only the group `train` installs it.
"""Trains the weights of the tone model.

    python -m pip install --group train
    python tools/train_tone.py --data FOLDER

FOLDER holds GoEmotions (`goemotions_{train,dev}.tsv`, `goemotions_emotions.txt`) and EmoryNLP
(`emorynlp_{train,dev}.csv`), which the weights are learned from, and may hold `meld_dev.csv`, on
which a few numbers of the calibration are set. The test files are not read. `--no-teacher` does
without the sentence encoder (see `tone_teacher.py`). Takes about a quarter of an hour on two slow
cores, nearly all of it for the encoder, whose vectors are kept beside `--out` if `--cache` names a
file. The same data gives the same weights.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from tone_calibration import calibrate
from tone_corpus import FAMILIES, comments, dialogue, held_out, names
from tone_matrix import Floats, Rows, fit
from tone_teacher import encode, encoder_files, teach

from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.analysis.tone.features import DRAWN_OUT, NEGATED, features
from screenplay_ls.analysis.tone.model import (
    EMOTIONS,
    EXTRA,
    PAIR,
    RARITY_STEPS,
    Weights,
    pack,
    vector,
)

FEATURES = 12_000
"""How many features stay. Measured: 30,000 are no better."""

TEACHER = 0.6
"""The teacher's share of what is learned; the rest is the labels themselves."""

SHRUNK = 2.0
"""The teacher's answers are closer to zero than labels are; this evens them out."""

DIALOGUE = 2.0
"""What a line of dialogue counts for, next to a comment."""

STRENGTH = 2.0
OWN = 0.25
"""Of the ridge regression; see `tone_matrix.fit`."""


class Material:
    """The lines and everything that is worked out of them once."""

    def __init__(self, folder: Path, cache: Path | None, *, teacher: bool) -> None:
        self.first = [line for split in ("train", "dev") for line in comments(folder, split)]
        self.second = [line for split in ("train", "dev") for line in dialogue(folder, split)]
        self.lines = self.first + self.second
        self.found = [features(line.text) for line in self.lines]
        self.names = names(folder)
        said = [opinion(line.text) for line in self.lines]
        self.extras = [(EXTRA * o.polarity, EXTRA * o.subjectivity) for o in said]
        self.targets = np.array([(line.valence, *line.families) for line in self.lines])
        self.vectors = _vectors([line.text for line in self.lines], cache) if teacher else None

    def vocabulary(self) -> tuple[dict[str, int], list[int]]:
        """All features that at least two lines have, with their rarity."""
        seen: Counter[str] = Counter()
        for found in self.found:
            seen.update({feature.name for feature in found})
        kept = sorted(n for n, count in seen.items() if count > 1 and not self._named(n))
        return {n: i for i, n in enumerate(kept)}, [self._rarity(n, seen[n]) for n in kept]

    def _rarity(self, name: str, count: int) -> int:
        rarity = math.log((1 + len(self.lines)) / (1 + count)) + 1
        pair = " " in name and not name.startswith("#")
        return round(rarity * (PAIR if pair else 1) * RARITY_STEPS)

    def _named(self, name: str) -> bool:
        words = name.lstrip(NEGATED + DRAWN_OUT).split(" ")
        return any(word.removesuffix("'s") in self.names for word in words)

    def rows(self, vocabulary: dict[str, int], rarity: list[int]) -> Rows:
        """The lines as the model sees them, TextBlob's numbers in the last two columns."""
        width = len(vocabulary)
        rows: list[dict[int, float]] = []
        for found, (polarity, subjectivity) in zip(self.found, self.extras, strict=True):
            row = vector(found, vocabulary, rarity)
            row[width], row[width + 1] = polarity, subjectivity
            rows.append(row)
        return Rows.of(rows, width + 2)


def _vectors(
    texts: list[str], cache: Path | None
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    if cache and cache.exists():
        return np.load(cache)
    vectors = encode(texts, *encoder_files())
    if cache:
        np.save(cache, vectors)
    return vectors


def learn(
    material: Material, rows: Rows, chosen: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Floats:
    """The coefficients of every head (a row for each), from comments and the chosen dialogue.

    `chosen` are numbers of lines in `material.second`.
    """
    split = len(material.first)
    first, second = np.arange(split), split + chosen
    index = np.concatenate([first, second])
    y = material.targets[index].copy()
    if material.vectors is not None:
        said = teach(material.vectors, first, second, y)[index]
        y = TEACHER * SHRUNK * said + (1 - TEACHER) * y
    y[:split] -= y[:split].mean(0)
    y[split:] -= y[split:].mean(0)
    w = np.concatenate([np.ones(split), np.full(len(second), DIALOGUE)])
    one, two = rows.take(first), rows.take(second)
    return np.array([fit(one, two, column, w, strength=STRENGTH, own=OWN) for column in y.T])


def choose(heads: Floats, vocabulary: dict[str, int], rarity: list[int]) -> dict[str, int]:
    """The features that do most: weight times how often and how strongly they are met."""
    n = len(vocabulary)
    common = np.exp(-np.array(rarity) / RARITY_STEPS / 2)
    reach = np.array(rarity) * common
    strength = np.abs(heads[0, :n]) + 0.3 * np.abs(heads[1:, :n]).max(0)
    best = set(np.argsort(-strength * reach, kind="stable")[:FEATURES].tolist())
    kept = [name for name, i in vocabulary.items() if i in best]
    return {name: i for i, name in enumerate(sorted(kept))}


def quantised(heads: Floats, vocabulary: dict[str, int], rarity: list[int]) -> Weights:
    """The table with whole numbers; the most extreme thousandth of the weights is clipped."""
    n = len(vocabulary)
    table: list[list[int]] = []
    scales: list[float] = []
    for head in heads:
        scale = float(np.quantile(np.abs(head[:n]), 0.999)) / 127
        steps = np.clip(np.round(head[:n] / scale), -127, 127).astype(int)
        table.append(steps.tolist())
        scales.append(float(f"{scale:.6g}"))
    extras = tuple((round(float(h[n]), 5), round(float(h[n + 1]), 5)) for h in heads)
    return Weights(vocabulary, rarity, tuple(table), tuple(scales), extras, {})


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument(
        "--data", type=Path, required=True, help="folder with the labelled lines"
    )
    default = Path(__file__).parent.parent / "screenplay_ls/analysis/tone/weights/english.gz"
    arguments.add_argument("--out", type=Path, default=default)
    arguments.add_argument(
        "--cache", type=Path, help="keep the encoder's vectors in this .npy file"
    )
    arguments.add_argument("--no-teacher", action="store_true")
    given = arguments.parse_args()
    assert EMOTIONS == FAMILIES
    material = Material(given.data, given.cache, teacher=not given.no_teacher)
    vocabulary, rarity = material.vocabulary()
    everything = np.arange(len(material.second))
    print(f"{len(material.lines)} lines, {len(vocabulary)} features")
    first = learn(material, material.rows(vocabulary, rarity), everything)
    kept = choose(first, vocabulary, rarity)
    rarity = [rarity[vocabulary[name]] for name in kept]
    rows = material.rows(kept, rarity)
    table = quantised(learn(material, rows, everything), kept, rarity)
    unseen = cross_fitted(material, rows)
    table = replace(table, settings=calibrate(table, material.second, unseen, held_out(given.data)))
    packed = pack(table)
    given.out.write_bytes(packed)
    print(f"{given.out}: {len(packed)} bytes; {dict(table.settings)}")


def cross_fitted(material: Material, rows: Rows) -> Floats:
    """What models that have not seen a line's episode say of it: a row for each head."""
    episodes = sorted({line.episode for line in material.second})
    fold = {episode: number % 5 for number, episode in enumerate(episodes)}
    folds = np.array([fold[line.episode] for line in material.second])
    said = np.zeros((1 + len(FAMILIES), len(material.second)))
    for number in range(5):
        heads = learn(material, rows, np.flatnonzero(folds != number))
        there = np.flatnonzero(folds == number)
        part = rows.take(len(material.first) + there)
        said[:, there] = np.array([part.times(head) for head in heads])
    return said


if __name__ == "__main__":
    main()
