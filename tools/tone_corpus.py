"""The labelled lines that the tone model learns from, and what their labels are taken to mean.

GoEmotions (Demszky and others, 2020; Apache-2.0): short comments, 27 emotions and neutral.
EmoryNLP (Zahiri and Choi, 2018; Apache-2.0): lines of TV dialogue by scene, 7 emotions.
A third file, `meld_dev.csv`, is never learned from: a handful of calibration numbers are set on it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FAMILIES = ("neutral", "joy", "love", "surprise", "anger", "sadness", "fear")

# The valences say how far a label lies from the others as people use it, not what the word means:
# in EmoryNLP "Joyful" is given freely and "Mad" seldom, and a line that is called neutral is nearer
# to the warm ones than to the cold. They were set by hand, with a look at `meld_dev.csv`.
COMMENTS: dict[str, tuple[float, dict[str, float]]] = {
    "admiration": (1.0, {"joy": 0.7, "love": 0.3}),
    "amusement": (1.0, {"joy": 1.0}),
    "anger": (-1.0, {"anger": 1.0}),
    "annoyance": (-1.0, {"anger": 1.0}),
    "approval": (0.3, {"neutral": 0.8, "joy": 0.2}),
    "caring": (0.6, {"love": 1.0}),
    "confusion": (-0.3, {"neutral": 0.7, "surprise": 0.3}),
    "curiosity": (0.0, {"neutral": 1.0}),
    "desire": (0.3, {"love": 0.4, "neutral": 0.6}),
    "disappointment": (-1.1, {"sadness": 1.0}),
    "disapproval": (-1.0, {"anger": 0.5, "neutral": 0.5}),
    "disgust": (-1.0, {"anger": 1.0}),
    "embarrassment": (-0.8, {"sadness": 0.5, "fear": 0.5}),
    "excitement": (1.2, {"joy": 1.0}),
    "fear": (-1.0, {"fear": 1.0}),
    "gratitude": (1.0, {"joy": 0.7, "love": 0.3}),
    "grief": (-1.0, {"sadness": 1.0}),
    "joy": (1.2, {"joy": 1.0}),
    "love": (1.2, {"love": 1.0}),
    "nervousness": (-0.7, {"fear": 1.0}),
    "optimism": (0.4, {"joy": 0.6, "neutral": 0.4}),
    "pride": (1.0, {"joy": 1.0}),
    "realization": (0.0, {"neutral": 0.7, "surprise": 0.3}),
    "relief": (0.6, {"joy": 1.0}),
    "remorse": (-0.8, {"sadness": 1.0}),
    "sadness": (-1.0, {"sadness": 1.0}),
    "surprise": (0.0, {"surprise": 1.0}),
    "neutral": (0.2, {"neutral": 1.0}),
}
"""Label of a comment: its valence, and the families it belongs to."""

DIALOGUE: dict[str, tuple[float, dict[str, float]]] = {
    "Joyful": (0.8, {"joy": 1.0}),
    "Peaceful": (0.4, {"neutral": 0.6, "love": 0.4}),
    "Powerful": (0.2, {"neutral": 0.7, "joy": 0.3}),
    "Neutral": (0.2, {"neutral": 1.0}),
    "Scared": (-0.7, {"fear": 0.7, "surprise": 0.3}),
    "Mad": (-1.1, {"anger": 1.0}),
    "Sad": (-1.1, {"sadness": 1.0}),
}
"""Label of a line of dialogue, in the same way."""


@dataclass(frozen=True)
class Line:
    """A text with what people say of it."""

    text: str
    valence: float
    families: tuple[float, ...]
    """Shares of `FAMILIES`, in their order; they add up to 1."""
    label: str = ""
    scene: tuple[str, ...] = ()
    """Lines of one scene follow each other; comments have none."""
    episode: tuple[str, ...] = ()


def comments(folder: Path, split: str) -> list[Line]:
    """GoEmotions: `split` is train, dev or test."""
    names = (folder / "goemotions_emotions.txt").read_text(encoding="utf-8").split()
    lines: list[Line] = []
    path = folder / f"goemotions_{split}.tsv"
    for row in path.read_text(encoding="utf-8").split("\n"):
        text, _, rest = row.partition("\t")
        if rest:
            labels = [names[int(number)] for number in rest.split("\t")[0].split(",")]
            lines.append(_comment(text, labels))
    return lines


def _comment(text: str, labels: list[str]) -> Line:
    share = 1 / len(labels)
    families: dict[str, float] = dict.fromkeys(FAMILIES, 0.0)
    for label in labels:
        for family, part in COMMENTS[label][1].items():
            families[family] += part * share
    valence = sum(COMMENTS[label][0] for label in labels) * share
    return Line(text, valence, tuple(families.values()), labels[0])


def dialogue(folder: Path, split: str) -> list[Line]:
    """EmoryNLP: `split` is train, dev or test."""
    lines: list[Line] = []
    with (folder / f"emorynlp_{split}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            valence, shares = DIALOGUE[row["Emotion"]]
            episode = (row["Season"], row["Episode"])
            families = tuple(shares.get(family, 0.0) for family in FAMILIES)
            scene = (*episode, row["Scene_ID"])
            lines.append(Line(row["Utterance"], valence, families, row["Emotion"], scene, episode))
    return lines


def held_out(folder: Path) -> list[Line]:
    """`meld_dev.csv`, for calibration and figures; empty where the file is missing."""
    path = folder / "meld_dev.csv"
    if not path.exists():
        return []
    lines: list[Line] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            valence = {"positive": 1.0, "neutral": 0.0, "negative": -1.0}[row["Sentiment"]]
            family = {"disgust": "anger"}.get(row["Emotion"], row["Emotion"])
            families = tuple(float(name == family) for name in FAMILIES)
            scene = (row["Dialogue_ID"],)
            lines.append(Line(row["Utterance"], valence, families, row["Emotion"], scene, scene))
    return lines


def names(folder: Path) -> set[str]:
    """Names of people in the dialogue, in lower case: they say nothing about other stories."""
    speakers: set[str] = set()
    capital: dict[str, int] = {}
    small: dict[str, int] = {}
    for split in ("train", "dev"):
        with (folder / f"emorynlp_{split}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                speakers.update(w.lower() for w in re.findall(r"[A-Za-z]+", row["Speaker"]))
                for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", row["Utterance"]):
                    count = capital if word[0].isupper() else small
                    count[word.lower()] = count.get(word.lower(), 0) + 1
    often = {
        word
        for word, n in capital.items()
        if n >= 5 and word not in small and not word.endswith("day")
    }
    spoken_to = {w for w in speakers if capital.get(w, 0) > 9 * small.get(w, 0)}
    return (often | spoken_to) - {"i", "god", "oh", "christmas", "thanksgiving", "im", "tv"}


def same(text: str) -> str:
    """What two lines have in common that count as one: letters and digits, in lower case."""
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", text.lower())).strip()
