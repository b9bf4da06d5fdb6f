"""What became of a suggestion, told from the edits that follow it.

Editors do not say that a writer has accepted a suggestion, least of all a part of one. But what an
editor inserts comes in one piece, and what a writer types comes character by character; and who
types something else has seen the suggestion and did not want it.

Nothing here reads a clock: whoever calls says when it is, in milliseconds. Each call costs as much
as the change is long.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from screenplay_ls.fountain import Span
from screenplay_ls.services.changes import Change

GLANCE_MS = 250
"""What stood on the screen for a shorter time was not read."""

SLIP = 4
"""So many characters that are not the suggestion's are meant; fewer may be a slip of the finger."""

MOST = 4
"""Suggestions of one script whose fate is still open; the oldest is decided first."""


class Outcome(str, Enum):
    """What a writer did with a suggestion."""

    WHOLE = "whole"
    """Accepted as it was."""
    PART = "part"
    """Accepted in part: some words of its beginning."""
    TYPED = "typed"
    """Typed, at least its first word: it was right, but saved nothing."""
    REJECTED = "rejected"
    """Read, and not wanted."""
    UNSEEN = "unseen"
    """Gone before it can have been read."""


@dataclass(frozen=True)
class Suggestion:
    """What was shown, and where."""

    offset: int
    """In code points of the version it was shown in."""
    texts: tuple[str, ...]
    """The first is seen; the others are those that an editor lets its writer leaf through."""
    kind: str = ""
    """What it would be part of: `dialogue`, `action`, ..."""
    sure: float | None = None
    """How probable the model held its first word; None where nobody knows."""
    model: str = ""
    """Who suggested it; empty for what the script itself knows."""
    asked: bool = False
    """The writer has asked for it."""
    before: str = ""
    """What stands before it, as far as needed to know the place again."""


class Accepted(NamedTuple):
    """Words of a suggestion that an editor has put into the script."""

    suggestion: Suggestion
    span: Span
    """Where they stand now."""


@dataclass(frozen=True)
class Verdict:
    """What became of a suggestion."""

    suggestion: Suggestion
    outcome: Outcome
    text: str
    """Which of its texts."""
    taken: int = 0
    """Characters of it that the editor inserted."""
    contradicted: bool = False
    """The writer has typed something else in its place, or has taken it back."""


