"""What of an answer may stand in a draft: whole, new sentences about people we know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from screenplay_ls.assist.drafts.cleaning import is_chat, is_machine, without_markup


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALIKE = 0.6
"""Two sentences that share this part of their words say the same."""

_MARKS = re.compile(r"/\*|\*/|\[\[|\]\]|[{}\\^~`|<>]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
CLOSED = frozenset(".?!…")
"""What a sentence ends with."""
DANGLING = _set(
    "a an the of to and or but nor for with by from in on at into onto than that which who whom "
    "whose as if when while because is are was were be been has have had must can will would "
    "could should may might his her its their my your our not no very so"
)
"""Words that a sentence does not end with."""
SMALL = _set(
    "a an the of to and or but for with by from in on at into is are was were be it its he she "
    "they his her their him them that this who as up out not has have had will would "
    "must can s t i you we my your our me us do does did so just very really"
)
"""Words that say nothing about what a sentence is about."""


def sentence(
    answer: str,
    *,
    least: int = 3,
    most: int = 45,
    known: Iterable[str] | None = None,
    said: Sequence[str] = (),
) -> str:
    """The first sentence of an answer, or an empty text where it will not do.

    Args:
        answer: what the model said.
        least: fewest words.
        most: most words.
        known: names (and other words in capitals) that may be used; None where any may.
        said: sentences that it must not repeat.
    """
    text = first_sentence(answer)
    words = _WORD.findall(text)
    if not least <= len(words) <= most or text[-1:] not in CLOSED:
        return ""
    if not is_clean(text) or words[-1].lower() in DANGLING:
        return ""
    if in_circles(text) or any(likeness(text, other) >= ALIKE for other in said):
        return ""
    if known is not None and strangers(text, known):
        return ""
    return text


def is_clean(text: str) -> bool:
    """Whether a text holds nothing of a chat, of other formats, of notes and boneyards."""
    spoilt = is_chat(text) or is_machine(text) or without_markup(text).strip() != text.strip()
    return not spoilt and not _MARKS.search(text)


def first_sentence(answer: str) -> str:
    """The answer's first line up to the end of its first sentence; all of it if there is none."""
    line = next((line.strip() for line in answer.splitlines() if line.strip()), "")
    line = " ".join(line.strip('"“”*-– ').split())
    match = re.match(r"(?:[^.?!…]|(?<=\b[A-Z])\.|(?<=Mr)\.|(?<=Mrs)\.|(?<=Dr)\.)*[.?!…]+", line)
    return match[0] if match else line


def in_circles(text: str) -> bool:
    """Whether a text says the same words again and again."""
    words = [word.lower() for word in _WORD.findall(text)]
    threes = list(zip(words, words[1:], words[2:], strict=False))
    if len(set(threes)) < len(threes):
        return True
    if any(a == b for a, b in pairwise(words)):
        return True
    about = [word for word in words if word not in SMALL]
    return any(about.count(word) > 2 for word in set(about))


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, small words apart; 0 to 1."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def content_words(text: str) -> set[str]:
    """The words that a text is about, in small letters."""
    return {w.lower().removesuffix("'s") for w in _WORD.findall(text.replace("’", "'"))} - SMALL


def strangers(text: str, known: Iterable[str]) -> list[str]:
    """Words with a capital inside a sentence that are not among the known: invented names."""
    allowed = {part.lower() for name in known for part in _WORD.findall(name)}
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'")
        before = text[: match.start()].rstrip(" \"'“‘(")
        begins = not before or before[-1] in ".?!…:\n"
        bare = word.removesuffix("'s")
        if word[0].isupper() and not begins and bare.lower() not in allowed | _CAPITALS:
            found.append(word)
    return found


_CAPITALS = _set(
    "i i'm i'll i've i'd god monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december christmas "
    "english french german spanish italian american british tv o'clock mr mrs ms dr sir madam mum "
    "mom dad father mother"
)
"""What is written with a capital and names nobody new."""
