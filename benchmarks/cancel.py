"""How long the model goes on after the editor has cancelled: in the prompt, and while it writes.

    python -m benchmarks.cancel [--samples 30]

The real server over stdio with the embedded model. A request is sent as if by hand, cancelled after
a random time, and what the model did until then is read from a tap on the worker (see `tapped`):
the time from the cancelling to the end of the model's last call is what is reported. The first half
of the requests comes upon pages of about 1,500 tokens that the model has not read; the second half
upon one that it has, so that they are cancelled while it writes. Requests that were over by then
are left out. `answered` is when the editor had its answer.
One decode step (of one token, where there were such) is measured in the same run.

The bar: p95 at most 50 ms, or two decode steps where they are longer.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import (
    CANCELLED,
    PATIENCE_S,
    Client,
    Refused,
    Script,
    load,
    now_ms,
    percentile,
)
from benchmarks.tapped import SERVER, Call, Tap

SETTINGS = {
    "grammar": {"enabled": False},
    "completion": {"debounceMs": 0, "deadlineMs": 120_000, "maxLines": 20, "maxLength": 2000},
}
"""Long answers, so that there is something to cancel."""
BAR_MS = 50.0


@dataclass(frozen=True)
class Sample:
    """One request that was cancelled while the model worked for it."""

    phase: str
    """`read` or `step`: what the model did just then."""
    idle_ms: float
    answered_ms: float


async def measure(samples: int, seed: int, folder: Path) -> tuple[list[Sample], list[float]]:
    """Samples of both phases, and the times of all decode steps that were not stopped."""
    tap = Tap(folder / "tap")
    client = await Client.start(SERVER, settings=SETTINGS, environment=tap.environment)
    try:
        draw = random.Random(seed)
        script = Script(client, "file:///cancel.fountain", page(draw))
        await client.state("ready")
        found: list[Sample] = []
        for _ in range(samples):
            script.change(page(draw))
            found += await _cancelled(script, tap, draw.uniform(20, 900))
        await asyncio.wait_for(script.ghost(by_hand=True)[1], PATIENCE_S)
        before = script.text[: script.text.rindex("HANK")]
        script.change(before + words(0))
        first, last = await _writes(script, tap)
        for number in range(1, samples + 1):
            script.change(before + words(number))
            found += await _cancelled(script, tap, draw.uniform(first, last))
        steps = [call for call in tap.calls() if call.kind == "step" and call.whole]
        await client.close()
        single = [call.ms for call in steps if call.tokens == 1]
        return found, single or [call.ms for call in steps]
    finally:
        await client.kill()


async def _writes(script: Script, tap: Tap) -> tuple[float, float]:
    """When the model writes, in milliseconds after a request; measured with one."""
    sent = now_ms()
    await asyncio.wait_for(script.ghost(by_hand=True)[1], PATIENCE_S)
    steps = [call for call in tap.calls(sent) if call.kind == "step"]
    return (steps[0].ended - sent, steps[-1].ended - sent) if steps else (0.0, 500.0)


async def _cancelled(script: Script, tap: Tap, after_ms: float) -> list[Sample]:
    """Ask, cancel; a sample if the model was at work at that moment."""
    sent = now_ms()
    number, answer = script.ghost(by_hand=True)
    await asyncio.wait({answer}, timeout=after_ms / 1000)
    if answer.done():
        return []
    cancelled = now_ms()
    script.client.cancel(number)
    try:
        await answer
    except Refused as refusal:
        if refusal.code != CANCELLED:
            raise
    answered = now_ms()
    # What follows waits for the model too, so all that was done for this one is written down then.
    await asyncio.sleep(max(0.3, 3 * (answered - cancelled) / 1000))
    calls = [call for call in tap.calls(sent) if call.kind in {"read", "step"}]
    return [
        Sample(busy.kind, calls[-1].ended - cancelled, answered - cancelled)
        for busy in calls
        if _covers(busy, cancelled)
    ][:1]


def _covers(call: Call, moment: float) -> bool:
    return call.began <= moment < call.ended


def page(draw: random.Random) -> str:
    """A page that nobody has read before, of about 1,500 tokens: numbers have many."""
    rows = [" ".join(str(draw.randint(100, 9999)) for _ in range(9)) for _ in range(80)]
    blocks = "\n\n".join(f"They count {row}." for row in rows)
    return f"INT. VAULT {draw.randint(1, 999)} - NIGHT\n\n{blocks}\n\nHANK\nI say "


def words(number: int) -> str:
    """A speech that ends differently each time, so that no answer is remembered."""
    return f"HANK\nI will tell you a long story about number {number}"


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--samples", type=int, default=30, help="tried in each phase")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{load()} at the start")
    with tempfile.TemporaryDirectory() as folder:
        samples, steps = asyncio.run(measure(options.samples, options.seed, Path(folder)))
    step = statistics.median(steps)
    bar = max(BAR_MS, 2 * step)
    print(f"one decode step: {step:.1f} ms; the bar: {bar:.0f} ms")
    print(f"{'cancelled':<16} {'':>4} {'idle p50':>9} {'p95':>7} {'most':>7} {'answered p95':>13}")
    for phase, name in (("read", "in the prompt"), ("step", "while it writes")):
        idle = [each.idle_ms for each in samples if each.phase == phase]
        answered = [each.answered_ms for each in samples if each.phase == phase]
        if idle:
            print(
                f"{name:<16} {len(idle):>4} {statistics.median(idle):>6.1f} ms "
                f"{percentile(idle, 0.95):>7.1f} {max(idle):>7.1f} "
                f"{percentile(answered, 0.95):>13.1f}"
            )
    print(f"{load()} at the end")


if __name__ == "__main__":
    main()
