"""Keystrokes saved by suggestions, against the same model reading plain text.

    python -m benchmarks.keystrokes [--lines 60] [--way a] [--systems raw,gated,open] [script ...]

Replays lines of dialogue as if each were written at the end of its script; asks at each word
boundary (way a) or after each character (way b); accepts the longest whole-word beginning of the
suggestion that is right. Saved = (accepted characters - accepts) / characters.

    raw     the model itself: 2,000 to 2,500 characters of plain text to the left, without
            indentation, greedy, to the end of the line
    gated   what is shown while typing: our request, our reading, the gate
    open    what is shown when the writer asks: the same without the gate

All three run on one engine in one go. `--hurry` stops the raw model at its first mistake, which
changes none of its figures but the time. Results are kept in `--keep FILE` line by line; the same
command goes on where it stopped. `--bits` measures bits per character too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
from collections.abc import Iterator
from contextlib import aclosing
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from benchmarks import corpus
from benchmarks.replay import Line, Suggest, Tally, Way, dialogue, replay, right_part, sample
from screenplay_ls.assist.confidence import OPEN, WHILE_TYPING
from screenplay_ls.assist.continue_dialogue import Options, request
from screenplay_ls.fountain import Document, parse
from screenplay_ls.llm.engine import Piece, Request
from screenplay_ls.llm.local import LocalEngine
from screenplay_ls.llm.store import find_model
from screenplay_ls.services.cowriter import CoWriter

Item = TypeVar("Item")

DEFAULT = ("big-fish-nyousefi-utf8", "the-last-birthday-card", "retired-assassin")
LEAST, MOST = 2000, 2500
"""How many characters the raw model reads."""
RESAMPLES = 2000
GATES = {"gated": WHILE_TYPING, "open": OPEN}


def main() -> None:
    """Replay, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lines", type=int, default=60, help="a script (0: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--way", choices=("a", "b"), default="a")
    parser.add_argument("--systems", default="raw,gated,open")
    parser.add_argument("--hurry", action="store_true")
    parser.add_argument("--bits", action="store_true")
    parser.add_argument("--keep", type=Path, help="a file for results; goes on with what it has")
    parser.add_argument("scripts", nargs="*", help="files, or names of scripts of the corpus")
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} at the start, {os.cpu_count()} cores")
    asyncio.run(_all(options, list(_scripts(options.scripts))))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def _scripts(names: list[str]) -> Iterator[Path]:
    for name in names:
        if Path(name).is_file():
            yield Path(name)
    known = corpus.scripts_or_examples()
    wanted = [name for name in names if not Path(name).is_file()]
    if not names:
        wanted = [name for name in DEFAULT if any(name in path.name for path in known)]
    yield from (path for path in known if any(name in path.name for name in wanted))
    if not names and not wanted:
        yield from known


async def _all(options: argparse.Namespace, scripts: list[Path]) -> None:
    engine = LocalEngine(find_model())
    cowriter = CoWriter(lambda: engine)
    results = Results(options.keep)
    print(HEADER)
    try:
        for path in scripts:
            text = corpus.read(path)
            lines = sample(dialogue(text), options.lines, options.seed)
            tallies: dict[str, list[Tally]] = {}
            for name in options.systems.split(","):
                suggest = _suggest(name, text, engine, cowriter, hurry=options.hurry)
                tallies[name] = [
                    await results.of(f"{path.stem} {name}", line, options.way, suggest)
                    for line in lines
                ]
                print(_row(path, name, tallies[name], tallies.get("raw")), flush=True)
            if options.bits:
                print("    bits per character: " + _bits(text, lines), flush=True)
    finally:
        await cowriter.close()
        await engine.close()


