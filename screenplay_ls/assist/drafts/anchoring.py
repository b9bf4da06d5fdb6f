"""Where the passages of a draft belong when the script has changed since it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from screenplay_ls.assist.drafts.draft import Passage
from screenplay_ls.fountain import Span
from screenplay_ls.fountain.common import common_prefix, common_suffix

CONTEXT = 60
"""Characters on each side by which the place of an insertion is found again."""


class Moved(Exception):
    """A passage's place is not there any more; the message tells the writer."""


def anchored(old: str, new: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages with their places in the new text, in its order.

    A place is found again where what it replaces (or stands between) is unchanged and stands there
    once.

    Raises:
        Moved: a place was changed, or two passages overlap.
    """
    placed = [replace(each, span=_place(old, new, each)) for each in passages]
    placed.sort(key=lambda passage: passage.span)
    for one, other in pairwise(placed):
        if one.span.end > other.span.start:
            raise Moved("Two passages of the draft change the same words. Apply them one by one.")
    return placed


def applied(text: str, passages: Sequence[Passage]) -> str:
    """The text with the passages in it; those at one place stand in their order."""
    for passage in sorted(passages, key=lambda passage: passage.span)[::-1]:
        text = text[: passage.span.start] + passage.text + text[passage.span.end :]
    return text


def _place(old: str, new: str, passage: Passage) -> Span:
    start, end = passage.span
    if old == new:
        return passage.span
    head = common_prefix(old, new)
    tail = common_suffix(old, new, min(len(old), len(new)) - head)
    if end <= head and (end < head or start < end or new[head:][:1] in "\r\n"):
        return passage.span
    if start >= len(old) - tail:
        moved = len(new) - len(old)
        return Span(start + moved, end + moved)
    before, what, after = old[max(0, start - CONTEXT) : start], old[start:end], old[end:][:CONTEXT]
    for left, right in ((before, after), (before, ""), ("", after), ("", "")):
        around = left + what + right
        if around.strip() and (what or left.strip() or right.strip()) and new.count(around) == 1:
            found = new.index(around) + len(left)
            return Span(found, found + len(what))
    raise Moved(
        f"The script has changed where the draft belongs ({passage.label or 'one passage'}), so "
        "nothing was changed. Draft again, or copy what you like from the draft."
    )
