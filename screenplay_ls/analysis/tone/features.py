"""What the tone model looks at in a line: words, pairs of words, negation, shouting, punctuation.

The training script and the running server both call `features`, so that a weight always means
what it meant when it was learned. Every feature says which characters of the text it comes from;
that is what lets a score be explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Feature(NamedTuple):
    """Something seen in a text."""

    name: str
    """`happy` a word, `not happy` two neighbours, `¬happy` a word that a negation reaches, `~so`
    a word drawn out (`sooo`), `#...` the shape of the whole line."""
    value: float
    """How often it is there; below 0 where a negation turns it round."""
    start: int
    end: int
    """Where it stands, in code points of the text; `#` features span the whole line."""


class Token(NamedTuple):
    """A word or a punctuation mark, in the form that the model knows it by."""

    key: str
    start: int
    end: int
    word: bool
    drawn_out: bool = False


def word_set(words: str) -> frozenset[str]:
    """The words of a string, for lists that are easier to read without quotes."""
    return frozenset(words.split())


NEGATED = "¬"
DRAWN_OUT = "~"
SHAPE = "#"

TURNED = -0.5
"""What a negated word counts for: "not happy" is less unhappy than "happy" is happy."""

_REACH = 3
"""Words after a negation that it changes, unless punctuation comes first."""

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)|(?P<number>\d+)|(?P<mark>[!?]+|\.{2,}|…|--+|[—–.,;:]|\S)"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\x92": "'", "\x85": "…"})
_REPEATED = re.compile(r"(\w)\1{2,}")
_NEGATION = re.compile(
    r"not|no|never|nothing|nobody|none|nowhere|neither|nor|cannot|without|hardly|barely"
    r"|ain'?t|(?:do|does|did|is|are|was|were|wo|ca|could|should|would|have|has|had|must|need)n'?t"
)
_ENDS_REACH = frozenset((".", "!", "?", ";", ":", ",", "...", "--", "?!", "!!", "!!!", "??", "???"))
_LENGTHS = (0, 1, 3, 6, 10, 16, 25)
_KEPT = word_set(
    "i you he she it we they me him her us them my your his its our their a an the to of in "
    "on at for with and or but so if that this is am are was were be been being do does did "
    "have has had will would can could should shall may might must just really very too more "
    "any all as by from up out about what who how when where why which there here than then "
    "know think get got go going say said see want come"
)
"""Words that a negation does not turn round: they carry grammar, not feeling."""


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, in order. Every length of `!!!!` is at most three."""
    return list(_tokens(text.translate(_QUOTES)))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        if match.lastgroup == "word":
            lower = raw.lower().rstrip("'")
            key = _REPEATED.sub(r"\1", lower)
            yield Token(key, start, end, word=True, drawn_out=key != lower)
        elif match.lastgroup == "number":
            yield Token("0", start, end, word=False)
        else:
            yield Token(_mark(raw), start, end, word=False)


def _mark(raw: str) -> str:
    if raw[0] in "!?":
        return "?!" if "!" in raw and "?" in raw else raw[:3]
    if raw[0] == "…" or raw.startswith(".."):
        return "..."
    return "--" if raw[0] in "—–" or raw.startswith("--") else raw


def features(text: str) -> list[Feature]:
    """Everything the model can weigh in a text; the same name may come more than once."""
    found = tokens(text)
    seen: list[Feature] = []
    reach = 0
    for token in found:
        key, start, end = token.key, token.start, token.end
        negated = token.word and reach > 0
        if negated:
            reach -= 1
            seen.append(Feature(NEGATED + key, 1.0, start, end))
        seen.append(Feature(key, TURNED if negated and key not in _KEPT else 1.0, start, end))
        if token.drawn_out:
            seen.append(Feature(DRAWN_OUT + key, 1.0, start, end))
        if token.word and _NEGATION.fullmatch(key):
            reach = _REACH
        elif key in _ENDS_REACH:
            reach = 0
    seen.extend(_pairs(found, len(text)))
    seen.extend(Feature(name, 1.0, 0, len(text)) for name in _shape(text, found))
    return seen


def _pairs(found: list[Token], length: int) -> Iterator[Feature]:
    if not found:
        return
    framed = [Token("<", 0, 0, False), *found, Token(">", length, length, False)]
    for left, right in pairwise(framed):
        # The text may hold the frame's marks as well, so the frame is known by its objects.
        start = right.start if left is framed[0] else left.start
        end = left.end if right is framed[-1] else right.end
        yield Feature(f"{left.key} {right.key}", 1.0, start, end)


def _shape(text: str, found: list[Token]) -> Iterator[str]:
    words = [token for token in found if token.word]
    long = [token for token in words if token.end - token.start > 1]
    shouted = [token for token in long if text[token.start : token.end].isupper()]
    if shouted:
        yield "#shouted" if len(shouted) == len(long) else "#capitals"
    if any(token.drawn_out for token in words):
        yield "#drawn out"
    yield f"#length {sum(len(words) > limit for limit in _LENGTHS)}"