class Results:
    """Tallies of lines, kept in a file if there is one, so that nothing is measured twice."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, Tally] = {}
        if path and path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                fields = json.loads(line)
                key = fields.pop("key")
                self._known[key] = Tally(**fields)

    async def of(self, what: str, line: Line, way: Way, suggest: Suggest) -> Tally:
        """The tally of a line, measured now if it is not known."""
        key = f"{what} {way} {line.offset}"
        if key not in self._known:
            self._known[key] = await replay(line, way, suggest)
            if self._path:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"key": key, **self._known[key].as_json()}) + "\n")
        return self._known[key]


def _suggest(
    name: str, text: str, engine: LocalEngine, cowriter: CoWriter, *, hurry: bool
) -> Suggest:
    if name in GATES:
        options = Options(gate=GATES[name])

        async def ours(offset: int, typed: str) -> str:
            before = text[:offset] + typed
            return await cowriter.suggest(name, _document(before), len(before), options)

        return ours

    async def raw(offset: int, typed: str) -> str:
        asked = Request(_plain(text[:offset] + typed), max_tokens=53, stop=("\n",))
        truth = text[offset + len(typed) : offset + len(typed) + 500] if hurry else None
        return await _raw_answer(engine, asked, truth)

    return raw


@lru_cache(maxsize=4)
def _document(text: str) -> Document:
    return parse(text)


def _plain(text: str) -> str:
    """The left context without indentation. No space at its end: models bring their own."""
    start = (len(text) - LEAST) // (MOST - LEAST) * (MOST - LEAST) if len(text) > MOST else 0
    left = text[start:].replace("\r\n", "\n")
    lines = [line.lstrip() for line in left.split("\n")]
    return "\n".join(lines).rstrip(" \t")


async def _raw_answer(engine: LocalEngine, asked: Request, truth: str | None) -> str:
    """The model's line; with `truth`, no more of it than shows how much is right."""
    answer = ""
    async with aclosing(engine.complete(asked)) as parts:
        async for part in parts:
            if isinstance(part, Piece):
                answer += part.text
                words = answer.lstrip().rpartition(" ")[0]
                if truth is not None and right_part(words, truth) < len(words):
                    break
    return answer.lstrip() if asked.prompt[-1:].isspace() or answer[:1].isspace() else answer


HEADER = (
    f"{'script':<24} {'':<6} {'lines':>5} {'asked':>6} {'saved':>7} {'95 %':>14} {'x raw':>6} "
    f"{'95 %':>12} {'shown':>6} {'right':>6} {'p50 ms':>7} {'p95 ms':>7}"
)


def _row(path: Path, name: str, tallies: list[Tally], raw: list[Tally] | None) -> str:
    asked, shown = sum(t.asked for t in tallies), sum(t.shown for t in tallies)
    right = sum(t.right for t in tallies)
    times = sorted(ms for t in tallies for ms in t.ms)
    low, high = _interval([_share(chosen) for chosen in _resampled(tallies)])
    factor, around = "", ""
    if raw and raw is not tallies and _share(raw):
        factor = f"{_share(tallies) / _share(raw):.2f}"
        # Paired: both are taken from the same resampled lines.
        pairs = list(zip(tallies, raw, strict=True))
        ratios = [
            _share([pair[0] for pair in chosen]) / max(_share([pair[1] for pair in chosen]), 1e-9)
            for chosen in _resampled(pairs)
        ]
        around = "{:.2f} to {:.2f}".format(*_interval(ratios))
    return (
        f"{path.stem[:24]:<24} {name:<6} {len(tallies):>5} {asked:>6} "
        f"{_share(tallies):>7.1%} {f'{low:.1%} to {high:.1%}':>14} {factor:>6} {around:>12} "
        f"{shown / max(asked, 1):>6.0%} {right / max(shown, 1):>6.0%} "
        f"{statistics.median(times):>7.0f} {times[int(len(times) * 0.95)]:>7.0f}"
    )


def _share(tallies: list[Tally]) -> float:
    return sum(t.saved for t in tallies) / max(sum(t.characters for t in tallies), 1)


def _resampled(items: list[Item]) -> Iterator[list[Item]]:
    draw = random.Random(1)
    for _ in range(RESAMPLES):
        yield draw.choices(items, k=len(items))


def _interval(values: list[float]) -> tuple[float, float]:
    values = sorted(values)
    return values[int(len(values) * 0.025)], values[int(len(values) * 0.975)]


def _bits(text: str, lines: list[Line]) -> str:
    """Of the lines, behind what the raw model reads and behind what ours reads."""
    from benchmarks.bits import Meter

    meter = Meter(find_model())
    raw = ours = characters = 0.0
    for line in lines:
        before = text[: line.offset]
        asked = request(_document(before), len(before))
        if asked is None:
            continue
        characters += len(line.text)
        raw += meter.bits(_plain(before), line.text)
        ours += meter.bits(asked.asked.prompt, line.text)
    return f"raw {raw / max(characters, 1):.3f}, ours {ours / max(characters, 1):.3f}"


if __name__ == "__main__":
    main()
