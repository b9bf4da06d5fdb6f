# pyright: basic
# Scikit-learn has no type information.
"""Learn the scales of the confusables layer and write `weights.py`.

    python tools/train_confusables.py goemotions_train.tsv [emorynlp_train.csv]

Needs scikit-learn, which the package itself does not. Texts are weighed as they are: what
follows "my", "his", "our" is owned; what follows "he's", "we're", "that's" is said of someone.
So the scales learn from far more places than the confused words themselves offer, and from
words that people seldom confuse.
"""

from __future__ import annotations

import csv
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from screenplay_ls.analysis.grammar.confusables.context import (
    Token,
    after,
    around,
    before,
    tokens,
)

OUT = Path(__file__).resolve().parent.parent / (
    "screenplay_ls/analysis/grammar/confusables/weights.py"
)
KINDS = {
    **dict.fromkeys("my his our your their its whose".split(), 0),  # noqa: SIM905 - reads better
    **dict.fromkeys("i'm he's she's we're you're they're it's who's that's".split(), 1),  # noqa: SIM905
    **dict.fromkeys(["there", "here"], 2),
}
EITHER = {"to": {"to": 0, "too": 1}, "then": {"then": 0, "than": 1}}
PAIRS = {
    # "Its" and "it's" are confused too often in comments to learn from.
    "its": (
        {**dict.fromkeys(["his", "my", "our", "their"], 0)}
        | {**dict.fromkeys(["he's", "she's", "that's", "we're", "they're"], 1)},
        (1, 0),
    ),
    "your": ({"your": 0, "you're": 1}, (1, 0)),
    "whose": (
        {**dict.fromkeys(["my", "his", "her", "our", "their", "your"], 0)}
        | {**dict.fromkeys(["he's", "she's", "it's", "that's"], 1)},
        (1, 0),
    ),
    "their-theyre": ({"their": 0, "they're": 1}, (1, 0)),
    "their-there": ({"their": 0, "there": 1}, (2, 0)),
    "theyre-there": ({"they're": 0, "there": 1}, (2, 1)),
}
Example = tuple[dict[str, float], int, int]
Scale = tuple[dict[str, tuple[float, ...]], tuple[float, ...]]


def main() -> None:
    """Read, fit, write."""
    rows = [(tokens(text), weight) for text, weight in read(sys.argv[1:])]
    scales: dict[str, Scale] = {"right": fit(gather(rows, KINDS, after), (0, 1, 2), 0.7)}
    for name, classes in EITHER.items():
        scales[name] = fit(
            gather(rows, classes, lambda row, i: after(row, i) + before(row, i)), (1,), 0.7
        )
    for name, (classes, (high, low)) in PAIRS.items():
        examples = list(stacked(rows, classes, scales["right"], high, low, name != "whose"))
        scales[name] = fit(examples, (1,), 0.5, balanced=True)
    write(scales)


def read(paths: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Texts and how much each counts: dialogue twice."""
    for path in paths:
        with Path(path).open(encoding="utf-8", errors="replace", newline="") as file:
            if path.endswith(".csv"):
                yield from ((line["Utterance"], 2) for line in csv.DictReader(file))
            else:
                yield from ((line.split("\t")[0], 1) for line in file)


def gather(
    rows: list[tuple[list[Token], int]],
    classes: dict[str, int],
    features: Callable[[list[Token], int], list[str]],
) -> list[Example]:
    """The places of the confused words, with what stands around them."""
    return [
        (dict.fromkeys(features(row, i), 1.0), classes[token.word], weight)
        for row, weight in rows
        for i, token in enumerate(row)
        if token.word in classes
    ]


def stacked(  # noqa: PLR0913, PLR0917 - one place, one call
    rows: list[tuple[list[Token], int]],
    classes: dict[str, int],
    right: Scale,
    high: int,
    low: int,
    left: bool,
) -> Iterator[Example]:
    """Places for a scale that stands on the first one and adds the words before."""
    table, bias = right
    for row, weight in rows:
        for i, token in enumerate(row):
            if token.word not in classes:
                continue
            sums = list(bias)
            for feature in after(row, i):
                for k, more in enumerate(table.get(feature, ())):
                    sums[k] += more
            features = dict.fromkeys(before(row, i) + around(row, i), 1.0) if left else {}
            features["R"] = max(-8.0, min(8.0, sums[high] - sums[low])) / 2
            features["P"] = max(-8.0, min(8.0, sums[0])) / 2
            yield features, classes[token.word], weight


def fit(
    examples: list[Example], classes: tuple[int, ...], strength: float, *, balanced: bool = False
) -> Scale:
    """One logistic regression with few weights for each class against the others."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore - not a dependency
    from sklearn.linear_model import LogisticRegression  # type: ignore - not a dependency

    counts = Counter(feature for features, _, _ in examples for feature in features)
    vectorizer: Any = DictVectorizer()
    matrix: Any = vectorizer.fit_transform(
        [{f: v for f, v in features.items() if counts[f] >= 4} for features, _, _ in examples]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    names: list[str] = list(vectorizer.get_feature_names_out())
    columns: list[list[float]] = []
    bias: list[float] = []
    for wanted in classes:
        model: Any = LogisticRegression(
            l1_ratio=1.0,
            solver="liblinear",
            C=strength,
            max_iter=300,
            random_state=0,
            class_weight="balanced" if balanced else None,
        )
        model.fit(
            matrix,
            [int(kind == wanted) for _, kind, _ in examples],
            sample_weight=[weight for _, _, weight in examples],
        )
        columns.append([round(float(value), 1) for value in model.coef_[0]])
        bias.append(round(float(model.intercept_[0]), 1))
    rows = zip(names, zip(*columns, strict=True), strict=True)
    return {name: values for name, values in rows if any(values)}, tuple(bias)


def write(scales: dict[str, Scale]) -> None:
    """Write the scales as a module."""
    parts = [
        '"""Written by tools/train_confusables.py; tenths of log-odds by feature.\n\n'
        "Learnt from GoEmotions (Google Research, Apache-2.0) and EmoryNLP (Apache-2.0).\n"
        '"""\n\nfrom __future__ import annotations\n\nSCALES = {\n'
    ]
    for name, (table, bias) in scales.items():
        items = [f"bias:{numbers(bias)}"]
        items += [f"{feature}:{numbers(values)}" for feature, values in sorted(table.items())]
        body = "\n".join(
            textwrap.wrap(" ".join(items), 99, break_long_words=False, break_on_hyphens=False)
        )
        parts.append(f'    "{name}": """\n{body}\n""",\n')
        print(name, len(table), "weights")
    parts.append('}\n"""Scales by name: `feature:weight`, or one weight for each kind."""\n')
    OUT.write_text("".join(parts).replace("\\", "\\\\"), encoding="utf-8")


def numbers(values: Sequence[float]) -> str:
    """Weights as tenths."""
    return "/".join(str(round(value * 10)) for value in values)


if __name__ == "__main__":
    main()
