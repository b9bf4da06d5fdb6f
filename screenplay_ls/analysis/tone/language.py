"""Whether a text is English enough for an English model to speak about it.

A light check of our own: English cannot be spoken for long without its little words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from screenplay_ls.analysis.tone.features import word_set

LITTLE_WORDS = word_set(
    "the of and to in is you that it was for on are with his they be at this from have or had "
    "by but what all were when we there can an your which their said if will how about out up "
    "them then she many some so these would other into has him my than been who its now did "
    "get come made may where don't it's i'm you're that's can't didn't he's she's we're i'll "
    "what's i've yes oh okay just know not never want like back got going here hey right "
    "sorry please thank thanks hello good think could should because tell nothing something "
    "let's won't isn't"
)
"""Frequent in English dialogue, and no words of its neighbours ("a", "he", "no" and "me" are)."""

SHARE = 0.15
"""Of the words of an English text, at least this share is little: dialogue has 0.3 to 0.5."""

ENOUGH = 12
"""Words below which nothing is held against a text."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Sample(NamedTuple):
    """How many words a text has, and what is English in it."""

    words: int
    little: int
    latin: int
    """Words in plain letters, as English has them."""

    def __add__(self, other: object) -> Sample:
        if not isinstance(other, Sample):
            return NotImplemented
        return Sample(
            self.words + other.words, self.little + other.little, self.latin + other.latin
        )

    @property
    def english(self) -> bool:
        """Nothing speaks against its being English."""
        if not self.words:
            return True
        if 2 * self.latin < self.words:
            return False
        return self.words < ENOUGH or self.little >= SHARE * self.words


NOTHING = Sample(0, 0, 0)


def sample(text: str) -> Sample:
    """Counts the words of a text."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    little = sum(word in LITTLE_WORDS for word in words)
    return Sample(len(words), little, sum(word.isascii() for word in words))
