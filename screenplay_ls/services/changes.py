"""What was changed between two versions of a text, as small pieces that spans can follow.

Editors send whole texts, so that the change has to be found again. Where a character is typed
beside an equal one, nobody can tell which of the two is new; `slack` says how far to the left the
change may have been made as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from screenplay_ls.fountain import Span
from screenplay_ls.fountain.common import common_prefix, common_suffix

MOST_SLACK = 300
"""Characters; a change that may have been made even further left is nobody's habit."""

MOST_PAIRS = 25_000_000
"""Pairs of lines that are compared, at most, to tell changes at several places apart."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Change(NamedTuple):
    """One piece: `removed` code points at `start` gave way to `inserted`."""

    start: int
    removed: int
    inserted: str
    slack: int = 0
    """Of a mere insertion or removal: it may as well have begun so many code points before."""

    @property
    def growth(self) -> int:
        """How much longer the text has become; what stands behind the change moves by that."""
        return len(self.inserted) - self.removed

    def inserted_at(self, offset: int) -> str | None:
        """What was inserted, if it was inserted at `offset`; None where it was not."""
        back = self.start - offset
        if self.removed or not self.inserted or not 0 <= back <= self.slack:
            return None
        turn = back % len(self.inserted)
        return self.inserted[-turn:] + self.inserted[:-turn] if turn else self.inserted

    def removed_until(self, offset: int) -> bool:
        """Whether something was removed right before `offset`, and nothing else was done."""
        back = self.start + self.removed - offset
        return bool(self.removed) and not self.inserted and 0 <= back <= self.slack


def change_between(old: str, new: str, start: int | None = None) -> Change | None:
    """The one piece that holds everything that was changed; None where nothing was.

    `start` is how many code points the texts have in common at their beginning, if that is known.
    """
    if start is None:
        start = common_prefix(old, new)
    least = min(len(old), len(new))
    if start == len(old) == len(new):
        return None
    behind = common_suffix(old, new, least - start)
    removed, inserted = len(old) - behind - start, new[start : len(new) - behind]
    change = Change(start, removed, inserted)
    if not removed:
        return change._replace(slack=_slack(new, start, len(inserted)))
    return change if inserted else change._replace(slack=_slack(old, start, removed))


def pieces(old: str, change: Change) -> Iterator[Change]:
    """A change of several lines as changes of single places, the last one first.

    That order lets each be applied without a thought for the others.
    """
    gone = _LINE.findall(old[change.start : change.start + change.removed])
    come = _LINE.findall(change.inserted)
    if min(len(gone), len(come)) < 2 or len(gone) * len(come) > MOST_PAIRS:
        yield change
        return
    from rapidfuzz.distance import Levenshtein

    at_old, at_new = _ends(gone), _ends(come)
    for code in reversed(Levenshtein.opcodes(gone, come)):
        if code.tag == "equal":
            continue
        for first, last, other, end in _pairs(
            code.src_start, code.src_end, code.dest_start, code.dest_end
        ):
            place = change.start + at_old[first]
            replaced = old[place : change.start + at_old[last]]
            found = change_between(replaced, change.inserted[at_new[other] : at_new[end]])
            if found is not None:
                yield found._replace(start=place + found.start)


def _pairs(first: int, last: int, other: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Lines and those that replace them, the last first: one by one, where there are as many."""
    if last - first != end - other:
        yield first, last, other, end
        return
    for number in reversed(range(last - first)):
        yield first + number, first + number + 1, other + number, other + number + 1


def changed_spans(old: str, change: Change) -> list[Span]:
    """What has come into the new text, place by place, in the new text's offsets."""
    spans: list[Span] = []
    grown = 0
    for piece in reversed(tuple(pieces(old, change))):
        start = piece.start + grown
        spans.append(Span(start, start + len(piece.inserted)))
        grown += piece.growth
    return spans


def goes_on(first: Change, then: Change) -> Change | None:
    """Both as one, where the second goes on with what the first has inserted, as in typing."""
    follows = then.start == first.start + len(first.inserted) and not then.removed
    if not follows or first.slack or then.slack:
        return None
    return first._replace(inserted=first.inserted + then.inserted)


def apply(text: str, change: Change) -> str:
    """The text after a change."""
    return text[: change.start] + change.inserted + text[change.start + change.removed :]


def _ends(lines: list[str]) -> list[int]:
    """Where each line begins, and where the last one ends."""
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line))
    return ends


def _slack(text: str, start: int, length: int) -> int:
    """How far left a piece of the text may be moved and still leave the same text around it."""
    most = min(start, MOST_SLACK)
    slack = 0
    while slack < most and text[start - slack - 1] == text[start - slack - 1 + length]:
        slack += 1
    return slack
