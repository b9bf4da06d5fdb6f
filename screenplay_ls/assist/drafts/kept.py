"""Whether a rewritten line still says what it said: names, numbers, negation, question, persons.

No model is asked; what cannot be checked by words alone (irony, a hint that is gone) stays the
writer's to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from screenplay_ls.assist.drafts.sentences import content_words, in_circles, is_clean, strangers


@dataclass(frozen=True)
class Room:
    """How far a new line may be from the old one."""

    least_same: float = 0.34
    """The share of the old line's words, small ones apart, that must be there still."""
    shortest: float = 0.3
    longest: float = 1.7
    """Words of the new line for each of the old one."""
    new_persons: frozenset[str] = frozenset()
    """`I` or `you` may come in where they were not."""
    may_drop_persons: bool = False
    """`I think he lies` may become `he lies`."""


SLACK = 3
"""So many words more than `Room.longest` says are no matter: a short line may need them."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER_WORDS = frozenset(
    [
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
        *("nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
        *("ninety", "hundred", "thousand", "million", "billion", "dozen", "half", "twice"),
    ]
)
_NEGATIONS = frozenset(
    [
        *("not", "no", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor"),
        *("without", "cannot", "hardly", "ain't"),
    ]
)
_SLIPS = frozenset(
    ["dont", "wont", "cant", "isnt", "arent", "wasnt", "didnt", "doesnt", "wouldnt", "couldnt"]
)
"""Negations without their apostrophe."""
_PERSONS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("you", "your", "yours", "yourself"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
_TENSES = {
    **dict.fromkeys(("was", "were", "had", "did"), "past"),
    **dict.fromkeys(("is", "are", "am", "has", "do", "does", "i'm", "it's", "he's"), "present"),
    **dict.fromkeys(("she's", "that's", "there's", "you're", "we're", "they're"), "present"),
    **dict.fromkeys(("will", "i'll", "you'll", "he'll", "she'll", "it'll", "we'll"), "future"),
    **dict.fromkeys(("they'll", "won't", "wo", "shall"), "future"),
}
_FORMS = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")
_ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "e")


def lost(old: str, new: str, known: Iterable[str] = (), room: Room = Room()) -> str:
    """What a new line has lost or made up, in words for the writer; empty where all is kept.

    Args:
        old: the line as it was.
        new: the line as it might be.
        known: names of the script; all of them that are in the old line must be in the new one.
        room: how far the new line may go.
    """
    checks = (
        ("it is not clean", not is_clean(new) or (in_circles(new) and not in_circles(old))),
        ("numbers changed", numbers(old) != numbers(new)),
        ("names changed", not _same_names(old, new, known)),
        ("a “not” came or went", _negated(old) != _negated(new)),
        ("a question became none, or the other way round", _asks(old) != _asks(new)),
        ("another tense", _tenses(old) != _tenses(new) and bool(_tenses(old) and _tenses(new))),
        ("a sentence is gone", room.least_same >= 0.5 and _sentence_gone(old, new)),
        ("somebody else is meant", not _same_persons(old, new, room)),
        ("it is too long or too short", not _fits(old, new, room)),
        ("too little of it is left", same_words(old, new) < room.least_same),
    )
    return next((reason for reason, is_so in checks if is_so), "")


def numbers(text: str) -> list[str]:
    """The numbers of a text, in digits and in words, in any order."""
    words = (word.lower() for word in re.findall(r"\d+(?:[.,:]\d+)*|[A-Za-z]+", text))
    return sorted(word for word in words if word[0].isdigit() or word in _NUMBER_WORDS)


def same_words(old: str, new: str) -> float:
    """The share of the old line's words, small ones apart, that the new one has in some form."""
    before = {_stem(word) for word in content_words(old)}
    after = {_stem(word) for word in content_words(new)}
    if not before:
        return 1.0
    return sum(any(_alike(word, other) for other in after) for word in before) / len(before)


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 4 and one[:4] == other[:4])


def _stem(word: str) -> str:
    for form in _FORMS:
        word = word.removesuffix(form)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _same_names(old: str, new: str, known: Iterable[str]) -> bool:
    names = {part.lower() for name in known for part in _WORD.findall(name) if len(part) > 1}
    old_words, new_words = _bare(old), _bare(new)
    capitals = {word.lower().removesuffix("'s") for word in strangers(old, ())}
    needed = (names | capitals) & set(old_words)
    added = names & set(new_words) - set(old_words)
    return needed <= set(new_words) and not added and not strangers(new, old_words)


def _bare(text: str) -> list[str]:
    return [word.lower().removesuffix("'s") for word in _WORD.findall(text.replace("’", "'"))]


def _negated(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text.replace("’", "'"))]
    return any(word in _NEGATIONS or word.endswith("n't") or word in _SLIPS for word in words)


def _tenses(text: str) -> set[str]:
    """What the auxiliaries of a text say: past, present, future."""
    words = (word.lower().removesuffix("n't") for word in _WORD.findall(text.replace("’", "'")))
    return {_TENSES[word] for word in words if word in _TENSES}


def _sentence_gone(old: str, new: str) -> bool:
    """Whether nothing is left of one of the old line's sentences."""
    parts = [part for part in re.split(r"(?<=[.?!…])\s+", old) if content_words(part)]
    return len(parts) > 1 and any(same_words(part, new) == 0 for part in parts)


def _asks(text: str) -> bool:
    return text.rstrip("\"”’') ").endswith("?")


def _same_persons(old: str, new: str, room: Room) -> bool:
    before, after = _persons(old), _persons(new)
    gone = bool(set(before) - set(after)) and not room.may_drop_persons
    if gone or set(after) - set(before) - room.new_persons:
        return False
    both = [person for person in before if person in after]
    return both == [person for person in after if person in before]


def _persons(text: str) -> list[str]:
    """Who is meant, in the order in which they first come."""
    text = re.sub(r"\b(?:you know|i mean)\b(?=,)", "", text.replace("’", "'"), flags=re.IGNORECASE)
    words = (word.lower() for word in _WORD.findall(text))
    heads = (word.split("'")[0] for word in words)
    return list(dict.fromkeys(_PERSONS[word] for word in heads if word in _PERSONS))


def _fits(old: str, new: str, room: Room) -> bool:
    before, after = len(_WORD.findall(old)), len(_WORD.findall(new))
    return after > 0 and room.shortest * before <= after <= room.longest * before + SLACK
