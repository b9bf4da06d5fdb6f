"""How often the red pen is wrong about produced scripts, and how many planted errors it finds.

    python -m benchmarks.proof [--scripts FOLDER] [--show] [--no-recall]

Scripts are read from a folder (see `corpus.py`). Every flag of the grammar layer on them is
judged once in `data/proof_verdicts.tsv`, by a hash of its paragraph, so that no text of a script
is kept here; a flag without a verdict counts as false.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import read, scripts
from benchmarks.injections import KINDS, Slip, pair_of
from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.grammar import GrammarOptions
from screenplay_ls.analysis.grammar.prose import Passage, passages
from screenplay_ls.fountain import Document, parse
from screenplay_ls.services.proofreader import Proofreader

VERDICTS = Path(__file__).parent / "data" / "proof_verdicts.tsv"
LONG = 2000
"""Prose words from which a script is measured by itself."""
MOST = 40
"""Planted errors of one kind in one script."""


class Flag(NamedTuple):
    """A finding, in a form that may be kept: no text of the script but the flagged word."""

    paragraph: str
    """Hash of the paragraph's text."""
    rule: str
    word: str


class Script(NamedTuple):
    """One script of the corpus."""

    name: str
    document: Document
    prose: list[Passage]
    words: int


async def main(arguments: argparse.Namespace) -> int:
    loaded = list(load(arguments.scripts))
    if not loaded:
        print("No scripts found: set SCREENPLAY_CORPUS to a folder with *.fountain files.")
        return 2
    proofreader = Proofreader()
    try:
        fine = await precision(proofreader, loaded, arguments.show)
        if not arguments.no_recall:
            fine &= await recall(proofreader, loaded, arguments.seed)
    finally:
        await proofreader.close()
    return 0 if fine else 1


def load(folders: Iterable[str]) -> Iterable[Script]:
    """The scripts with prose; a second copy of the same prose is left out."""
    paths = [p for f in folders for p in sorted(Path(f).glob("*.fountain"))] or scripts()
    seen: set[str] = set()
    # Of two copies the later name is taken, so that the choice does not depend on the folder.
    for path in sorted(paths, reverse=True):
        document = parse(read(path))
        prose = list(passages(document))
        words = sum(len(p.text.split()) for p in prose)
        digest = fingerprint(" ".join(p.text for p in prose).replace("’", "'"))
        title = (document.title("Title") or path.stem) if words > LONG else digest
        if words and title not in seen:
            seen.add(title)
            yield Script(path.stem, document, prose, words)


