"""The labelled dialogue that `tone.py` measures on: readers, and what the labels are taken for."""

from __future__ import annotations

import csv
import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

CLASSES = (-1, 0, 1)

EMORY = {
    "Joyful": (1.0, 1, "joy"),
    "Peaceful": (0.4, 1, None),
    "Powerful": (0.2, 1, None),
    "Neutral": (0.0, 0, "neutral"),
    "Scared": (-0.7, -1, "fear"),
    "Mad": (-1.0, -1, "anger"),
    "Sad": (-1.0, -1, "sadness"),
}
"""Valence, class and family of EmoryNLP's labels; two of them are of no family."""


class Line(NamedTuple):
    """A line that people have labelled."""

    text: str
    valence: float
    label: int
    """-1, 0 or 1."""
    family: str | None
    scene: str


def meld(folder: Path) -> list[Line]:
    lines: list[Line] = []
    for row in _rows(folder / "meld_dev.csv"):
        label = {"positive": 1, "neutral": 0, "negative": -1}[row["Sentiment"]]
        family = {"disgust": "anger"}.get(row["Emotion"], row["Emotion"])
        lines.append(Line(row["Utterance"], float(label), label, family, row["Dialogue_ID"]))
    return lines


def emory(folder: Path, split: str) -> list[Line]:
    lines: list[Line] = []
    for row in _rows(folder / f"emorynlp_{split}.csv"):
        valence, label, family = EMORY[row["Emotion"]]
        scene = f"{row['Season']}/{row['Episode']}/{row['Scene_ID']}"
        lines.append(Line(row["Utterance"], valence, label, family, scene))
    return lines


def dialogues(lines: list[Line]) -> list[list[Line]]:
    return [list(group) for _, group in groupby(lines, key=lambda line: line.scene)]


def same(text: str) -> str:
    """What two lines that count as one have in common."""
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", text.lower())).strip()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
