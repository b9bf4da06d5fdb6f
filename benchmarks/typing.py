"""Typing with ghost text, in real time: our server, and llama.cpp's own with a simple client.

    python -m benchmarks.typing [--lines 12] [--seed 1] [--peer PYTHON_OR_LLAMA_SERVER] [script]

Lines of dialogue are typed key by key with the pauses of people (see `keys`), each line once with
our real server over stdio (a change and a request at each key, the request before it cancelled, as
VS Code does) and once with llama.cpp's HTTP server and a client that asks as llama.vscode does
(see `peer_client`). The same lines, the same keys, the same pauses, in turns, with the same model
on the same machine; while one is measured the other is idle. `--peer`, or `SCREENPLAY_PEER`, names
what runs llama.cpp's server: the Python of an environment with `xllamacpp` in it, or an executable
`llama-server`; without it that column is left out. Twelve lines take about three minutes a column.

    with ghost text   keys after which ghost text for the text as it stands was there before the
                      next key; kept: it was there already, and the key was what it said
    on the screen     share of the time
    key to ghost      milliseconds, of the keys with ghost text; asked: of those where it had to be
                      asked for
    in pauses         the same for keys that no other followed within half a second
    begins right      of what was drawn, what begins with the next word of the line
    tokens wasted     predicted for what was never drawn, or was contradicted by the next key
    processor         what the servers' processes computed, a key
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks import corpus, peer_server
from benchmarks.client import load, percentile
from benchmarks.keys import keys, pause
from benchmarks.replay import dialogue, sample
from benchmarks.systems import Outcome, System, Theirs, Turn, ours, type_line
from screenplay_ls.llm.store import find_model

DEFAULT = "the-last-birthday-card"
LONGEST = 90
"""So many characters of a line are typed at most."""
PAUSE_MS = 500.0


def turns(text: str, lines: int, seed: int) -> list[Turn]:
    """Lines of a script, in runs of neighbours; each is typed at the end of what is before it."""
    draw = random.Random(seed)
    made: list[Turn] = []
    for line in sample(dialogue(text), lines, seed)[:lines]:
        typed = line.text[:LONGEST].rpartition(" ")[0] if len(line.text) > LONGEST else line.text
        made.append(Turn(text[: line.offset], typed, keys(typed, draw), pause(typed + ".", draw)))
    return made


async def compare(text: str, todo: list[Turn], peer: Path | None) -> list[System]:
    """Type all lines with both systems, in turns."""
    async with AsyncExitStack() as stack:
        systems: list[System] = [await stack.enter_async_context(ours(todo[0].before))]
        if peer:
            started = await stack.enter_async_context(peer_server.running(peer, find_model()))
            theirs = Theirs(started)
            stack.push_async_callback(theirs.client.close)
            systems.append(theirs)
        for number, turn in enumerate(todo):
            # Whoever is second finds the machine warmer; so they take turns at that, too.
            for system in systems if number % 2 else systems[::-1]:
                await type_line(system, turn)
        return systems


def rows(outcome: Outcome) -> dict[str, str]:
    """What is printed, with its name."""
    moments = outcome.moments
    got = [m for m in moments if m.waited is not None]
    asked = [m.waited for m in got if m.waited is not None and not m.kept]
    pauses = [m for m in moments if m.lasted >= PAUSE_MS]
    waited = [m.waited for m in pauses if m.waited is not None]
    drawn = [shown for screen in outcome.screens for shown in screen.drawn]
    return {
        "keys": f"{len(moments)}",
        "with ghost text": f"{_share(len(got), len(moments))} "
        f"(kept {_share(sum(m.kept for m in got), len(moments))})",
        "on the screen": _share(sum(m.seen for m in moments), sum(m.lasted for m in moments)),
        "key to ghost p50 / p95": _two([m.waited or 0.0 for m in got]),
        "  asked p50 / p95": _two(asked),
        "in pauses": f"{_share(len(waited), len(pauses))} of {len(pauses)}",
        "  p50 / p95": _two(waited),
        "begins right": f"{_share(sum(d.right for d in drawn), len(drawn))} of {len(drawn)}",
        "tokens predicted": f"{outcome.predicted}",
        "tokens wasted": f"{outcome.wasted} ({_share(outcome.wasted, outcome.predicted)})",
        "prompt tokens read": f"{outcome.read}"
        + (f" ({outcome.stopped} stopped)" if outcome.stopped else ""),
        "processor a key": f"{sum(outcome.cpu) / max(len(moments), 1):.0f} ms",
    }


def _two(values: list[float]) -> str:
    if not values:
        return "-"
    return f"{statistics.median(values):.0f} / {percentile(values, 0.95):.0f} ms"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def given(about: str | None, *, lines: int) -> tuple[argparse.Namespace, Path, str]:
    """What stands on the command line of a comparison, with the script's path and its text."""
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--lines", type=int, default=lines)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peer", help="Python with xllamacpp, or a llama-server")
    parser.add_argument("script", nargs="?", type=Path)
    options = parser.parse_args()
    known = corpus.scripts_or_examples()
    path = options.script or next((each for each in known if DEFAULT in each.name), known[0])
    return options, path, corpus.read(path).replace("\r\n", "\n")


def main() -> None:
    """Type, print."""
    options, path, text = given(__doc__, lines=12)
    todo = turns(text, options.lines, options.seed)
    print(f"{path.name}: {len(todo)} lines, seed {options.seed}; {load()} at the start")
    systems = asyncio.run(compare(text, todo, peer_server.find(options.peer)))
    table = [rows(system.outcome) for system in systems]
    print(f"{'':<24}" + "".join(f"{system.name:>24}" for system in systems))
    for name in table[0]:
        print(f"{name:<24}" + "".join(f"{column[name]:>24}" for column in table))
    print(f"{load()} at the end")


if __name__ == "__main__":
    main()
