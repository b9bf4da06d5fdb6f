"""A long day of writing in a few minutes: typing, jumping, cutting, cancelling, and a dying worker.

    python -m benchmarks.soak [--keys 10000] [--seed 1] [--pace 25]

The real server over stdio with the embedded model. Three scripts are edited at random; ghost text
is asked for after most keys and often cancelled; other requests are sent between; settings change;
now and then the worker (found among the children of the server that was started here) is killed.
The input is the same for the same seed; when answers come is up to the machine.

Ends with exit code 1 where one of these does not hold:

- every request is answered: with a list, or with "cancelled" where it was
- no process is left as a zombie, and none when the server has ended
- after the first tenth of the keys, server and worker grow by no more than `BOUND_MB`
- the server ends by itself, with code 0
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
from collections.abc import Sequence

from benchmarks.client import SERVER, Client, load, memory_mb, percentile
from benchmarks.soak_writer import Report, Writer, is_worker

BOUND_MB = 48.0
"""So much server and worker may each grow after the first tenth of the keys."""
ENDING_S = 10
"""How long a worker may outlive its server, which it hears of by its closed input."""
SAMPLE_EVERY = 100
"""Keys between two looks at the memory."""


async def soak(
    text: str, keys: int, seed: int, *, command: Sequence[str] = SERVER, pace_ms: float = 0.0
) -> Report:
    """Edit copies of a script; what happened.

    Args:
        text: the script.
        keys: how many actions.
        seed: the same actions for the same seed.
        command: starts the server.
        pace_ms: mean pause between two of them.
    """
    report = Report()
    client = await Client.start(command)
    try:
        draw = random.Random(seed)
        writer = Writer(client, draw, report, text)
        await client.state("ready")
        for number in range(1, keys + 1):
            await writer.act()
            await asyncio.sleep(draw.expovariate(1.0) * pace_ms / 1000)
            report.keys = number
            if number % SAMPLE_EVERY == 0:
                _weigh(client, writer)
        await writer.wait()
        _weigh(client, writer)
        report.exit_code = await client.close()
    finally:
        await client.kill()
    left = [pid for pid in report.workers if is_worker(pid) and not await _ends(pid)]
    report.faults += [f"worker {pid} is left" for pid in left]
    if report.exit_code != 0:
        report.faults.append(f"the server ended with {report.exit_code}")
    return report


async def _ends(pid: int) -> bool:
    """Whether a worker whose server has ended does so, too: it may have to finish loading."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(handle, ended.set)
    try:
        await asyncio.wait_for(ended.wait(), ENDING_S)
    except asyncio.TimeoutError:
        return False
    finally:
        loop.remove_reader(handle)
        os.close(handle)
    return True


def _weigh(client: Client, writer: Writer) -> None:
    writer.report.server_mb.append(memory_mb(client.process.pid))
    writer.report.worker_mb += [memory_mb(pid) for pid in writer.workers()[-1:]]


def main() -> None:
    """Edit, print."""
    from benchmarks import corpus

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace", type=float, default=25.0, help="mean pause, milliseconds")
    options = parser.parse_args()
    path = max(corpus.scripts_or_examples(), key=lambda each: "birthday" in each.name)
    text = corpus.read(path).replace("\r\n", "\n")
    print(f"{options.keys} actions, seed {options.seed}; {load()} at the start")
    report = asyncio.run(soak(text, options.keys, options.seed, pace_ms=options.pace))
    print(
        f"{report.requests} requests: {report.answered} answered ({report.shown} with ghost text), "
        f"{report.cancelled} cancelled; {report.kills} kills, {len(report.workers)} workers seen"
    )
    for name, samples in (("server", report.server_mb), ("worker", report.worker_mb)):
        growth = report.growth(samples)
        print(
            f"{name}: {percentile(samples, 0.5):.0f} MB, at most {max(samples, default=0):.0f}; "
            f"from the second tenth to the last {growth:+.0f} MB"
        )
        if growth > BOUND_MB:
            report.faults.append(f"the {name} has grown by {growth:.0f} MB")
    print("\n".join(report.faults) or "nothing amiss")
    print(f"{load()} at the end")
    raise SystemExit(bool(report.faults))


if __name__ == "__main__":
    main()
