"""How soon the server answers `initialize`, beside what it has not loaded by then.

    python -m benchmarks.startup [--rounds 5]

Each round starts a server and waits for its answer, then loads in another process what the first
suggestion, the first check and the first hover load: the model, Harper's dictionaries, TextBlob.
Medians, and the ratio of the two.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.requests import Wire
from screenplay_ls.llm.engine import EngineError
from screenplay_ls.llm.store import find_model

LOADING = """
import sys
from harper import Linter
from textblob.en.sentiments import PatternAnalyzer
Linter().lint("She dont know.")
PatternAnalyzer().analyze("She does not know.")
if sys.argv[1:]:
    from llama_cpp import Llama
    Llama(sys.argv[1], verbose=False)
"""


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    try:
        model = [str(find_model(""))]
    except EngineError as error:
        print(f"Without the model: {error}")
        model = []
    answered: list[float] = []
    loaded: list[float] = []
    for _ in range(rounds):
        answered.append(_timed(_initialize))
        loaded.append(_timed(lambda: _load(model)))
    first, rest = statistics.median(answered), statistics.median(loaded)
    print(f"start to the answer of initialize   {first:6.2f} s")
    print(f"loading what it has not loaded      {rest:6.2f} s")
    print(f"ratio                               {first / rest:6.2f}")
    print(f"medians of {rounds}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _initialize() -> None:
    wire = Wire()
    wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    wire.close()


def _load(model: list[str]) -> None:
    command = [sys.executable, "-c", LOADING, *model]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _timed(work: Callable[[], None]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
