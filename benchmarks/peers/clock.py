"""Times one parser in a process of its own: `clock.py NAME FILE RUNS`.

Runs in an environment that has the parser and nothing of ours but the standard-library-only
`screenplay_ls.fountain`, which is found by PYTHONPATH. Prints the milliseconds of each run.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def ours() -> Callable[[str], object]:
    return import_module("screenplay_ls.fountain").parse


def ours_read() -> Callable[[str], object]:
    parse: Any = import_module("screenplay_ls.fountain").parse

    def run(text: str) -> object:
        document = parse(text)
        for element in document.elements:
            _ = element.plain, element.text
        return document.scenes, document.speeches, document.lines

    return run


def fountain_parser() -> Callable[[str], object]:
    return import_module("fountain_parser").parse


def fountain_py() -> Callable[[str], object]:
    parser: Any = import_module("fountain").FountainParser
    return lambda text: parser().parse(text)


def screenplain() -> Callable[[str], object]:
    module: Any = import_module("screenplain.parsers.fountain")
    return lambda text: list(module.parse(io.StringIO(text)))


def screenplay_tools() -> Callable[[str], object]:
    parser: Any = import_module("screenplay_tools.fountain.parser").Parser
    return lambda text: parser().add_text(text)


def jouvence() -> Callable[[str], object]:
    parser: Any = import_module("jouvence.parser").JouvenceParser
    return lambda text: parser().parseString(text)


def main() -> None:
    name, file, runs = sys.argv[1:]
    parse: Callable[[str], object] = globals()[name]()
    text = Path(file).read_text(encoding="utf-8")
    times: list[float] = []
    for _ in range(int(runs)):
        gc.collect()
        start = time.perf_counter()
        parse(text)
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
