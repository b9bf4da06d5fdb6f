"""One request after another on one model: what was read before is reused, what is not is stopped.

Sequence 0 of the backend holds the prompt and the first candidate; it stays for the next request,
which reads only what differs. The other candidates branch off after the prompt and are forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screenplay_ls.llm.engine import End, EndReason, Figures, Piece, Request
from screenplay_ls.llm.text import StopFilter
from screenplay_ls.llm.worker.backend import Backend, BadRequest, Halt, Halted
from screenplay_ls.llm.worker.candidate import Candidate, Clock
from screenplay_ls.llm.worker.opening import Openings
from screenplay_ls.llm.worker.sampling import Sampler

if TYPE_CHECKING:
    from screenplay_ls.llm.worker.backend import Row
    from screenplay_ls.llm.worker.opening import Mask


STEADY_CHUNK = 64
"""Tokens of a prompt that are read at once within a run, whatever the machine was calibrated to."""
FIRST_CHUNK = 8
"""Otherwise so many first, then more: a sixth slower than all at once, for as long as it lasts.
What a key adds is read in one piece all the same."""


@dataclass
class Report:
    """Whom a session tells what it does, while it does it."""

    read: Callable[[int, int], None]
    """Tokens of the prompt that are read, and how many there are."""
    piece: Callable[[Piece], None]


class Session:
    """The state of a model between requests. Owned by one thread."""

    def __init__(self, backend: Backend, halt: Halt) -> None:
        self.backend = backend
        self.figures = Figures()
        """What the last request has cost, or had when it was stopped."""
        self._halt = halt
        self._openings = Openings(backend)
        self._held: list[int] = []
        """Tokens that sequence 0 holds."""
        self._run = 0
        """The run that they were read in (see `Request.run`)."""

    def answer(self, request: Request, report: Report, frame: Sequence[str | int] = ()) -> End:
        """Continue the request's prompt.

        Args:
            request: what to continue.
            report: who is told meanwhile.
            frame: what stands around the request's turns; empty where it has none.

        Raises:
            Halted: it was aborted. What was read until then is reused by the next request.
            BadRequest: it asks for what cannot be done.
        """
        clock = Clock()
        count = max(1, min(request.candidates, self.backend.sequences))
        tokens = self._conversation(request, frame) if frame else self._prompt(request, count)
        if request.run and request.run != self._run:
            self.backend.clear()
            self._held = []
        self._run = request.run
        reused = self._reuse(tokens)
        candidates: list[Candidate] = []
        reason: EndReason = "deadline"
        try:
            self._read(tokens, reused, report)
            clock.read = time.perf_counter()
            if self._run:  # One thread more, and the figures differ in their last digits.
                self.backend.use_threads(max(self.backend.facts.threads, 1))
            candidates = self._candidates(request, count)
            reason = self._write(request, candidates, tokens, report)
        except Halted:
            self._held = self._held[: self.backend.end()]
            if self._halt.aborted:
                raise
            for candidate in candidates:
                self._flush(candidate, report)
        except BadRequest:
            self._held = self._held[: self.backend.end()]
            raise
        finally:
            if self._run:
                self.backend.use_threads(None)
            for number in range(1, count):
                self.backend.forget(0, number)
            read = len(tokens) if clock.read else len(self._held)
            self.figures = clock.figures(read, reused, sum(c.written for c in candidates))
        return End(reason, self.figures)

    def _prompt(self, request: Request, count: int) -> list[int]:
        """The tokens to read, shortened at their beginning where the context is too small."""
        backend = self.backend
        prompt = _unhealed(request)
        if request.suffix and backend.infill:
            before, after, middle = backend.infill
            prefix = backend.tokenize(prompt, begin=False)
            suffix = backend.tokenize(request.suffix, begin=False)
            head, body = backend.tokenize("", begin=True), [before, *prefix, after, *suffix, middle]
        else:
            body = backend.tokenize(prompt, begin=True)
            head = backend.tokenize("", begin=True)
            body = body[len(head) :]
        if not head and not body:
            return [backend.begin]
        size = backend.facts.capabilities.context_tokens
        room = max(size - request.max_tokens * count, size // 2) - len(head)
        if len(body) > room:
            # In large steps, so that the prompts of the next requests begin alike and are reused.
            step = max(size // 8, 1)
            excess = -(-(len(body) - room) // step) * step
            body = body[min(excess, len(body) - 1) :]
        return head + body

    def _conversation(self, request: Request, frame: Sequence[str | int]) -> list[int]:
        texts = [turn.text for turn in request.turns]
        tokens = self.backend.converse(frame, texts, request.prompt)
        size = self.backend.facts.capabilities.context_tokens
        if len(tokens) + min(request.max_tokens, size // 8) > size:
            raise BadRequest(
                f"What the language model is to read has {len(tokens):,} tokens, and it can hold "
                f"{size:,}. Ask about less, or choose a model with a larger context."
            )
        return tokens

    def _reuse(self, tokens: list[int]) -> int:
        """Keep what the model has read already; at least one token is left to read."""
        common = 0
        for new, old in zip(tokens[:-1], self._held, strict=False):
            if new != old:
                break
            common += 1
        if common < len(self._held) and not self.backend.forget(common):
            # Models with a recurrent state cannot go back by a few tokens.
            self.backend.clear()
            common = 0
        self._held = tokens[:common]
        return common

    def _read(self, tokens: list[int], reused: int, report: Report) -> None:
        start = reused
        while start < len(tokens):
            if self._halt():
                raise Halted
            part = tokens[start : start + self._piece_of(start - reused)]
            self._held.extend(part)
            self.backend.read(part, start)
            start += len(part)
            report.read(start, len(tokens))

    def _piece_of(self, read: int) -> int:
        """How many tokens to read at once, after so many.

        A piece that is stopped half-way is read again; so it is no longer than what was read before
        it, or a writer who types faster than a long one is read would never get to its end.
        """
        if self._run:
            return STEADY_CHUNK  # Read in other pieces, figures differ in their last digits.
        return min(self.backend.chunk, max(FIRST_CHUNK, read))

    def _candidates(self, request: Request, count: int) -> list[Candidate]:
        """Begin each candidate with a token of its own."""
        bias = self._bias(request)
        row = self.backend.row()
        healed = request.prompt[len(_unhealed(request)) :]
        opening = (healed + request.opening).encode("utf-8", "replace")
        candidates: list[Candidate] = []
        for number in range(count):
            grammar = self.backend.grammar(request.grammar) if request.grammar else None
            sampler = Sampler(request, bias=bias, candidate=number, grammar=grammar)
            taken = [other.token for other in candidates]
            chosen = sampler.choose(
                row,
                avoid=(*taken, *self.backend.ends) if taken else (),
                only=self._possible(request, opening, len(row), first=True),
                bonus=self._bonus(request, opening, len(row)),
            )
            if chosen is None:
                break
            if number:
                self.backend.copy(number)
            hidden = len(healed.encode("utf-8", "replace"))
            candidate = Candidate(number, sampler, StopFilter(request.stop), opening, hidden)
            candidate.token, candidate.logprob = chosen
            candidates.append(candidate)
        return candidates

    def _write(
        self, request: Request, candidates: list[Candidate], tokens: list[int], report: Report
    ) -> EndReason:
        """Write all candidates side by side, one token each at a time."""
        size = self.backend.facts.capabilities.context_tokens
        limit = min(request.max_tokens, (size - len(tokens)) // max(len(candidates), 1))
        position = len(tokens)
        live = candidates
        while live:
            for candidate in live:
                self._take(candidate, limit, report)
            live = [candidate for candidate in live if candidate.reason is None]
            if not live:
                break
            if self._halt():
                raise Halted
            if live[0].number == 0:
                self._held.append(live[0].token)
            self.backend.step([(c.token, position, c.number) for c in live])
            position += 1
            for index, candidate in enumerate(live):
                row = self.backend.row(index)
                only = self._possible(request, candidate.opening, len(row), first=False)
                new = not candidate.begun
                bonus = self._bonus(request, candidate.opening, len(row)) if new else None
                chosen = candidate.sampler.choose(row, only=only, bonus=bonus)
                candidate.token, candidate.logprob = chosen or (self.backend.ends[0], 0.0)
        first = candidates[0].reason if candidates else None
        return first or "end_of_text"

    def _take(self, candidate: Candidate, limit: int, report: Report) -> None:
        """Turn the chosen token into text; decide whether the candidate ends."""
        if candidate.written >= limit:
            candidate.reason = "length"
        elif candidate.token in self.backend.ends:
            candidate.reason = "end_of_text"
        else:
            candidate.written += 1
            candidate.held_tokens += 1
            candidate.held_logprob += candidate.logprob
            piece = self.backend.piece(candidate.token)
            candidate.begun = candidate.begun or len(piece) > len(candidate.opening)
            candidate.opening = candidate.opening[len(piece) :]
            text = candidate.utf8.feed(piece[candidate.hidden :])
            candidate.hidden = max(0, candidate.hidden - len(piece))
            self._emit(candidate, candidate.stops.feed(text), report)
            if candidate.stops.stopped:
                candidate.reason = "stop"
            elif candidate.written >= limit:
                candidate.reason = "length"
        if candidate.reason and candidate.reason != "stop":
            self._flush(candidate, report)

    def _flush(self, candidate: Candidate, report: Report) -> None:
        self._emit(candidate, candidate.stops.flush(), report)

    def _emit(self, candidate: Candidate, text: str, report: Report) -> None:
        if text:
            logprob, count = candidate.held_logprob, candidate.held_tokens
            candidate.held_logprob, candidate.held_tokens = 0.0, 0
            report.piece(Piece(text, logprob, count, candidate.number))

    def _possible(self, request: Request, opening: bytes, size: int, *, first: bool) -> Mask | None:
        """The tokens that a candidate may go on with; None where that is all of them."""
        never = tuple(text.encode() for text in request.not_first) if first or opening else ()
        return self._openings.mask(opening, never, size) if opening or never else None

    def _bonus(self, request: Request, opening: bytes, size: int) -> Row | None:
        """What speaks for a token as the first that shows something new; None if nothing does."""
        if not request.first_by_worth or request.temperature > 0:
            return None
        return self._openings.bonus(len(opening.decode("utf-8", "replace")), size)

    def _bias(self, request: Request) -> dict[int, float]:
        """Biases by token; a text that is not one token has none."""
        bias: dict[int, float] = {}
        for text, value in request.logit_bias.items():
            tokens = self.backend.tokenize(text, begin=False)
            if len(tokens) == 1:
                bias[tokens[0]] = value
        return bias


def _unhealed(request: Request) -> str:
    """The prompt without the beginning of a word that is to be chosen again."""
    return request.prompt[: len(request.prompt) - max(0, request.heal)]
