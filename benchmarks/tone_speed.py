"""How long the tone of a script takes: the first time, and after a keystroke.

    python -m benchmarks.tone_speed [FILE]

Without FILE the longest script of the corpus is measured (see `corpus.py`), or our own example.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import read, scripts
from screenplay_ls.analysis.tone import hover_at, line_tone, script_tone
from screenplay_ls.fountain import Document, parse, reparse

KEYSTROKES = 60
EXAMPLE = Path(__file__).parent.parent / "examples" / "the-last-ferry.fountain"


def main() -> int:
    found = [Path(name) for name in sys.argv[1:]] or scripts() or [EXAMPLE]
    path = max(found, key=lambda p: p.stat().st_size)
    text = read(path)
    document = parse(text)
    load = timed(lambda: line_tone("Loads TextBlob and the weights."))
    cold = timed(lambda: script_tone(document))
    heading = document.scenes[len(document.scenes) // 2].start
    hover = timed(lambda: hover_at(document, heading))
    keys = [timed(step) for step in keystrokes(document, text)]
    print(f"{path.name}: {len(document.scenes)} scenes, {len(text.split())} words")
    print(f"loading TextBlob and the weights   {load:8.1f} ms")
    print(f"the whole script, first time       {cold:8.1f} ms")
    print(f"a scene's hover after that         {hover:8.1f} ms")
    print(f"after a keystroke, median          {statistics.median(keys):8.2f} ms")
    print(f"after a keystroke, 95th percentile {sorted(keys)[int(len(keys) * 0.95)]:8.2f} ms")
    print("Processor time of this process, which other programs disturb less than the clock.")
    return 0


def keystrokes(document: Document, text: str) -> list[Callable[[], object]]:
    """Versions of the text in which a line of dialogue in the middle grows by a letter each."""
    line = next(s for s in document.speeches if document.start_of(s.first) > len(text) // 2)
    at = document.span_of(line.last - 1).end
    steps: list[Callable[[], object]] = []
    for count in range(1, KEYSTROKES + 1):
        document = reparse(document, f"{text[:at]}{'x' * count}{text[at:]}")
        _ = document.scenes  # Made once for each version, whoever asks first.
        steps.append(lambda version=document: script_tone(version))
    return steps


def timed(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
