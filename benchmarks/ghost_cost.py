"""What a request costs above llama.cpp's own time for the same tokens.

    python -m benchmarks.ghost_cost [--lines 6] [--seed 1] [--peer PYTHON_OR_LLAMA_SERVER] [script]

Ghost text is asked for before each word of some lines of dialogue, in the real server over stdio,
one request after another, as while typing but without waiting for a pause. The time is that from
the key (the whole text is sent anew, as editors do) to the answer; llama.cpp's own is what its
calls took in the worker, by a tap (see `tapped`). What is above it, is ours: JSON, parsing, the
prompt, tokens, sampling, the gate, reading the answer. The bar: 5 ms a request, and 15 % of
llama.cpp's own time for each token that it writes. (`overhead` measures the engine alone.)

With a peer (see `typing`), the same for llama.cpp's HTTP server, with the prompt that its client
sends and as many tokens: the milliseconds are its own `timings`.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peer_server
from benchmarks.client import PATIENCE_S, Client, Script, load, now_ms, percentile
from benchmarks.peer_client import SimpleClient
from benchmarks.replay import boundaries
from benchmarks.tapped import SERVER, Tap
from benchmarks.typing import Turn, given, turns
from screenplay_ls.llm.store import find_model

BAR_MS, BAR_SHARE = 5.0, 0.15
SETTINGS = {"completion": {"deadlineMs": 60_000, "debounceMs": 0}, "grammar": {"enabled": False}}
"""Grammar is checked beside the requests; on two cores it would be in the figures."""


@dataclass(frozen=True)
class Cost:
    """One request."""

    whole_ms: float
    own_ms: float
    """llama.cpp's."""
    writing_ms: float
    """The part of it that tokens after the first took."""
    tokens: int
    """Predicted."""

    @property
    def above_ms(self) -> float:
        """What others than llama.cpp took."""
        return self.whole_ms - self.own_ms

    @property
    def within(self) -> bool:
        """Whether that is within the bar."""
        return self.above_ms <= BAR_MS + BAR_SHARE * self.writing_ms


async def ours(texts: list[str]) -> dict[str, Cost]:
    """What asking at the end of a text costs, for each for which the model was asked."""
    with tempfile.TemporaryDirectory() as folder:
        tap = Tap(Path(folder) / "tap")
        client = await Client.start(SERVER, settings=SETTINGS, environment=tap.environment)
        try:
            script = Script(client, "file:///ghost.fountain", texts[0])
            await client.state("ready")
            await asyncio.wait_for(script.ghost()[1], PATIENCE_S)
            costs = {text: await _ask(script, text, tap) for text in texts[1:]}
            await client.close()
            return {text: cost for text, cost in costs.items() if cost.tokens}
        finally:
            await client.kill()


async def _ask(script: Script, text: str, tap: Tap) -> Cost:
    began = now_ms()
    script.change(text)
    await asyncio.wait_for(script.ghost()[1], PATIENCE_S)
    ended = now_ms()
    calls = tap.calls(began, ended)
    steps = sum(call.ms for call in calls if call.kind == "step")
    own = steps + sum(call.ms for call in calls if call.kind == "read")
    return Cost(ended - began, own, steps, sum(call.kind == "chosen" for call in calls))


async def theirs(first: str, asked: dict[str, Cost], program: Path) -> list[Cost]:
    """Costs of llama.cpp's server for the same texts and as many tokens; `first` is not counted."""
    async with peer_server.running(program, find_model()) as peer:
        client = SimpleClient(peer.url)
        await client.ask(first, most=1)
        for text, cost in asked.items():
            await client.ask(text, most=cost.tokens)
        await client.close()
        return [
            Cost(each.whole_ms, each.own_ms, each.writing_ms, each.predicted_tokens)
            for each in client.answers[1:]
        ]


def texts_of(todo: list[Turn]) -> list[str]:
    """The script up to each word of the lines."""
    return [turn.before + turn.line[:at] for turn in todo for at in boundaries(turn.line, "a")]


def show(name: str, costs: list[Cost]) -> None:
    above = [cost.above_ms for cost in costs]
    tokens = [cost.tokens for cost in costs]
    step = sum(c.writing_ms for c in costs) / max(sum(c.tokens - 1 for c in costs), 1)
    line = statistics.linear_regression(tokens, above) if len(set(tokens)) > 1 else None
    print(
        f"{name:<20} {len(costs):>4} requests, {statistics.mean(tokens):.1f} tokens; "
        f"whole {statistics.median(c.whole_ms for c in costs):.0f} ms, "
        f"above llama.cpp p50 {statistics.median(above):.1f}, p95 {percentile(above, 0.95):.1f} ms"
    )
    if line:
        print(
            f"{'':<20} {line.intercept:.1f} ms a request + {line.slope:.2f} ms a token "
            f"({line.slope / step:.0%} of its {step:.1f} ms); "
            f"within the bar {sum(c.within for c in costs) / len(costs):.0%}"
        )


def main() -> None:
    """Ask, print."""
    options, path, text = given(__doc__, lines=6)
    texts = texts_of(turns(text, options.lines, options.seed))
    print(f"{path.name}, seed {options.seed}; {load()} at the start")
    asked = asyncio.run(ours(texts))
    show("ours", list(asked.values()))
    if program := peer_server.find(options.peer):
        show("llama.cpp's server", asyncio.run(theirs(texts[0], asked, program)))
    print(f"{load()} at the end")


if __name__ == "__main__":
    main()
