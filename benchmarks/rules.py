"""How long the rules take, how often they speak on produced scripts, and what they miss.

    python -m benchmarks.rules [--scripts FOLDER]

What a rule says about a script as it is has to be judged by reading it; the judgements stand on
each rule's page in docs/rules/. Recall is counted on faults planted into scripts of 2,000 words or
more (see `faults.py`): one at a time, at random places with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from pathlib import Path

from benchmarks.corpus import read, scripts
from benchmarks.faults import FAULTS
from screenplay_ls.analysis.rules import RULES, check
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import Document, parse, reparse

EACH = 20
"""Faults of one kind planted in one script."""

LONG = 2000
"""Words from which faults are planted in a script."""


def main(arguments: argparse.Namespace) -> None:
    """Print all three tables."""
    paths = sorted(arguments.scripts.glob("*.fountain")) if arguments.scripts else scripts()
    documents = {path.stem: parse(read(path)) for path in paths}
    documents = {name: d for name, d in documents.items() if len(d.text.split()) >= 400}
    if not documents:
        print("No scripts found: set SCREENPLAY_CORPUS to a folder with *.fountain files.")
        return
    print(f"{'script':34} {'words':>7} {'all ms':>8} {'edit ms':>8}  findings by default")
    for name, document in documents.items():
        counts = Counter(finding.code for finding in check(document))
        whole, edit = _times(document)
        listed = ", ".join(f"{code} {count}" for code, count in counts.most_common())
        words = len(document.text.split())
        print(f"{name[:34]:34} {words:7} {whole:8.1f} {edit:8.1f}  {listed}")
    print(f"\n{'rule':28} {'found':>12}  of faults planted")
    long = [d for d in documents.values() if len(d.text.split()) >= LONG]
    for code in FAULTS:
        found, planted = _recall(code, long)
        print(f"{code:28} {found:5} of {planted:3}  {found / max(planted, 1):.2f}")


def _times(document: Document) -> tuple[float, float]:
    """Median CPU milliseconds of all default rules: on a script just parsed, and after an edit."""
    whole: list[float] = []
    edited: list[float] = []
    for number in range(7):
        fresh = parse(document.text)
        whole.append(_milliseconds(fresh))
        middle = len(document.text) // 2 + number
        changed = reparse(fresh, document.text[:middle] + "x" + document.text[middle:])
        edited.append(_milliseconds(changed))
    return statistics.median(whole), statistics.median(edited)


def _milliseconds(document: Document) -> float:
    start = time.process_time()
    check(document)
    return 1000 * (time.process_time() - start)


def _recall(code: str, documents: list[Document]) -> tuple[int, int]:
    """How many planted faults the rule finds, and how many were planted."""
    rule = next(rule for rule in RULES if rule.code == code)
    rng = random.Random(code)
    found = planted = 0
    for document in documents:
        script = Script(document)
        before = sum(1 for _ in rule.check(script))
        for _ in range(EACH):
            text = FAULTS[code](script, rng)
            if text is None or text == document.text:
                continue
            planted += 1
            found += sum(1 for _ in rule.check(Script(parse(text)))) > before
    return found, planted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=Path, help="A folder with *.fountain files.")
    main(parser.parse_args())
