"""The words a script makes its own: who is in it, where it plays, what it names in capitals.

A name is known in every case and in the possessive. Some names are words of the language too
(WILL, MAY, MARK, ROSE): what grammar says about those is not trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.fountain import Character, Element, Kind, SceneHeading

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
"""A word: letters, with apostrophes and hyphens inside."""

_POSSESSIVE = re.compile(r"['’](?:s|S)?$")


@dataclass(frozen=True)
class Names:
    """What a script knows; all in `key` form."""

    known: frozenset[str] = frozenset()
    """Words that are spelled right because the script says so."""
    people: frozenset[str] = frozenset()
    """The words of cues."""

    def knows(self, word: str) -> bool:
        """Whether a word, in any case, possessive or hyphenated, is a name of this script."""
        bare = key(word)
        if bare in self.known:
            return True
        return "-" in bare and all(part in self.known for part in bare.split("-") if part)


def key(word: str) -> str:
    """A word without case, possessive ending and typographic apostrophes."""
    return _POSSESSIVE.sub("", word).replace("’", "'").casefold()


@dataclass(frozen=True)
class Mentions:
    """What one element tells about names."""

    cues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    """Words in capitals, in prose."""
    proper: tuple[str, ...] = ()
    """Capitalised words inside a sentence."""
    lower: tuple[str, ...] = ()
    """All other words."""


def mentions(element: Element) -> Mentions:
    """The words of an element that may be names; depends on the element alone."""
    if isinstance(element, Character):
        return Mentions(cues=tuple(_words(element.name)))
    if isinstance(element, SceneHeading):
        return Mentions(places=tuple(_words(element.text)))
    if element.kind is Kind.TITLE_PAGE:
        return Mentions(places=tuple(_words(element.text)))
    if element.kind in (Kind.ACTION, Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS):
        return _prose(element.plain)
    return Mentions()


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        yield key(match[0])
        if "-" in match[0]:
            yield from (part for part in key(match[0]).split("-") if part)


_OPENERS = frozenset('.!?:…"“”([-–—\n')


def _prose(text: str) -> Mentions:
    capitals: list[str] = []
    proper: list[str] = []
    lower: list[str] = []
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].islower():
            lower.append(key(word))
        elif len(word) > 1 and word.isupper():
            capitals.extend(_words(word))
        elif _inside_sentence(text, match.start()):
            proper.extend(_words(word))
    return Mentions(capitals=tuple(capitals), proper=tuple(proper), lower=tuple(lower))


def _inside_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t'‘*_")
    return bool(before) and before[-1] not in _OPENERS