class Seen(NamedTuple):
    """What a change tells."""

    accepted: tuple[Accepted, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


class Watch:
    """Follows what was suggested in one script."""

    def __init__(self) -> None:
        self._open: list[_Fate] = []

    def shown(self, suggestion: Suggestion, now_ms: float) -> tuple[Verdict, ...]:
        """An editor was given a suggestion. What this decides about those before is returned.

        What is left of a suggestion that is being typed, given once more, is the same suggestion.
        """
        if any(fate.goes_on_with(suggestion) for fate in self._open):
            return ()
        # A typing slip, or an acceptance, may still be taken back.
        decided = [fate for fate in self._open if not (fate.wrong or fate.is_complete)]
        self._open = [fate for fate in self._open if fate.wrong or fate.is_complete]
        if any(suggestion.texts):
            self._open.append(_Fate(suggestion, now_ms))
        while len(self._open) > MOST:
            decided.append(self._open.pop(0))
        return tuple(fate.verdict(now_ms) for fate in decided)

    def changed(self, change: Change, now_ms: float) -> Seen:
        """The script was changed."""
        accepted: list[Accepted] = []
        decided: list[_Fate] = []
        for fate in self._open:
            if (span := fate.follow(change, now_ms)) is not None:
                accepted.append(Accepted(fate.suggestion, span))
            if fate.is_decided:
                decided.append(fate)
        self._open = [fate for fate in self._open if not fate.is_decided]
        return Seen(tuple(accepted), tuple(fate.verdict(now_ms) for fate in decided))

    def closed(self, now_ms: float) -> tuple[Verdict, ...]:
        """The script was closed."""
        decided, self._open = self._open, []
        return tuple(fate.verdict(now_ms) for fate in decided)


class _Fate:
    """One suggestion, on its way to a verdict."""

    def __init__(self, suggestion: Suggestion, now_ms: float) -> None:
        self.suggestion = suggestion
        self.texts = [text for text in suggestion.texts if text]
        """Those that what stands in the script is the beginning of."""
        self.is_decided = False
        self.wrong = 0
        """Characters behind it that are not the suggestion's."""
        self._steps: list[tuple[int, int, bool]] = []
        """What was put into the script: its length there, in the suggestion, and whether the
        editor did it."""
        self._since = now_ms
        self._until: float | None = None
        self._contradicted = False

    @property
    def is_complete(self) -> bool:
        """All of it stands in the script."""
        return self._done == len(self.texts[0])

    @property
    def _done(self) -> int:
        return sum(length for _, length, _ in self._steps)

    @property
    def _caret(self) -> int:
        return self.suggestion.offset + sum(length for length, _, _ in self._steps)

    def goes_on_with(self, suggestion: Suggestion) -> bool:
        """Whether the other one is what is left of this one."""
        rest = [text[self._done :] for text in self.texts]
        here = suggestion.offset == self._caret and not self.wrong
        return here and bool(set(rest) & set(suggestion.texts))

    def follow(self, change: Change, now_ms: float) -> Span | None:
        """Hear of a change; the span of what the editor has inserted, if it did."""
        if self.wrong:
            self._go_wrong(change)
            return None
        if change.removed_until(self._caret) and change.removed <= self._caret - self._begin:
            self._take_back(change.removed, now_ms)
            return None
        inserted = change.inserted_at(self._caret)
        if inserted is None or self.is_complete:
            self._end(now_ms, contradicted=False)
            return None
        return self._insert(inserted, now_ms)

    def verdict(self, now_ms: float) -> Verdict:
        """What became of it."""
        text = self.texts[0]
        taken = sum(length for _, length, by_editor in self._steps if by_editor)
        if taken:
            outcome = Outcome.WHOLE if taken == len(text) else Outcome.PART
        elif _holds_a_word(text, self._done):
            outcome = Outcome.TYPED
        else:
            seen_ms = (now_ms if self._until is None else self._until) - self._since
            outcome = Outcome.UNSEEN if seen_ms < GLANCE_MS else Outcome.REJECTED
        contradicted = self._contradicted or self.wrong > 0
        return Verdict(self.suggestion, outcome, text, taken, contradicted)

    @property
    def _begin(self) -> int:
        return self.suggestion.offset

    def _insert(self, inserted: str, now_ms: float) -> Span | None:
        done, words = self._done, inserted.replace("\r\n", "\n")
        fitting = [text for text in self.texts if text.startswith(words, done)]
        if not fitting:
            self.wrong = len(inserted)
            self._until = now_ms
            self._weigh(inserted)
            return None
        start = self._caret
        until = done + len(words)
        complete = [text for text in fitting if len(text) == until]
        self.texts = complete or fitting
        by_editor = len(words) > 1 and any(_is_word_end(text, until) for text in self.texts)
        self._steps.append((len(inserted), len(words), by_editor))
        return Span(start, start + len(inserted)) if by_editor else None

    def _go_wrong(self, change: Change) -> None:
        """The writer goes on with something else, or removes it again."""
        end = self._caret + self.wrong
        if (inserted := change.inserted_at(end)) is not None:
            self.wrong += len(inserted)
            self._weigh(inserted)
        elif change.removed_until(end) and change.removed <= self.wrong:
            self.wrong -= change.removed
            if not self.wrong:
                self._until = None
        else:
            self._contradicted = self.is_decided = True

    def _weigh(self, inserted: str) -> None:
        """Decide once something else is written in earnest."""
        if self.wrong >= SLIP or any(map(str.isspace, inserted)):
            self._contradicted = self.is_decided = True

    def _take_back(self, removed: int, now_ms: float) -> None:
        """The writer removes the end of what was put there, or all of it."""
        by_editor = any(step[2] for step in self._steps)
        while removed and self._steps:
            length, own, how = self._steps.pop()
            if length > removed:
                self._steps.append((length - removed, own - min(own, removed), how))
            removed -= min(removed, length)
        if by_editor and not self._steps:
            self._end(now_ms, contradicted=True)

    def _end(self, now_ms: float, *, contradicted: bool) -> None:
        if self._until is None:
            self._until = now_ms
        self._contradicted = contradicted
        self.is_decided = True


def _is_word_end(text: str, offset: int) -> bool:
    """Whether a word, or what stands between two, ends there."""
    return offset == len(text) or not (text[offset - 1].isalnum() and text[offset].isalnum())


def _holds_a_word(text: str, offset: int) -> bool:
    """Whether a whole word stands before a place of a text."""
    for end in range(1, offset + 1):
        if text[end - 1].isalnum() and (end == len(text) or not text[end].isalnum()):
            return True
    return False
