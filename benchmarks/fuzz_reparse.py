"""Tens of thousands of random edits: reading again must give what a fresh parse gives.

    python -m benchmarks.fuzz_reparse [--edits 20000] [--seed 0]

The ordinary tests do hundreds. Here documents grow and shrink under edits at random places, and
after each one elements, places and line index are compared with those of a fresh parse.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from screenplay_ls.fountain import Document, parse, reparse
from tests.fountain.strategies import PIECES


def main() -> int:
    parser = argparse.ArgumentParser(description="Random edits, read again and afresh.")
    parser.add_argument("--edits", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    choose = random.Random(arguments.seed)
    start, done = time.monotonic(), 0
    while done < arguments.edits:
        text = piece(choose, 80)
        document = parse(text)
        for _ in range(25):
            document.lines.count  # noqa: B018 -- So that the index is carried over.
            edited = edit(choose, document.text)
            again = reparse(document, edited)
            if state(again) != state(parse(edited)):
                print(f"Differs after {done} edits:\n{document.text!r}\n{edited!r}")
                return 1
            document, done = again, done + 1
    print(f"{done:,} edits, all as a fresh parse; {time.monotonic() - start:.0f} s")
    return 0


def piece(choose: random.Random, most: int) -> str:
    text = "".join(choose.choices(PIECES, k=choose.randrange(most)))
    end = choose.choice([None, "\n", "\r\n", "\r"])
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", end) if end else text


def edit(choose: random.Random, text: str) -> str:
    at = choose.randrange(len(text) + 1)
    removed = choose.choice([0, 0, 1, 1, 2, 6, 30])
    return text[:at] + piece(choose, 4) + text[at + removed :]


def state(document: Document) -> object:
    lines = document.lines
    return (
        [(element.kind, element.raw) for element in document.elements],
        [document.start_of(index) for index in range(len(document.elements) + 1)],
        [(lines.start(line), lines.end(line)) for line in range(lines.count)],
    )


if __name__ == "__main__":
    sys.exit(main())
