"""How fast a screenplay is read, whole and after a keystroke, and beside other parsers.

    python -m benchmarks.parse [--peers FOLDER] [--script FILE]

With `--peers` the other parsers are fetched into FOLDER (once) and timed in turns with ours, in
processes of their own and on the same interpreter. Absolute times depend on the machine and on
what else it does; compare the ratios of one run.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import peers
from benchmarks.corpus import read, scripts_or_examples
from screenplay_ls.fountain import Document, Kind, parse, reparse

ROUNDS, RUNS = 3, 11


def main() -> int:
    parser = argparse.ArgumentParser(description="How fast a screenplay is read.")
    parser.add_argument("--peers", type=Path, help="a folder for other parsers; made if missing")
    parser.add_argument("--script", type=Path, help="the screenplay; else the longest found")
    arguments = parser.parse_args()
    path = arguments.script or max(scripts_or_examples(), key=lambda p: p.stat().st_size)
    text = read(path)
    print(f"{path.name}: {len(text):,} code points, {text.count(chr(10)):,} lines. Load: {load()}")
    if arguments.peers:
        arguments.peers.mkdir(parents=True, exist_ok=True)
        peers.install(arguments.peers.resolve())
    count(parse(text))
    fine = beside_others(text, arguments.peers.resolve() if arguments.peers else None)
    fine &= longer_texts(text)
    fine &= keystrokes(text)
    fine &= boneyards(text)
    memory(text)
    print(f"Load at the end: {load()}")
    return 0 if fine else 1


def load() -> str:
    return (
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "?"
    )


def count(document: Document) -> None:
    kinds = [element.kind for element in document.elements]
    found = ", ".join(f"{kinds.count(kind)} {kind.value}" for kind in Kind if kind in kinds)
    print(f"Found: {found}; {len({s.name for s in document.speeches})} characters.\n")


def beside_others(text: str, folder: Path | None) -> bool:
    """All parsers in turns, so that each meets the same load; ratios to the fastest in Python."""
    names = [
        "ours",
        "ours_read",
        *(peers.PYTHON if folder else ()),
        *(peers.NODE if folder else ()),
    ]
    taken: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "script.fountain"
        file.write_text(text, encoding="utf-8")
        for _ in range(ROUNDS):
            for name in names:
                taken[name] += peers.times(name, folder, file, RUNS) or []
    reference = statistics.median(taken.get("fountain_parser") or taken["ours"])
    print(f"{'full parse':28}{'median ms':>10}{'min':>8}{'ratio':>8}")
    for name, times in taken.items():
        if times:
            middle = statistics.median(times)
            title = {"ours": "screenplay_ls.fountain", "ours_read": "  and reading everything"}
            label = f"{title.get(name, name)}{' (Node)' if name in peers.NODE else ''}"
            print(f"{label:28}{middle:10.1f}{min(times):8.1f}{middle / reference:8.2f}")
        else:
            print(f"{name:28}{'-':>10}")
    return verdict(
        "full parse / fountain-parser", statistics.median(taken["ours"]) / reference, 1.5
    )


def longer_texts(text: str) -> bool:
    """The same text, one to eight times over; processor time, since ratios of it are steady."""
    parse(text)
    times = {
        n: min(timed(lambda n=n: parse(text * n), time.process_time) for _ in range(7))
        for n in (1, 2, 4, 8)
    }
    print("\nx1 x2 x4 x8, processor ms: " + "  ".join(f"{1000 * t:.1f}" for t in times.values()))
    return verdict("8 times the text / 1", times[8] / times[1], 10)


def keystrokes(text: str) -> bool:
    """A letter typed inside a word at random places, each time into the result of the last.

    Judged by processor time: on a busy machine the clock on the wall shows the others' work.
    """
    choose = random.Random(1)
    document = parse(text)
    walls: list[float] = []
    times: list[float] = []
    places: list[float] = []
    for _ in range(400):
        document.lines.count  # noqa: B018 -- An editor asks for it all the time.
        at = choose.randrange(1, len(document.text))
        while not document.text[at - 1 : at + 1].isalpha():
            at = choose.randrange(1, len(document.text))
        typed = f"{document.text[:at]}e{document.text[at:]}"
        wall, start = time.perf_counter(), time.thread_time()
        document = reparse(document, typed)
        times.append(1000 * (time.thread_time() - start))
        walls.append(1000 * (time.perf_counter() - wall))
        start = time.thread_time()
        _ = document.lines, document.scenes, document.speeches
        places.append(1000 * (time.thread_time() - start))
    print(f"\nreparse after a letter: median {statistics.median(times):.2f} ms, ", end="")
    print(f"p95 {percentile(times, 95):.2f} (on the wall {percentile(walls, 95):.2f}), ", end="")
    print(f"lines, scenes and speeches after it: median {statistics.median(places):.2f} ms")
    return verdict("keystroke p95, ms", percentile(times, 95), 1)


def boneyards(text: str) -> bool:
    """A boneyard opened on page one that closes on the last, and taken away again."""
    closed = parse(f"{text}\n\nHe runs. */ Still.\n")
    opened = f"{closed.text[:800]}/*{closed.text[800:]}"
    inside = reparse(closed, opened)
    runs: dict[str, Callable[[], object]] = {
        "full": lambda: parse(closed.text),
        "opening": lambda: reparse(closed, opened),
        "closing": lambda: reparse(inside, closed.text),
    }
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(15):
        for name, run in runs.items():
            taken[name].append(timed(run, time.thread_time))
    full, opening, closing = map(statistics.median, taken.values())
    print(
        f"\nboneyard opened: {1000 * opening:.2f} ms, taken away: {1000 * closing:.2f} ms, ", end=""
    )
    print(f"full parse: {1000 * full:.2f} ms")
    return verdict("boneyard / full parse", max(opening, closing) / full, 1.2)


def memory(text: str) -> None:
    """Bytes held by a Document per code point, at one and eight times the text."""
    held: list[float] = []
    for times in (1, 8):
        longer = text * times
        tracemalloc.start()
        document = parse(longer)
        held.append(tracemalloc.get_traced_memory()[0] / len(longer))
        tracemalloc.stop()
        del document
    print(f"\nmemory of a Document: {held[0]:.1f} bytes a code point, at x8 {held[1]:.1f}")


def timed(run: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()
    start = clock()
    run()
    return clock() - start


def percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def verdict(what: str, value: float, bar: float) -> bool:
    print(f"  {what}: {value:.2f}, to be at most {bar:g}: {'yes' if value <= bar else 'NO'}")
    return value <= bar


if __name__ == "__main__":
    sys.exit(main())
