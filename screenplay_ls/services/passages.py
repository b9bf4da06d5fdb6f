"""A passage of a script that a model (or somebody by name) has written, and what is left of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from screenplay_ls.fountain import Span
from screenplay_ls.services.changes import Change

OWN_SHARE = 0.5
"""A passage of whose words less than this share is left is the writer's."""

WORDS_AROUND = 5
"""Words before and after a passage that are remembered, to know it again."""

REACH = 80
"""Characters in which those words are looked for, at most."""

_NOT_A_LETTER = re.compile(r"\W+")


class State(str, Enum):
    """What became of a passage."""

    KEPT = "kept"
    """It stands in the script, edited perhaps."""
    REWRITTEN = "rewritten"
    """Less than half of its words are left: it counts as the writer's."""
    GONE = "gone"
    """It is not in the script any more."""


@dataclass(frozen=True)
class Passage:
    """A passage as it is recorded."""

    id: str
    when: str
    """When it came into the script, in UTC: `2026-11-22T09:30:00Z`."""
    text: str
    """As it came."""
    model: str = ""
    """Empty where a person wrote it."""
    kind: str = ""
    """What the model was asked for: `ghost text`, `scene`, `polish`, ..."""
    who: str = ""
    """Who wrote it, or who asked for it; empty where nobody says."""
    now: str = ""
    """As it stood when this was written, where it was edited since."""
    before: str = ""
    """The words before it, and"""
    after: str = ""
    """those after it, when this was written."""
    line: int = 0
    """The line it began in when this was written, from 1."""

    @property
    def stands(self) -> str:
        """As it stood when this was written."""
        return self.now or self.text

    @property
    def source(self) -> str:
        """Whom its words are counted for."""
        return self.model or self.who

    @property
    def hash(self) -> str:
        """A fingerprint of the text as it came."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Placed(NamedTuple):
    """A passage, and where it stands in the script; None where it is gone."""

    passage: Passage
    span: Span | None

    def state(self, text: str) -> State:
        """What became of it in a script with this text."""
        if self.span is None:
            return State.GONE
        share = share_left(self.passage.text, text[slice(*self.span)])
        return State.KEPT if share >= OWN_SHARE else State.REWRITTEN


def followed(span: Span, change: Change) -> Span | None:
    """Where a span is after a change; None where nothing is left of it.

    What is put right before it or right behind it is not part of it; what replaces its own
    beginning or end is. A change that may have been made beside it was.
    """
    start, end, growth = change.start, change.start + change.removed, change.growth
    if start >= span.end:
        return span
    if end - change.slack <= span.start:
        return Span(span.start + growth, span.end + growth)
    if start < span.start:
        left = Span(start + len(change.inserted), span.end + growth)
    elif end > span.end:
        left = Span(span.start, start)
    else:
        left = Span(span.start, span.end + growth)
    return left if left.start < left.end else None


def trimmed(span: Span, text: str) -> Span | None:
    """The span without the white space at its ends; None where nothing else is in it."""
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def words_before(text: str, offset: int) -> str:
    """The last words before a place."""
    return " ".join(text[max(0, offset - REACH) : offset].split()[-WORDS_AROUND:])


def words_after(text: str, offset: int) -> str:
    """The first words after a place."""
    return " ".join(text[offset : offset + REACH].split()[:WORDS_AROUND])


def share_left(original: str, now: str) -> float:
    """Which share of the original's words is left, from 0 to 1."""
    if original == now:
        return 1.0
    words = compared(original.split())
    return len(words_left(original, now)) / len(words) if words else 0.0


def words_left(original: str, now: str) -> list[int]:
    """Which words of a text, by their number, come from the original, in its order."""
    one, other = compared(original.split()), compared(now.split())
    if one == other:
        return list(range(len(other)))
    from rapidfuzz.distance import LCSseq

    return [
        number
        for code in LCSseq.opcodes(one, other)
        if code.tag == "equal"
        for number in range(code.dest_start, code.dest_end)
    ]


def compared(words: list[str]) -> list[str]:
    """Words as they are compared: without case and punctuation."""
    return [_NOT_A_LETTER.sub("", word).casefold() or word for word in words]