def fingerprint(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


async def precision(proofreader: Proofreader, loaded: list[Script], show: bool) -> bool:
    """False flags per 1,000 words, by script and by rule."""
    verdicts = judged()
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    rows: list[tuple[str, int, Counter[str]]] = []
    for script in loaded:
        counts: Counter[str] = Counter()
        for finding in await proofreader.proofread(script.document, GrammarOptions()):
            flag = flag_of(script, finding)
            verdict = verdicts.get(flag, "unjudged")
            if finding.code != "grammar/Language":
                counts[verdict] += 1
                rules[flag.rule][verdict] += 1
            if show and verdict == "unjudged":
                print("\t".join([*flag, "?", context(script.document, finding)]))
        rows.append((script.name, script.words, counts))
    return table(rows, rules)


def judged() -> dict[Flag, str]:
    """The verdicts: `true` where a reader agrees with the flag, else `false`."""
    if not VERDICTS.exists():
        return {}
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {Flag(*row[:3]): row[3] for row in cells}


def flag_of(script: Script, finding: Finding) -> Flag:
    text = script.document.text[finding.span.start : finding.span.end]
    paragraph = next(
        (
            p.text
            for p in script.prose
            if p.span(script.document, 0, len(p.text)).start
            <= finding.span.start
            <= p.span(script.document, 0, len(p.text)).end
        ),
        "",
    )
    return Flag(
        fingerprint(paragraph), finding.code.removeprefix("grammar/"), " ".join(text.split())
    )


def context(document: Document, finding: Finding) -> str:
    a, b = finding.span
    text = document.text
    return " ".join(f"{text[max(0, a - 40) : a]}<{text[a:b]}>{text[b : b + 30]}".split())


def table(rows: list[tuple[str, int, Counter[str]]], rules: dict[str, Counter[str]]) -> bool:
    """Print; whether every bar holds."""
    fine = True
    short: Counter[str] = Counter()
    short_words = 0
    print(f"{'script':44}{'words':>7}{'true':>6}{'false':>6}{'open':>6}{'false/1000':>12}")
    for name, words, counts in rows:
        if words < LONG:
            short.update(counts)
            short_words += words
        else:
            fine &= line(name, words, counts, 2.5 if name.startswith("big-fish") else 3.0)
    if short_words:
        fine &= line("short ones pooled", short_words, short, 3.0)
    print(f"\n{'rule':44}{'true':>6}{'false':>6}{'open':>6}")
    for rule, counts in sorted(rules.items(), key=lambda item: -item[1].total()):
        print(f"{rule:44}{counts['true']:6}{counts['false']:6}{counts['unjudged']:6}")
    return fine


def line(name: str, words: int, counts: Counter[str], bar: float) -> bool:
    rate = 1000 * (counts["false"] + counts["unjudged"]) / words
    print(
        f"{name:44}{words:7}{counts['true']:6}{counts['false']:6}{counts['unjudged']:6}{rate:12.2f}"
        + ("" if rate <= bar else f"  over {bar}")
    )
    return rate <= bar


async def recall(proofreader: Proofreader, loaded: list[Script], seed: int) -> bool:
    """The share of planted errors that a finding touches, by kind."""
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for script in loaded:
        for kind in KINDS:
            dice = random.Random(f"{seed} {script.name} {kind}")
            text, places = plant(script, kind, dice)
            if not places:
                continue
            findings = await proofreader.proofread(parse(text), GrammarOptions())
            for start, end in places:
                planted[kind] += 1
                found[kind] += any(f.span.start <= end and start <= f.span.end for f in findings)
    pairs: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    print(f"\n{'planted error':34}{'n':>6}{'found':>7}")
    for kind in KINDS:
        if planted[kind]:
            print(f"{kind:34}{planted[kind]:6}{found[kind] / planted[kind]:7.2f}")
            pair = pair_of(kind)
            if pair:
                pairs[pair][0] += found[kind]
                pairs[pair][1] += planted[kind]
    print()
    for pair, (hits, total) in pairs.items():
        print(f"{pair:34}{total:6}{hits / total:7.2f}")
    overall = found.total() / planted.total()
    print(f"{'overall':34}{planted.total():6}{overall:7.3f}")
    return overall >= 0.75 and all(hits >= total / 2 for hits, total in pairs.values())


def plant(script: Script, kind: str, dice: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """The script with errors of one kind, one in a paragraph, and where they are."""
    chosen: list[tuple[int, int, str]] = []
    for passage in script.prose:
        slips: list[Slip] = list(KINDS[kind](passage.text, dice))
        if slips:
            slip = dice.choice(slips)
            span = passage.span(script.document, slip.start, slip.end)
            if script.document.text[span.start : span.end] == passage.text[slip.start : slip.end]:
                chosen.append((span.start, span.end, slip.wrong))
    chosen = sorted(dice.sample(chosen, min(MOST, len(chosen))))
    text, places, shift = script.document.text, list[tuple[int, int]](), 0
    for start, end, wrong in chosen:
        text = text[: start + shift] + wrong + text[end + shift :]
        places.append((start + shift, start + shift + len(wrong)))
        shift += len(wrong) - (end - start)
    return text, places


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--scripts", action="append", default=[], help="a folder of *.fountain files"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print flags without a verdict")
    parser.add_argument("--no-recall", action="store_true")
    print(f"load {os.getloadavg()[0]:.1f}")
    sys.exit(asyncio.run(main(parser.parse_args())))
