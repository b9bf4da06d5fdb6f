"""What stands around a word: tokens, and the features by which a place is weighed."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|\.\.\.|--|[^\w\s]")
_STOPS = frozenset(
    {".", "!", "?", ";", ":", "…", "...", "--", "—", "–", "-", '"', "“", "”", "(", ")"}
)


class Token(NamedTuple):
    """A word or a mark, with its place in the text."""

    start: int
    end: int
    shown: str
    """As written."""
    word: str
    """In lower case, with straight apostrophes."""


def tokens(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [
        Token(m.start(), m.end(), m[0], m[0].replace("’", "'").lower())
        for m in _TOKEN.finditer(text)
    ]


def word_at(row: list[Token], place: int) -> str:
    """The word at a place: `^` before the first, `$` after the last, `.` for any stop."""
    if place < 0:
        return "^"
    if place >= len(row):
        return "$"
    word = row[place].word
    if word in _STOPS:
        return "."
    return "0" if word.isdigit() else word


def after(row: list[Token], place: int) -> list[str]:
    """Features of what follows the word at `place`."""
    a, b = word_at(row, place + 1), word_at(row, place + 2)
    features = [f"a={a}", f"b={b}", f"ab={a}_{b}"]
    tail_a, tail_b = _tail(a), _tail(b)
    if tail_a:
        features += [f"as={tail_a}", f"at={a[-2:]}", f"asb={tail_a}_{b}"]
    if tail_b:
        features.append(f"bs={tail_b}")
    if tail_a and tail_b:
        features.append(f"asbs={tail_a}_{tail_b}")
    if a not in (".", "$"):
        features.append(f"ac={int(b in ('.', '$', ','))}")
    return features


def before(row: list[Token], place: int) -> list[str]:
    """Features of what comes before the word at `place`."""
    a, b = word_at(row, place - 1), word_at(row, place - 2)
    features = [f"l={a}", f"m={b}", f"ml={b}_{a}"]
    if _tail(a):
        features += [f"ls={_tail(a)}", f"lt={a[-2:]}"]
    return features


def around(row: list[Token], place: int) -> list[str]:
    """The two neighbours together."""
    return [f"la={word_at(row, place - 1)}_{word_at(row, place + 1)}"]


def _tail(word: str) -> str:
    return word[-3:] if len(word) > 4 else ""
