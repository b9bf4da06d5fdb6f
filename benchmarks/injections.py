"""Errors that writers make, put into sound prose on purpose, to measure what is found."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Slip(NamedTuple):
    """A change of a text: `text[start:end]` becomes `wrong`."""

    start: int
    end: int
    wrong: str


Maker = Callable[[str, random.Random], Iterator[Slip]]
"""All slips of one kind that a text offers; the caller picks."""


def swap(right: str, wrong: str) -> Maker:
    """A whole word for another, with its capital kept."""
    pattern = re.compile(
        rf"(?<![\w'’\-]){right.replace(chr(39), '[' + chr(39) + '’]')}(?![\w'’\-])", re.I
    )

    def make(text: str, _: random.Random) -> Iterator[Slip]:
        for match in pattern.finditer(text):
            said = match[0]
            if said.isupper() and len(said) > 1:
                continue
            word = wrong.replace("'", "’") if "’" in text else wrong
            yield Slip(*match.span(), word[0].upper() + word[1:] if said[0].isupper() else word)

    return make


def dropped_letter(text: str, dice: random.Random) -> Iterator[Slip]:
    """A letter inside a longer word is missing."""
    for match in re.finditer(r"\b[a-z]{6,}\b", text):
        place = dice.randrange(1, len(match[0]) - 1)
        word = match[0][:place] + match[0][place + 1 :]
        if word != match[0] and match[0][place] != match[0][place - 1]:
            yield Slip(*match.span(), word)


def swapped_letters(text: str, dice: random.Random) -> Iterator[Slip]:
    """Two neighbouring letters inside a longer word change places."""
    for match in re.finditer(r"\b[a-z]{6,}\b", text):
        place = dice.randrange(1, len(match[0]) - 2)
        a, b = match[0][place], match[0][place + 1]
        if a != b:
            yield Slip(*match.span(), match[0][:place] + b + a + match[0][place + 2 :])


def doubled_word(text: str, _: random.Random) -> Iterator[Slip]:
    """A word is typed twice."""
    for match in re.finditer(r"(?<=[a-z] )[a-z]{2,}(?= [a-z])", text):
        yield Slip(*match.span(), f"{match[0]} {match[0]}")


def an_for_a(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"\ba(?= [bcdfgjklmnpqrstvwyz][a-z])", text):
        yield Slip(*match.span(), "an")


def a_for_an(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"\ban(?= [aei][a-z])", text):
        yield Slip(*match.span(), "a")


def lost_s(text: str, _: random.Random) -> Iterator[Slip]:
    """He walk."""
    for match in re.finditer(
        r"(?<=\b[Hh]e )[a-z]{2,}[^su\W]s\b|(?<=\bshe )[a-z]{2,}[^su\W]s\b", text
    ):
        yield Slip(*match.span(), match[0][:-1])


def he_were(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?i)\b(?:he|she|it) (was)\b", text):
        yield Slip(*match.span(1), "were")


def lost_apostrophe(text: str, _: random.Random) -> Iterator[Slip]:
    """Dont, cant, isnt."""
    for match in re.finditer(r"\b[A-Za-z]+n['’]t\b", text):
        word = match[0].replace("’", "").replace("'", "")
        if word.lower() not in ("wont", "cant"):
            yield Slip(*match.span(), word)


def cant(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"\b[Cc]an['’]t\b", text):
        yield Slip(*match.span(), match[0][0] + "ant")


def could_of(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"\b(?:could|would|should|must|might)( have|['’]ve)\b", text):
        yield Slip(*match.span(1), " of")


def small_i(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"\bI(?= [a-z])", text):
        yield Slip(*match.span(), "i")


def lost_article(text: str, _: random.Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=[a-z] )(?:the|a|an) (?=[a-z])", text):
        yield Slip(*match.span(), "")


PAIRS = (
    ("your", "you're"),
    ("its", "it's"),
    ("whose", "who's"),
    ("past", "passed"),
    ("their", "there"),
    ("their", "they're"),
    ("there", "they're"),
    ("to", "too"),
    ("then", "than"),
)
"""Words that sound alike, measured in both directions."""

KINDS: dict[str, Maker] = {
    "dropped letter": dropped_letter,
    "swapped letters": swapped_letters,
    "doubled word": doubled_word,
    "an for a": an_for_a,
    "a for an": a_for_an,
    "verb without s": lost_s,
    "he were": he_were,
    "lost apostrophe": lost_apostrophe,
    "cant": cant,
    "could of": could_of,
    "small i": small_i,
    "missing article": lost_article,
    **{f"{b} for {a}": swap(a, b) for pair in PAIRS for a, b in (pair, pair[::-1])},
}
"""Every kind of slip, by name."""


def pair_of(kind: str) -> str | None:
    """The pair of like-sounding words that a kind of slip belongs to."""
    wrong, _, right = kind.partition(" for ")
    for pair in PAIRS:
        if {wrong, right} == set(pair):
            return "/".join(pair)
    return None
