"""One request while an engine answers it: what has come so far, and what may be shown of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from screenplay_ls.assist import confidence, read_answer
from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.llm import engine
from screenplay_ls.llm.engine import EndReason, Piece

LEAST_TOKENS = 8
"""An answer that is gone on with gets at least so many more."""

_WORD = re.compile(r"\w[\w'’]*")


@dataclass(frozen=True)
class Suggested:
    """What may be shown at a place."""

    texts: tuple[str, ...] = ()
    """The likeliest first; no two begin with the same word."""
    kind: str = ""
    """What is written there: `dialogue`, `parenthetical` or `action`."""
    sure: float | None = None
    """How probable the model holds the first word of the first text, from 0 to 1; None where it
    does not say."""

    def __bool__(self) -> bool:
        return bool(self.texts)


NOTHING = Suggested()


class Draft:
    """One candidate while it is written."""

    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []
        self.complete = False
        """Nothing that may still come would be shown."""


class Writing:
    """An answer while it is written."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.drafts = [Draft()]
        self.reason: EndReason | None = None
        """Why the engine has ended it."""

    @property
    def so_far(self) -> str:
        """How the script would go on with what has come."""
        return read_answer.joined(self.request, self.drafts[0].text)

    @property
    def complete(self) -> bool:
        """Nothing more is needed."""
        wanted = self.request.asked.candidates
        return len(self.drafts) >= wanted and all(draft.complete for draft in self.drafts)

    @property
    def too_slow(self) -> bool:
        """The deadline came before the first word."""
        return self.reason == "deadline" and not self.drafts[0].pieces

    def take(self, piece: Piece) -> None:
        """A piece has come."""
        while len(self.drafts) <= piece.candidate:
            self.drafts.append(Draft())
        draft = self.drafts[piece.candidate]
        if draft.complete:
            return
        draft.pieces.append(piece)
        draft.text += piece.text
        gate = self.request.gate
        draft.complete = confidence.is_hopeless(draft.pieces, gate) or read_answer.is_complete(
            self.request, draft.text
        )

    def fail(self) -> None:
        """The engine has failed: nothing of it is shown."""
        self.drafts = [Draft()]

    def suggested(self) -> Suggested:
        """What may be shown of it now."""
        shown: list[tuple[float, str, Draft]] = []
        for number, draft in enumerate(self.drafts):
            if not confidence.passes(draft.pieces, self.request.gate):
                continue
            # Only of the first candidate it is known why it ended.
            whole = draft.complete or (number == 0 and self.reason in {"stop", "end_of_text"})
            if text := read_answer.read(self.request, draft.text, cut=not whole):
                shown.append((_likelihood(draft, text), text, draft))
        shown.sort(key=lambda each: -each[0])
        texts: dict[str, str] = {}
        for _, text, _ in shown:
            word = _WORD.search(text)
            texts.setdefault(word[0].lower() if word else text, text)
        if not texts:
            return NOTHING
        sure = confidence.probability(shown[0][2].pieces)
        return Suggested(tuple(texts.values()), self.request.kind.value, sure)

    def asks(self) -> engine.Request:
        """What the engine is asked; of an answer that was stopped, for the rest."""
        text, asked = self.drafts[0].text, self.request.asked
        if not text:
            return asked
        written = sum(piece.tokens for piece in self.drafts[0].pieces)
        return replace(
            asked,
            prompt=asked.prompt + text,
            heal=0,
            opening="",
            not_first=(),
            first_by_worth=False,
            max_tokens=max(LEAST_TOKENS, asked.max_tokens - written),
        )

    @property
    def can_go_on(self) -> bool:
        """Whether it is worth keeping, where it was stopped: the engine still has it in mind."""
        first = self.drafts[0]
        return bool(first.text.strip()) and not first.text[-1].isspace() and len(self.drafts) == 1


def _likelihood(draft: Draft, shown: str) -> float:
    """The logarithm of the probability of what is shown, by character; of equals the first."""
    end = draft.text.find(shown.strip()) + len(shown.strip())
    return confidence.logprob(draft.pieces, end) / max(end, 1)
