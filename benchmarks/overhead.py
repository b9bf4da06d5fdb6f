"""What our engine costs above llama.cpp's own time for the same tokens.

    python -m benchmarks.overhead [MODEL]

Requests like those while typing: a page that is known but for its last words, and an answer of a
line. In one process, with the same context and threads, by turns:

    bare     llama_decode for each token and the largest logit, nothing else
    session  the worker's: prompt reuse, beginning of a word, what the answer may not begin with,
             probabilities, stop strings, pieces as JSON
    engine   the whole way: a message to the worker process and its pieces back on an event loop

The bound is 5 ms a request and 15 % a token above the time inside llama_decode. Times are medians
over requests; processor time is given too, because on a busy machine it is the steadier one.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from screenplay_ls.llm.engine import Piece, Request
from screenplay_ls.llm.local import LocalEngine
from screenplay_ls.llm.messages import Setup, encode
from screenplay_ls.llm.store import find_model
from screenplay_ls.llm.worker.backend import Halt
from screenplay_ls.llm.worker.llama import LlamaBackend, load
from screenplay_ls.llm.worker.session import Report, Session

TOKENS = 24
REQUESTS = 12
SPARE = 3
"""The sequence that the bare loop uses; the session's own stays as it is."""
PAGE = "".join(
    f"MARTHA\nYou are late again, and the ferry did not wait for {name}.\n\nJONAS\nI know.\n\n"
    for name in ("anybody", "your father", "Ellen", "the priest", "me", "the dog") * 3
)
WORDS = ("Every night ", "You never ", "I held the ", "Nobody looked ", "It was your ")
NOT_FIRST = ("\n", "(", "INT", "EXT", "MA", "JO")
BOUND_MS, BOUND_SHARE = 5.0, 0.15


@dataclass
class Inside:
    """Time inside llama_decode, by two clocks, in seconds."""

    wall: float = 0.0
    processor: float = 0.0
    calls: int = 0


@dataclass
class Sample:
    """One request, in milliseconds."""

    wall: float
    processor: float
    llama: float
    tokens: int


@dataclass
class Samples:
    """Requests of one kind."""

    taken: list[Sample] = field(default_factory=list[Sample])

    def row(self, name: str) -> str:
        """A line of the table."""
        wall = median(sample.wall for sample in self.taken)
        inside = median(sample.llama for sample in self.taken)
        above = median(sample.wall - sample.llama for sample in self.taken)
        own = median(sample.processor for sample in self.taken)
        tokens = median(sample.tokens for sample in self.taken)
        allowed = BOUND_MS + BOUND_SHARE * inside
        return (
            f"{name:8} {tokens:4.0f} tokens {wall:8.1f} ms, llama_decode {inside:8.1f} ms, "
            f"above it {above:6.2f} ms (processor {own:6.2f} ms, allowed {allowed:.1f} ms)"
        )


@contextmanager
def watched(backend: LlamaBackend) -> Generator[Inside]:
    """Time what is spent inside llama_decode."""
    low: Any = backend._low  # pyright: ignore[reportPrivateUsage] -- to wrap one function.
    inside, decode = Inside(), low.llama_decode

    def timed(*arguments: object) -> int:
        wall, processor = time.perf_counter(), time.thread_time()
        code: int = decode(*arguments)
        inside.wall += time.perf_counter() - wall
        inside.processor += time.thread_time() - processor
        inside.calls += 1
        return code

    low.llama_decode = timed
    try:
        yield inside
    finally:
        low.llama_decode = decode


def request(number: int) -> Request:
    """The prompt of one request: another end each time."""
    return Request(
        PAGE + f"MARTHA\n{WORDS[number % len(WORDS)]}",
        max_tokens=TOKENS,
        heal=0 if number % 2 else 1,
        not_first=NOT_FIRST,
        stop=("\n\n\n\n",),
    )


def measured(inside: Inside, work: Callable[[], int]) -> Sample:
    """Do it, and see what it cost beside llama_decode."""
    before = asdict(inside)
    wall, processor = time.perf_counter(), time.thread_time()
    tokens = work()
    wall, processor = time.perf_counter() - wall, time.thread_time() - processor
    return Sample(
        wall=wall * 1000,
        processor=(processor - inside.processor + before["processor"]) * 1000,
        llama=(inside.wall - before["wall"]) * 1000,
        tokens=tokens,
    )


def bare(backend: LlamaBackend, prompt: str) -> int:
    """llama.cpp with as little around it as Python allows. The page is known already."""
    known = len(backend.tokenize(PAGE, begin=True))
    tokens = backend.tokenize(prompt, begin=True)
    backend.forget(0, SPARE)
    backend.copy(SPARE)
    backend.forget(known, SPARE)
    backend.read(tokens[known:], known, SPARE)
    position = len(tokens)
    for _ in range(TOKENS):
        token = int(backend.row().argmax())
        backend.step([(token, position, SPARE)])
        position += 1
    return TOKENS


def ours(session: Session, asked: Request, sink: Callable[[bytes], object]) -> int:
    """The worker's way, with its messages encoded and thrown away."""

    def piece(piece: Piece) -> None:
        sink(encode({"event": "piece", "id": 1, **asdict(piece)}))

    end = session.answer(asked, Report(lambda done, of: None, piece))
    return end.figures.predicted_tokens


async def through_the_process(model: Path) -> Samples:
    """The whole way; the time inside llama_decode is the worker's own account of its request."""
    engine = LocalEngine(model)
    samples = Samples()
    await engine.start()
    async for _ in engine.complete(request(0)):
        pass
    for number in range(REQUESTS):
        started, processor = time.perf_counter(), time.process_time()
        async for part in engine.complete(request(number)):
            if not isinstance(part, Piece):
                worker_ms = part.figures.prompt_ms + part.figures.predicted_ms
                wall = (time.perf_counter() - started) * 1000
                own = (time.process_time() - processor) * 1000
                samples.taken.append(Sample(wall, own, worker_ms, part.figures.predicted_tokens))
    await engine.close()
    return samples


def main() -> None:
    """Measure and print."""
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else find_model()
    backend = load(Setup(model=str(model)), Halt(), lambda _: None)
    print(f"{model.name}; load {os.getloadavg()[0]:.1f}")
    session = Session(backend, Halt())
    simple, full = Samples(), Samples()
    with open(os.devnull, "wb") as sink, watched(backend) as inside:
        ours(session, request(0), sink.write)
        for number in range(REQUESTS):
            full.taken.append(
                measured(inside, lambda number=number: ours(session, request(number), sink.write))
            )
            simple.taken.append(
                measured(inside, lambda number=number: bare(backend, request(number).prompt))
            )
    print(simple.row("bare"))
    print(full.row("session"))
    whole = asyncio.run(through_the_process(model))
    above = median(sample.wall - sample.llama for sample in whole.taken)
    own = median(sample.processor for sample in whole.taken)
    print(f"engine   {above:.2f} ms a request above the worker's own account (processor {own:.2f})")


if __name__ == "__main__":
    main()
