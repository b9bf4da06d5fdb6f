"""How well the tone of dialogue is read, next to TextBlob, VADER and saying nothing at all.

    python -m benchmarks.tone [--data FOLDER] [--json]

FOLDER (or the environment variable `SCREENPLAY_SENTIMENT`) holds `meld_dev.csv` and EmoryNLP's
`emorynlp_{train,dev,test}.csv`; neither is part of this repository. The shipped weights have seen
EmoryNLP's train and dev files, not its test file, and nothing of `meld_dev.csv` but the handful of
calibration numbers that `docs/tone.md` names. Lines that EmoryNLP's train or dev file also has
("recurring") are measured with and without. VADER is measured where `vaderSentiment` is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.tone_data import CLASSES, Line, dialogues, emory, meld, same
from benchmarks.tone_figures import (
    accuracy,
    calibration_error,
    correlation,
    coverage,
    f1,
    labelled,
    scene_correlation,
    sign_share,
)
from screenplay_ls.analysis.tone import conversation, line_tone
from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.analysis.tone.lines import chances

System = Callable[[Sequence[Sequence[Line]]], "list[Answer]"]


class Answer(NamedTuple):
    """What a system says of a line."""

    valence: float
    label: int
    """-1, 0 or 1."""
    confidence: float = 0.0
    emotion: str | None = None


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("--data", type=Path, default=os.environ.get("SCREENPLAY_SENTIMENT"))
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    if not given.data or not (Path(given.data) / "meld_dev.csv").exists():
        print("No labelled lines found: set SCREENPLAY_SENTIMENT to the folder with meld_dev.csv.")
        return 0
    folder = Path(given.data)
    seen = {same(line.text) for split in ("train", "dev") for line in emory(folder, split)}
    held, test = meld(folder), emory(folder, "test")
    sets = {
        "MELD dev": held,
        "MELD dev, recurring lines removed": [x for x in held if same(x.text) not in seen],
        "EmoryNLP test": test,
        "EmoryNLP test, recurring lines removed": [x for x in test if same(x.text) not in seen],
    }
    results = {
        name: {system: figures(lines, speak) for system, speak in systems().items()}
        for name, lines in sets.items()
    }
    if given.json:
        json.dump(results, sys.stdout, indent=1)
    else:
        for name, lines in sets.items():
            show(name, lines, results[name])
    return 0


def systems() -> dict[str, System]:
    found: dict[str, System] = {"ours": ours, "TextBlob": textblob}
    try:
        from vaderSentiment.vaderSentiment import (  # pyright: ignore[reportMissingImports] -- measured where it is installed.
            SentimentIntensityAnalyzer,  # pyright: ignore[reportUnknownVariableType] -- as above.
        )
    except ImportError:
        pass
    else:
        vader = SentimentIntensityAnalyzer()  # pyright: ignore[reportUnknownVariableType] -- as above.
        found["VADER"] = thresholded(lambda text: vader.polarity_scores(text)["compound"], 0.05)  # pyright: ignore[reportUnknownMemberType, reportUnknownLambdaType] -- as above.
    found["always neutral"] = thresholded(lambda _: 0.0, 0.05)
    return found


def ours(groups: Sequence[Sequence[Line]]) -> list[Answer]:
    answers: list[Answer] = []
    for group in groups:
        for tone in conversation([line_tone(line.text) for line in group]):
            likely = chances(tone.valence or 0.0)
            label = max(range(3), key=likely.__getitem__) - 1
            answers.append(Answer(tone.valence or 0.0, label, tone.confidence, tone.emotion))
    return answers


def textblob(groups: Sequence[Sequence[Line]]) -> list[Answer]:
    return thresholded(lambda text: opinion(text).polarity, 0.0)(groups)


def thresholded(score: Callable[[str], float], limit: float) -> System:
    def speak(groups: Sequence[Sequence[Line]]) -> list[Answer]:
        values = [score(line.text) for group in groups for line in group]
        return [Answer(v, (v > limit) - (v < -limit)) for v in values]

    return speak


def figures(lines: list[Line], speak: System) -> dict[str, float | None]:
    groups = dialogues(lines)
    flat = [line for group in groups for line in group]
    answers = speak(groups)
    valences = [answer.valence for answer in answers]
    truth = [line.valence for line in flat]
    labels = [line.label for line in flat]
    said = [answer.label for answer in answers]
    result = {
        "pearson": scene_correlation(groups, valences),
        "sign": sign_share(groups, valences),
        "line pearson": correlation(valences, truth),
        "accuracy": accuracy(said, labels),
        "weighted f1": f1(said, labels, CLASSES, weighted=True),
        "macro f1": f1(said, labels, CLASSES, weighted=False),
    }
    if any(answer.confidence for answer in answers):
        right = [a == b for a, b in zip(said, labels, strict=True)]
        sure = [answer.confidence for answer in answers]
        result["calibration error"] = calibration_error(sure, right)
        for limit in (0.5, 0.6, 0.7):
            share, correct = coverage(sure, right, limit)
            result[f"coverage at {limit}"], result[f"accuracy at {limit}"] = share, correct
        result["emotion shown"], result["emotion right"] = labelled(
            [answer.emotion for answer in answers], [line.family for line in flat]
        )
    return result


def show(name: str, lines: list[Line], results: dict[str, dict[str, float | None]]) -> None:
    groups = [group for group in dialogues(lines) if len(group) >= 4]
    print(f"\n{name}: {len(lines)} lines, {len(groups)} dialogues of four lines or more")
    names = list(next(iter(results.values())))
    print(" " * 24 + "".join(f"{system:>16}" for system in results))
    for row in names:
        cells = [values.get(row) for values in results.values()]
        print(f"{row:24}" + "".join(f"{'-' if c is None else f'{c:.3f}':>16}" for c in cells))


if __name__ == "__main__":
    sys.exit(main())
