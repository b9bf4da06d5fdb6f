"""How far a model is sure of its answer: the part of it that is worth a writer's glance.

A suggestion that is wrong costs reading time. A model says of each word how probable it holds it;
a small one is right about as often as it says. So an answer is cut where the probability of all
its words so far falls too low, and where its first word is improbable, there is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from screenplay_ls.assist.page import DANGLING
from screenplay_ls.llm.engine import Piece

_WORD = re.compile(r"\w[\w'’]*")


@dataclass(frozen=True)
class Gate:
    """How probable the words of a suggestion must be, from 0 (anything goes) to 1."""

    first: float = 0.0
    """The first word. Below it nothing is shown."""
    together: float = 0.0
    """All words up to one. The first one that falls below it is not shown, nor what follows."""


OPEN = Gate()
"""Lets everything pass: the writer has asked."""

WHILE_TYPING = Gate(first=0.18)
"""What nobody has asked for must be worth it. Measured (see `docs/performance.md`): a third of what
passes begins right, of what does not one in twenty. Asking more of the later words as well costs
more keystrokes than it spares glances."""


def is_hopeless(answer: Sequence[Piece], gate: Gate) -> bool:
    """Whether nothing that the model may still add would pass the gate.

    The probability of a word that is still being written can only fall.
    """
    return _end(answer, gate) is not None


def sure_part(answer: Sequence[Piece], gate: Gate) -> str:
    """The beginning of an answer that passes the gate; empty where its first word does not.

    Pieces of one candidate, in order. One without a probability passes.
    """
    text = "".join(piece.text for piece in answer)
    end = _end(answer, gate)
    return text if end is None else text[:end].rstrip(DANGLING)


def _end(answer: Sequence[Piece], gate: Gate) -> int | None:
    """Where the first word begins that does not pass; None where all do."""
    text = "".join(piece.text for piece in answer)
    for number, word in enumerate(_WORD.finditer(text)):
        least = max(gate.first, gate.together) if number == 0 else gate.together
        if math.exp(_logprob(answer, word.end())) < least:
            return word.start() if number else 0
    return None


def _logprob(answer: Sequence[Piece], end: int) -> float:
    """Of the pieces that have a part before `end`, together."""
    total, at = 0.0, 0
    for piece in answer:
        if at >= end:
            break
        total += piece.logprob or 0.0
        at += len(piece.text)
    return total
