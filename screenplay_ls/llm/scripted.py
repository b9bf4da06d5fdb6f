"""An engine that says what it was told to say. For tests: deterministic, no model, no process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass, field

from screenplay_ls.llm.engine import (
    Capabilities,
    End,
    EndReason,
    EngineError,
    Figures,
    Piece,
    Progress,
    Request,
)
from screenplay_ls.llm.text import StopFilter


@dataclass(frozen=True)
class Answer:
    """One answer of the script, in the order in which its fields come to pass."""

    text: str = ""
    """Streamed word by word; ended before the request's stop strings and `max_tokens` (words)."""
    others: tuple[str, ...] = ()
    """Further candidates, given only where the request asks for them."""
    wait_for: asyncio.Event | None = None
    """Nothing comes before this is set: a slow model, or one that hangs."""
    error: EngineError | None = None
    """Raised instead of an end, after the text."""
    logprob: float = -0.1
    """Of each word."""
    reason: EndReason = "end_of_text"
    """Why it ends, unless a stop string or `max_tokens` ends it before."""


Script = Iterable[Answer | str] | Callable[[Request], Answer | str]
"""Answers in their order, the last one again and again; or a function of the request."""


@dataclass
class Seen:
    """What happened to the engine."""

    requests: list[Request] = field(default_factory=list[Request])
    starts: int = 0
    closes: int = 0
    ended: int = 0
    """Requests that came to their end."""
    stopped: int = 0
    """Requests that were closed or cancelled before their end."""
    running: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while a request is being answered; wait for it instead of sleeping."""
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while none is."""


class ScriptedEngine:
    """Satisfies `Engine`."""

    def __init__(
        self,
        script: Script = ("",),
        *,
        name: str = "scripted",
        capabilities: Capabilities | None = None,
        start_error: EngineError | None = None,
        start_waits_for: asyncio.Event | None = None,
    ) -> None:
        self.name = name
        self.capabilities = capabilities or Capabilities(
            log_probabilities=True, candidates=3, stops_prompt=True, context_tokens=4096
        )
        self.start_error = start_error
        """Raised by `start` while it is set."""
        self.start_waits_for = start_waits_for
        self.seen = Seen()
        self.seen.idle.set()
        self._script = script if callable(script) else list(script)
        self._started = False

    async def start(self, progress: Progress | None = None) -> None:
        """Report two steps of progress; wait and fail as it was told."""
        if self._started:
            return
        if progress:
            progress(0.0, f"loading {self.name}")
        if self.start_waits_for:
            await self.start_waits_for.wait()
        if self.start_error:
            raise self.start_error
        self._started = True
        self.seen.starts += 1
        if progress:
            progress(1.0, f"{self.name} is ready")

    async def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Give the next answer of the script."""
        await self.start()
        self.seen.requests.append(request)
        answer = self._answer(request)
        self.seen.idle.clear()
        self.seen.running.set()
        ended = False
        try:
            if answer.wait_for:
                await answer.wait_for.wait()
            predicted = 0
            reason: EndReason = answer.reason
            texts = (answer.text, *answer.others)[: request.candidates]
            for candidate, text in enumerate(texts):
                pieces, why = _pieces(text, request, answer, candidate)
                reason = why if candidate == 0 else reason
                for piece in pieces:
                    predicted += piece.tokens
                    yield piece
                    await asyncio.sleep(0)
            ended = True
            if answer.error:
                raise answer.error
            figures = Figures(prompt_tokens=len(_words(request.prompt)), predicted_tokens=predicted)
            yield End(reason, figures)
        finally:
            self.seen.ended += ended
            self.seen.stopped += not ended
            self.seen.running.clear()
            self.seen.idle.set()

    async def close(self) -> None:
        """Count it; `start` is needed again."""
        self._started = False
        self.seen.closes += 1

    def _answer(self, request: Request) -> Answer:
        if callable(self._script):
            answer = self._script(request)
        elif len(self._script) > 1:
            answer = self._script.pop(0)
        else:
            answer = self._script[0] if self._script else ""
        return Answer(answer) if isinstance(answer, str) else answer


def _words(text: str) -> list[str]:
    """Words with the space before them, as models' tokens have it."""
    return re.findall(r"\s*\S+|\s+$", text)


def _pieces(
    text: str, request: Request, answer: Answer, candidate: int
) -> tuple[list[Piece], EndReason]:
    stop = StopFilter(request.stop)
    pieces: list[Piece] = []
    reason = answer.reason
    words = _words(text)
    for word in words[: request.max_tokens]:
        if passed := stop.feed(word):
            pieces.append(Piece(passed, answer.logprob, 1, candidate))
        if stop.stopped:
            return pieces, "stop"
    if rest := stop.flush():
        pieces.append(Piece(rest, answer.logprob, 1, candidate))
    return pieces, "length" if len(words) > request.max_tokens else reason
