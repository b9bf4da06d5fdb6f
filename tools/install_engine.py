"""Install the engine (llama-cpp-python), and say what is happening while it compiles.

The package index carries llama-cpp-python as source code only, so the first installation compiles
llama.cpp: some 140 files, four to ten minutes on two cores. pip keeps the wheel in its cache;
every later installation of the same version, in any virtual environment, takes seconds.

Run by `make` with the virtual environment's Python; standard library only.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

STEP = re.compile(r"\[(\d+)/(\d+)\]")
"""How ninja counts: [46/140]."""

ADVICE = """
The engine could not be installed, so there is no dialogue completion yet; grammar, form and tone
work without it. Three ways out:
  - Fix what the lines above complain about and run the same command again.
  - Take a ready-made wheel (see "Installing without a compiler" in README.md).
  - Use a running llama-server or Ollama instead: set screenplay.endpoint.url in your editor.
To go on without the engine for now: make test MODEL=no
"""


def main() -> None:
    """Install what the extra `llm` asks for, unless it is there already."""
    if importlib.util.find_spec("llama_cpp") is not None:
        return
    if not any(shutil.which(name) for name in ("c++", "g++", "clang++", "cl")):
        print("There is no C++ compiler here (on Debian and Ubuntu: sudo apt install g++).")
        print("Trying all the same: pip may have the engine in its cache.", flush=True)
    print(
        "Installing the engine, llama.cpp. The first time it is compiled, which takes four to ten\n"
        "minutes; pip keeps the result, so later installations take seconds.",
        flush=True,
    )
    # Images are not read, so the multimodal part (a third of the build) is left out.
    arguments = os.environ.get("CMAKE_ARGS", "")
    environment = {**os.environ, "CMAKE_ARGS": f"{arguments} -DLLAVA_BUILD=OFF".strip()}
    command = [sys.executable, "-m", "pip", "install", "--verbose", "--editable", ".[llm]"]
    lines: deque[str] = deque(maxlen=40)
    with subprocess.Popen(
        command,
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        assert pip.stdout is not None
        follow(pip.stdout, lines)
    if pip.returncode != 0:
        sys.exit("".join(lines) + ADVICE)
    print("The engine is installed.", flush=True)


def follow(output: Iterable[str], lines: deque[str]) -> None:
    """Turn pip's torrent into one line that counts; keep the last lines for a failure."""
    started = time.monotonic()
    shown = -1
    for line in output:
        lines.append(line)
        step = STEP.search(line)
        if step is None:
            continue
        done, total = int(step[1]), max(1, int(step[2]))
        tenth = done * 10 // total
        seconds = int(time.monotonic() - started)
        text = f"  compiling llama.cpp: {done} of {total} files, {seconds // 60}:{seconds % 60:02}"
        if sys.stdout.isatty():
            print(f"\r{text}", end="\n" if done == total else "", flush=True)
        elif tenth > shown:
            print(text, flush=True)
        shown = max(shown, tenth)


if __name__ == "__main__":
    main()
