"""The answer of a model server while it comes: its text, its end, its figures."""

from __future__ import annotations

import time

from screenplay_ls.llm.engine import End, EndReason, Figures, Piece, Request
from screenplay_ls.llm.text import StopFilter
from screenplay_ls.llm.wire import Chunk


class Answer:
    """What has come so far of one request's answer. `reason` is set when it has ended."""

    def __init__(self, request: Request) -> None:
        self.reason: EndReason | None = None
        self._request = request
        self._stops = StopFilter(request.stop)
        self._started = self._first = time.monotonic()
        self._tokens = 0
        self._held: tuple[float | None, int] = (None, 0)
        self._figures: Figures | None = None

    def seconds_left(self) -> float | None:
        """Until the deadline; None where there is none."""
        limit = self._request.deadline_ms
        return None if limit is None else self._started + limit / 1000 - time.monotonic()

    def take(self, part: Chunk) -> Piece | None:
        """A part has come; what may be shown of it."""
        if part.tokens and not self._tokens:
            self._first = time.monotonic()
        self._tokens += part.tokens
        self._figures = part.figures or self._figures
        logprob, tokens = self._held
        if part.logprob is not None:
            logprob = (logprob or 0.0) + part.logprob
        self._held = (logprob, tokens + part.tokens)
        text = self._stops.feed(part.text)
        if self._stops.stopped:
            self.reason = "stop"
        elif part.finish:
            self.reason = self._why(part)
        elif self._tokens >= self._request.max_tokens:
            self.reason = "length"
        return self._piece(text)

    def rest(self) -> Piece | None:
        """What was held back, once the answer has ended."""
        return None if self._stops.stopped else self._piece(self._stops.flush())

    def end(self) -> End:
        """The figures are the server's where it gives them, our own otherwise."""
        now = time.monotonic()
        own = Figures(
            predicted_tokens=self._tokens,
            prompt_ms=(self._first - self._started) * 1000,
            predicted_ms=(now - self._first) * 1000,
        )
        return End(self.reason or "end_of_text", self._figures or own)

    def _why(self, part: Chunk) -> EndReason:
        if part.finish == "length":
            return "length"
        return "stop" if part.stop_string else "end_of_text"

    def _piece(self, text: str) -> Piece | None:
        if not text:
            return None
        logprob, tokens = self._held
        self._held = (None, 0)
        return Piece(text, logprob, tokens)
