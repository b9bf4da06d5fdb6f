"""Drafts made with the embedded model: are they valid, do they keep what they must, how fast.

    python -m benchmarks.assist [--kinds scene,polish] [--prompts 20] [--takes 2] [--seed 1]

For each kind, over prompts of our own (benchmarks/assist_prompts.py):

    valid        only elements that the kind may produce, each of them whole: a cue with its speech,
                 sentences that end, no chat, no markup of other formats (see assist_valid.py)
    cast         nobody speaks, and no character is introduced, who was not given
    kept         polishing: every name and every number of the line is still there
    changed      polishing and advice: lines that were rewritten, of those that were asked about
    alike        three words in a row that two takes have in common, of the shorter one's
    first        seconds to the first text that is shown, median
    draft        seconds for a whole draft, median
    tokens/s     written by the model inside drafts, and by llama.cpp alone in the same minutes:
                 its own Python class, greedy, without grammar; and the ratio of the two

`--show` prints every draft. The first prompt of each kind is drafted twice with the same seed: the
texts must be equal.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import statistics
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.assist_prompts import Prompt, prompts
from benchmarks.assist_valid import faults, strangers_of
from screenplay_ls.assist.drafts.draft import Draft, Kind
from screenplay_ls.assist.drafts.kinds import KINDS
from screenplay_ls.llm.engine import Capabilities, End, Engine, Figures, Piece, Progress, Request
from screenplay_ls.llm.local import LocalEngine
from screenplay_ls.llm.store import find_model
from screenplay_ls.services.drafting import Drafter, Listener, Manner
from screenplay_ls.services.keeper import Keeper

WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ALONE_TOKENS = 48
"""Tokens that llama.cpp writes alone, after each kind."""


class Counted:
    """An engine that remembers what its requests cost. Satisfies `Engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.figures: list[Figures] = []

    @property
    def name(self) -> str:
        """As the engine has it."""
        return self._engine.name

    @property
    def capabilities(self) -> Capabilities:
        """As the engine has them."""
        return self._engine.capabilities

    async def start(self, progress: Progress | None = None) -> None:
        """Start the engine."""
        await self._engine.start(progress)

    async def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Let the engine answer; keep its figures."""
        async with aclosing(self._engine.complete(request)) as parts:
            async for part in parts:
                if isinstance(part, End):
                    self.figures.append(part.figures)
                yield part

    async def close(self) -> None:
        """Close the engine."""
        await self._engine.close()


@dataclass
class Tally:
    """What was seen of a kind."""

    drafts: int = 0
    faults: list[str] = field(default_factory=list[str])
    strangers: list[str] = field(default_factory=list[str])
    of_cast: int = 0
    lines: int = 0
    kept: int = 0
    asked: int = 0
    alike: list[float] = field(default_factory=list[float])
    first: list[float] = field(default_factory=list[float])
    took: list[float] = field(default_factory=list[float])


def main() -> None:
    """Draft, judge, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kinds", default=",".join(kind.name for kind in KINDS))
    parser.add_argument("--prompts", type=int, default=20)
    parser.add_argument("--takes", type=int, default=2, help="of the first quarter of the prompts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", default="", help="a model's name or file; else the embedded one")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} at the start, {os.cpu_count()} cores")
    asyncio.run(_all(options))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


async def _all(options: argparse.Namespace) -> None:
    model = find_model(options.model)
    engine = Counted(LocalEngine(model))
    keeper = Keeper(lambda: engine)
    drafter = Drafter(keeper)
    alone = _Alone(model)
    for kind in KINDS:
        if kind.name in options.kinds.split(","):
            engine.figures.clear()
            tally = await _kind(drafter, kind, options)
            _print(kind, tally, engine.figures, alone.speed())
    await keeper.close()


async def _kind(drafter: Drafter, kind: Kind, options: argparse.Namespace) -> Tally:
    tally = Tally()
    todo = prompts(kind.name)[: options.prompts]
    for number, prompt in enumerate(todo):
        takes: list[Draft] = []
        for take in range(options.takes if number < max(1, len(todo) // 4) else 1):
            manner = Manner(seed=options.seed, take=take)
            draft = await _draft(drafter, kind, prompt, takes, manner, tally)
            takes.append(draft)
            _judge(kind, prompt, draft, tally)
            if options.show:
                print(f"\n{kind.name} {number} take {take}: {prompt.wishes}\n{draft.text}")
                print(*draft.notes, sep="\n")
        tally.alike += [_alike(takes[0].text, other.text) for other in takes[1:]]
        if number == 0:
            manner = Manner(seed=options.seed)
            again = await _draft(drafter, kind, prompt, [], manner, Tally())
            if again.text != takes[0].text:
                tally.faults.append("the same seed gave another text")
    return tally


async def _draft(  # noqa: PLR0913, PLR0917 -- All of them make the draft.
    drafter: Drafter, kind: Kind, prompt: Prompt, takes: list[Draft], manner: Manner, tally: Tally
) -> Draft:
    began = time.perf_counter()
    seen: list[float] = []
    source = replace(prompt.source, earlier=tuple(draft.text for draft in takes))

    def heard(text: str) -> None:
        if text.strip() and not seen:
            seen.append(time.perf_counter() - began)

    wishes = kind.wishes(**prompt.wishes)
    draft = await drafter.draft(kind, source, wishes, manner=manner, listener=Listener(text=heard))
    tally.took.append(time.perf_counter() - began)
    tally.first += seen
    return draft


def _judge(kind: Kind, prompt: Prompt, draft: Draft, tally: Tally) -> None:
    tally.drafts += 1
    tally.faults += faults(kind.name, prompt.source.document, draft)
    tally.of_cast += bool(prompt.cast)
    if prompt.cast and (found := strangers_of(kind.name, prompt, draft)):
        tally.strangers.append(", ".join(found))
    if kind.name in ("polish", "advice"):
        text = prompt.source.document.text
        tally.asked += 1
        for passage in draft.passages:
            old = text[passage.span.start : passage.span.end]
            tally.lines += 1
            tally.kept += _marked(old) <= _marked(passage.text)


def _marked(text: str) -> set[str]:
    """The numbers of a line, and its words with a capital inside sentences."""
    words = re.findall(r"(?<=[\w,;] )[A-Z][a-z]+|\d[\d:.,]*\d|\d", text)
    return {word for word in words if word not in ("Mr", "Mrs")}


def _alike(one: str, other: str) -> float:
    a, b = (_threes(text) for text in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _threes(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in WORDS.findall(text)]
    return set(zip(words, words[1:], words[2:], strict=False))


class _Alone:
    """llama.cpp by itself, through its own Python class, as anybody would call it."""

    def __init__(self, model: Path) -> None:
        # By name: types are checked without the engine, too.
        library: Any = import_module("llama_cpp")
        self._model: Any = library.Llama(str(model), n_ctx=1024, verbose=False)

    def speed(self) -> float:
        """Tokens written in a second, greedily."""
        model = self._model
        tokens = model.tokenize(b"INT. HOUSE - DAY\n\nA woman opens a letter.\n\n" * 20)
        steps = model.generate(tokens, temp=0.0, top_k=1, repeat_penalty=1.0)
        next(steps)
        began = time.perf_counter()
        for _ in range(ALONE_TOKENS):
            next(steps)
        return ALONE_TOKENS / (time.perf_counter() - began)


def _print(kind: Kind, tally: Tally, figures: list[Figures], alone: float) -> None:
    written = sum(one.predicted_tokens for one in figures)
    speed = written / max(0.001, sum(one.predicted_ms for one in figures) / 1000)
    valid = tally.drafts - len({fault.split(":")[0] for fault in tally.faults})
    print(f"\n{kind.name}: {tally.drafts} drafts, {len(figures)} questions, {written} tokens")
    print(f"  valid     {max(0, valid)} of {tally.drafts}")
    if tally.of_cast:
        print(f"  cast      {tally.of_cast - len(tally.strangers)} of {tally.of_cast}")
    if tally.asked:
        print(f"  kept      {tally.kept} of {tally.lines} changed lines")
        print(f"  changed   {tally.lines} lines in {tally.asked} drafts")
    if tally.alike:
        print(f"  alike     {statistics.mean(tally.alike):.0%} between takes")
    first = f"{statistics.median(tally.first):.1f} s" if tally.first else "nothing shown"
    print(f"  first     {first}; draft {statistics.median(tally.took):.1f} s")
    print(f"  tokens/s  {speed:.1f}; llama.cpp alone {alone:.1f}; ratio {speed / alone:.2f}")
    for fault in dict.fromkeys([*tally.faults, *(f"stranger: {s}" for s in tally.strangers)]):
        print(f"  fault     {fault}")


if __name__ == "__main__":
    main()
