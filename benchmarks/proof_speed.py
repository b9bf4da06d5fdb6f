"""What proofreading costs while a writer types in a long script.

    python -m benchmarks.proof_speed [--scripts FOLDER]

Opens the longest script of the corpus and measures how late a ticker on the event loop runs;
then edits it again and again, each time before the last reading has ended, and measures the time
from an edit to the first report that has the changed element.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import re
import sys
import time
from collections.abc import AsyncGenerator
from pathlib import Path

from benchmarks.corpus import read, scripts
from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.grammar import GrammarOptions
from screenplay_ls.analysis.grammar.prose import passages
from screenplay_ls.fountain import Document, parse, reparse
from screenplay_ls.services.proofreader import Proofreader

EDITS = 60
TICK = 0.001
_SENTENCE = re.compile(r"((?:[a-z]+ ){3}[a-z]+)(?: [a-z]+){4}")


async def main(arguments: argparse.Namespace) -> int:
    paths = [p for f in arguments.scripts for p in Path(f).glob("*.fountain")] or scripts()
    if not paths:
        print("No scripts found: set SCREENPLAY_CORPUS to a folder with *.fountain files.")
        return 2
    document = parse(max((read(path) for path in paths), key=len))
    proofreader = Proofreader()
    await proofreader.proofread(parse("A dog barks.\n"), GrammarOptions())
    fine = await opening(proofreader, document)
    await proofreader.close()
    proofreader = Proofreader()
    await proofreader.proofread(parse("A dog barks.\n"), GrammarOptions())
    fine &= await edits(proofreader, document)
    await proofreader.close()
    return 0 if fine else 1


@contextlib.asynccontextmanager
async def delays(into: list[float]) -> AsyncGenerator[None, None]:
    """How late a ticker runs, in milliseconds."""

    async def tick() -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(TICK)
            into.append(1000 * (time.perf_counter() - start - TICK))

    ticker = asyncio.create_task(tick())
    try:
        yield
    finally:
        ticker.cancel()


async def opening(proofreader: Proofreader, document: Document) -> bool:
    late: list[float] = []
    idle: list[float] = []
    async with delays(idle):
        await asyncio.sleep(2)
    start = time.perf_counter()
    first = 0.0

    def progress(findings: tuple[Finding, ...]) -> None:
        nonlocal first
        first = first or time.perf_counter() - start

    async with delays(late):
        findings = await proofreader.proofread(document, GrammarOptions(), on_progress=progress)
    total = time.perf_counter() - start
    print(f"opening: first report {first:.2f} s, all {total:.1f} s, {len(findings)} findings")
    print(f"loop while opening: {spread(late)}; over 20 ms: {sum(v > 20 for v in late)}")
    print(f"loop while idle:    {spread(idle)}; over 20 ms: {sum(v > 20 for v in idle)}")
    return max(late) <= 20


async def edits(proofreader: Proofreader, document: Document) -> bool:
    """Each edit comes while the script is still being read."""
    dice = random.Random(1)
    times: list[float] = []
    reading: asyncio.Task[object] | None = None
    text = document.text
    for _ in range(EDITS):
        place = dice.choice(places(document))
        text = document.text[:place] + " teh" + document.text[place:]
        if reading is not None:
            reading.cancel()
        start = time.perf_counter()
        document = reparse(document, text)
        seen = asyncio.Event()
        reading = asyncio.create_task(
            proofreader.proofread(
                document,
                GrammarOptions(),
                near=place,
                on_progress=lambda found, seen=seen, place=place: (
                    seen.set() if any(abs(f.span.start - place) < 3 for f in found) else None
                ),
            )
        )
        waiting = asyncio.create_task(seen.wait())
        await asyncio.wait({reading, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        times.append(1000 * (time.perf_counter() - start))
        await asyncio.sleep(dice.uniform(0, 0.05))
    if reading is not None:
        reading.cancel()
    print(f"edit to fresh findings while the rest is queued: {spread(times)}")
    return sorted(times)[int(0.95 * len(times))] <= 100


def places(document: Document) -> list[int]:
    """Places inside longer sentences, behind a word."""
    found: list[int] = []
    for passage in passages(document):
        match = _SENTENCE.search(passage.text)
        if match:
            found.append(passage.span(document, match.end(1), match.end(1)).start)
    return found


def spread(values: list[float]) -> str:
    row = sorted(values)
    return (
        f"p50 {row[len(row) // 2]:.1f} ms, p95 {row[int(0.95 * len(row))]:.1f} ms, "
        f"max {row[-1]:.1f} ms, n {len(row)}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", action="append", default=[], help="a folder of scripts")
    print(f"load {os.getloadavg()[0]:.1f}")
    sys.exit(asyncio.run(main(parser.parse_args())))
