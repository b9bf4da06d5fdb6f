"""Whether a suggestion is worth a writer's glance.

One that is wrong costs reading time. A model says how probable it holds its first word, and even a
small one is right about as often as it says; so it can be said beforehand how many keystrokes a
suggestion may be expected to save, and one that promises too few is not shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from screenplay_ls.llm.engine import Piece, worth

_WORD = re.compile(r"\w[\w'’]*")


@dataclass(frozen=True)
class Gate:
    """What a suggestion must be worth to be shown."""

    saving: float = 0.0
    """Characters that its first word may be expected to save: how probable it is, times what it is
    worth if it is right (`screenplay_ls.llm.engine.worth`). 0 lets everything pass."""


OPEN = Gate()
"""Lets everything pass: the writer has asked."""

WHILE_TYPING = Gate(saving=0.6)
"""What nobody has asked for must be worth it. Measured (see `docs/performance.md`): a third of what
passes begins right, and four fifths of the keystrokes that could be saved are. A gate on the
probability alone hides long words, which are seldom sure but spare most, and shows short ones."""

LONGEST_WORD = 16
"""A word that is still being written may become so long, in characters."""


def is_hopeless(answer: Sequence[Piece], gate: Gate) -> bool:
    """Whether nothing that the model may still add would pass the gate.

    The probability of a word that is still being written can only fall, but it grows longer.
    """
    word = _first_word(answer)
    if word is None:
        return False
    text = "".join(piece.text for piece in answer)
    ended = word.end() < len(text)
    length = len(word[0]) if ended else max(len(word[0]), LONGEST_WORD)
    return _saving(answer, word.end(), length) < gate.saving


def passes(answer: Sequence[Piece], gate: Gate) -> bool:
    """Whether the answer, as it is, may be shown: pieces of one candidate, in order.

    One without a probability passes, and so does one without a word.
    """
    word = _first_word(answer)
    return word is None or _saving(answer, word.end(), len(word[0])) >= gate.saving


def probability(answer: Sequence[Piece]) -> float | None:
    """Of the first word; None where there is none, or where the model does not say."""
    word = _first_word(answer)
    known = answer and answer[0].logprob is not None
    return math.exp(logprob(answer, word.end())) if word and known else None


def _first_word(answer: Sequence[Piece]) -> re.Match[str] | None:
    return _WORD.search("".join(piece.text for piece in answer))


def _saving(answer: Sequence[Piece], end: int, length: int) -> float:
    """What may be expected of a word that ends at `end`."""
    return math.exp(logprob(answer, end)) * worth(length)


def logprob(answer: Sequence[Piece], end: int) -> float:
    """Of the pieces that have a part before `end`, together."""
    total, at = 0.0, 0
    for piece in answer:
        if at >= end:
            break
        total += piece.logprob or 0.0
        at += len(piece.text)
    return total
