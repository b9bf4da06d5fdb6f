"""What a project's suggestions have come to, counted; and what follows from it. Pure.

Counts are kept by month, by kind of element, and by how sure the model was. They only grow, each
writer's in lines of their own, so that two copies of a file merge: of two lines for the same thing
the larger one holds.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from screenplay_ls.services.acceptance import Outcome, Verdict
from screenplay_ls.services.plain_files import entries

HEAD = (
    "# How often suggestions were accepted in this folder, by which screenplay-ls shows fewer or\n"
    "# more of them. Of a suggestion it keeps the first three words. Delete it to forget it all."
)

LOWEST, HIGHEST = 2 / 3, 5 / 3
"""What the gate for everybody may be multiplied with."""

PATIENCE = 12
"""So many suggestions that should have been right weigh as much as what is known beforehand."""

PHRASE = 3
"""Words of a suggestion's beginning that it is remembered by."""

UNWELCOME = 6
"""A phrase that was shown so often and never taken is not shown any more."""

MONTHS = 3
"""For so long; then it may try again."""

MOST_PHRASES = 300
"""Phrases that are kept, those that were shown most."""

MOST_LINES = 2000
MOST = 1_000_000
"""A larger count is a mistake."""

_WORD = re.compile(r"\w[\w'’]*")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


class Key(NamedTuple):
    """What is counted together."""

    month: str
    """`2026-11`"""
    by: str
    """A short name for one writer's machine."""
    kind: str = ""
    """Of element; empty for a phrase."""
    sure: int = -1
    """Tenths of the probability that the model gave; -1 where it gave none."""
    phrase: str = ""


class Count(NamedTuple):
    """How often."""

    shown: int = 0
    taken: int = 0
    """Accepted, in whole or in part."""
    typed: int = 0
    """Typed through."""

    def __add__(self, other: object) -> Count:
        """Both together."""
        return Count(*map(sum, zip(self, other, strict=True))) if isinstance(other, Count) else self


@dataclass(frozen=True)
class Learned:
    """All counts of a project."""

    counts: Mapping[Key, Count] = field(default_factory=dict[Key, Count])

    def __bool__(self) -> bool:
        return bool(self.counts)

    def plus(self, other: Learned) -> Learned:
        """With further counts."""
        counts = dict(self.counts)
        for key, count in other.counts.items():
            counts[key] = counts.get(key, Count()) + count
        return Learned(counts)

    def pruned(self, phrases: int) -> Learned:
        """With so many phrases at most, the latest and most frequent ones."""
        if len(self.counts) <= phrases:
            return self
        kinds = {key: count for key, count in self.counts.items() if key.kind}
        others = [item for item in self.counts.items() if not item[0].kind]
        others.sort(key=lambda item: (item[0].month, item[1].shown), reverse=True)
        return Learned({**kinds, **dict(others[:phrases])})

    def threshold(self, kind: str, base: float, today: date) -> float:
        """What a suggestion must be worth to be shown (see `assist.confidence.Gate`).

        `base` is the one that holds for everybody. A model is about as often right as it says;
        where a writer takes its words less often than that, it must be surer, and less sure where
        they take them more often. Within bounds, and only as far as there is evidence.
        """
        if base <= 0:
            return base
        everywhere = self._ratio(today, lambda key: bool(key.kind), 1.0)
        here = self._ratio(today, lambda key: key.kind == kind, everywhere)
        return min(max(base / here, base * LOWEST), base * HIGHEST)

    def is_unwelcome(self, text: str, today: date) -> bool:
        """Whether a suggestion begins as others did that were shown often and never taken."""
        phrase = phrase_of(text)
        if not phrase:
            return False
        seen = [
            count
            for key, count in self.counts.items()
            if key.phrase == phrase and _age(key.month, today) < MONTHS
        ]
        shown = sum(count.shown for count in seen)
        return shown >= UNWELCOME and not any(count.taken or count.typed for count in seen)

    def _ratio(self, today: date, counts: Callable[[Key], bool], before: float) -> float:
        """How often words were taken that should have been right, beside how often they should."""
        taken, expected = PATIENCE * before, float(PATIENCE)
        for key, count in self.counts.items():
            if key.sure >= 0 and counts(key):
                weight = 0.5 ** _age(key.month, today)
                taken += weight * (count.taken + count.typed)
                expected += weight * count.shown * (key.sure + 0.5) / 10
        return taken / expected


def counted(verdict: Verdict, by: str, today: date) -> Learned:
    """What one suggestion adds. Nothing, where it was not seen or came without the model."""
    suggestion = verdict.suggestion
    if verdict.outcome is Outcome.UNSEEN or not suggestion.model:
        return Learned()
    count = Count(
        1,
        int(verdict.outcome in {Outcome.WHOLE, Outcome.PART}),
        int(verdict.outcome is Outcome.TYPED),
    )
    month = f"{today.year:04}-{today.month:02}"
    counts: dict[Key, Count] = {}
    if not suggestion.asked:
        sure = -1 if suggestion.sure is None else min(9, max(0, math.floor(suggestion.sure * 10)))
        counts[Key(month, by, kind=suggestion.kind or "other", sure=sure)] = count
    if phrase := phrase_of(verdict.text):
        counts[Key(month, by, phrase=phrase)] = count
    return Learned(counts)


def phrase_of(text: str) -> str:
    """The first words of a suggestion; empty where there are fewer than two."""
    words = [word.lower() for word in _WORD.findall(text)[:PHRASE]]
    return " ".join(words) if len(words) > 1 else ""


def parse(text: str) -> Learned:
    """The counts of a file; what makes no sense is left out."""
    counts: dict[Key, Count] = {}
    for _, entry in entries(text):
        key, count = _key(entry), _count(entry)
        if key is not None and count is not None and len(counts) < MOST_LINES:
            known = counts.get(key, Count())
            counts[key] = Count(*map(max, known, count))
    return Learned(counts)


def render(learned: Learned) -> str:
    """The file; empty where nothing was learned."""
    lines = sorted(_line(*item) for item in learned.pruned(MOST_PHRASES).counts.items())
    return "\n".join((HEAD, *lines, "")) if lines else ""


def _line(key: Key, count: Count) -> str:
    entry: dict[str, object] = {"month": key.month, "by": key.by}
    if key.kind:
        entry["kind"] = key.kind
    if key.sure >= 0:
        entry["sure"] = key.sure / 10
    if key.phrase:
        entry["phrase"] = key.phrase
    return json.dumps({**entry, **count._asdict()}, ensure_ascii=False)


def _key(entry: Mapping[str, object]) -> Key | None:
    texts = [entry.get(name, "") for name in ("month", "by", "kind", "phrase")]
    sure = entry.get("sure", -0.1)
    if not all(isinstance(text, str) and len(text) < 200 for text in texts):
        return None
    month, by, kind, phrase = map(str, texts)
    if not isinstance(sure, int | float) or not -0.1 <= sure < 1:
        return None
    if not _MONTH.fullmatch(month) or bool(kind) == bool(phrase):
        return None
    return Key(month, by, kind, round(sure * 10), phrase)


def _count(entry: Mapping[str, object]) -> Count | None:
    numbers = [entry.get(name, 0) for name in Count._fields]
    if not all(type(number) is int and 0 <= number <= MOST for number in numbers):
        return None
    return Count(*(number for number in numbers if isinstance(number, int)))


def _age(month: str, today: date) -> int:
    """In months; what comes from the future is as if from today."""
    return max(0, (today.year - int(month[:4])) * 12 + today.month - int(month[5:]))
