"""The passages of one open script: recorded, followed through edits, ready to be written down.

What happens at a keystroke is to put down the change. Spans are moved when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from screenplay_ls.fountain import Span
from screenplay_ls.services import provenance_file
from screenplay_ls.services.changes import Change, goes_on, pieces
from screenplay_ls.services.passage_finding import find
from screenplay_ls.services.passages import (
    Passage,
    Placed,
    followed,
    trimmed,
    words_after,
    words_before,
)
from screenplay_ls.services.provenance_file import Record

MOST_WAITING = 2000
"""Changes that wait to be followed, at most."""

LEAST_FOUND = 3
"""Characters; a passage that is shorter is not looked for in what is pasted."""


@dataclass(frozen=True)
class Page:
    """The passages at one moment, with the text they stand in; may be read on any thread."""

    placed: tuple[Placed, ...]
    text: str
    known: frozenset[str]
    """Ids that were in the file when it was last seen."""

    def record(self) -> tuple[Passage, ...]:
        """The passages as they are to be written: with their words and surroundings of now."""
        return tuple(self._anchored(*each) for each in self.placed)

    def _anchored(self, passage: Passage, span: Span | None) -> Passage:
        if span is None:
            return passage
        now = replace(
            passage,
            before=words_before(self.text, span.start),
            after=words_after(self.text, span.end),
        )
        if now == passage and passage.line:
            return passage  # A line that has only moved would be a change in every merge.
        return replace(now, line=self.text.count("\n", 0, span.start) + 1)


class Book:
    """Used on one event loop."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: frozenset[str] = frozenset()
        """Ids that were in the file when it was last seen."""
        self._placed: list[Placed] = []
        self._waiting: list[Change] = []
        self._since: list[Change] | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is recorded, and nothing is being looked for."""
        return not self._placed and self._since is None

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The passages and where they stood when `settle` was last called."""
        return tuple(self._placed)

    def changed(self, change: Change, text: str) -> None:
        """The script was changed and is `text` now."""
        old, self.text = self.text, text
        if self.is_empty:
            return
        small = tuple(pieces(old, change)) if change.removed and change.inserted else (change,)
        if self._since is not None:
            self._since += small
        if self._waiting and (both := goes_on(self._waiting[-1], small[0])) is not None:
            self._waiting[-1], small = both, small[1:]
        self._waiting += small
        if len(self._waiting) > MOST_WAITING:
            self.settle()

    def record(self, passage: Passage, span: Span) -> Passage | None:
        """Put down a passage that stands at `span` now; None where that is white space only.

        What goes on with the passage before becomes one with it.
        """
        self.settle()
        inner = trimmed(span, self.text)
        if inner is None or not passage.text.strip():
            return None
        passage = replace(passage, text=passage.text.strip())
        for number, (earlier, where) in enumerate(self._placed):
            if where is not None and self._goes_on(earlier, where, passage, inner):
                whole = Span(where.start, inner.end)
                passage = replace(earlier, text=self.text[slice(*whole)], now="")
                self._placed[number] = Placed(passage, whole)
                return passage
        self._placed.append(self._as_it_stands(Placed(passage, inner)))
        return passage

    def remove(self, ids: Iterable[str] | None = None) -> int:
        """Forget some passages, or all; how many there were."""
        gone = {each.passage.id for each in self._placed} if ids is None else set(ids)
        kept = [each for each in self._placed if each.passage.id not in gone]
        removed = len(self._placed) - len(kept)
        self._placed = kept
        return removed

    def begin_to_find(self) -> str:
        """The text in which recorded passages are to be looked for; changes are put down now."""
        self._since = []
        return self.text

    def found(self, placed: Iterable[Placed]) -> None:
        """Take over passages that were found in the text of `begin_to_find`."""
        self.settle()
        since, self._since = self._since or [], None
        ours = {each.passage.id for each in self._placed}
        for each in placed:
            if each.passage.id not in ours:
                self._placed.append(self._as_it_stands(reduce(_moved, since, each)))

    def page(self) -> Page:
        """The passages as they are now."""
        self.settle()
        return Page(tuple(self._placed), self.text, self.known)

    def written(self, page: Page, record: Record) -> tuple[Passage, ...]:
        """A page has been written, and the file holds this now.

        Passages that somebody else has put there are returned; they are still to be found.
        """
        self.known = frozenset(passage.id for passage in record.passages)
        there = {passage.id: passage for passage in record.passages}
        ours = {each.passage.id for each in self._placed}
        had = {each.passage.id for each in page.placed}
        self._placed = [
            each._replace(passage=_with_anchors(each.passage, there.get(each.passage.id)))
            for each in self._placed
            if each.passage.id in there or each.passage.id not in had
        ]
        return tuple(passage for passage in record.passages if passage.id not in ours | had)

    def settle(self) -> None:
        """Move all spans to where they are now."""
        changes, self._waiting = self._waiting, []
        for change in changes:
            self._placed = [
                each if each.span and each.span.end <= change.start else _moved(each, change)
                for each in self._placed
            ]
        if changes:
            self._placed = [self._as_it_stands(each) for each in self._placed]

    def _as_it_stands(self, placed: Placed) -> Placed:
        passage, span = placed
        inner = trimmed(span, self.text) if span else None
        if inner is None:
            return Placed(passage, None)
        words = self.text[slice(*inner)]
        if words != passage.stands:
            passage = replace(passage, now="" if words == passage.text else words)
        return Placed(passage, inner)

    def _goes_on(self, earlier: Passage, where: Span, passage: Passage, span: Span) -> bool:
        """Whether a passage goes on with an earlier one that nobody has edited."""
        gap = self.text[where.end : span.start] if where.end <= span.start else "."
        same = (earlier.model, earlier.kind, earlier.who) == (
            passage.model,
            passage.kind,
            passage.who,
        )
        return same and not earlier.now and not gap.strip() and gap.count("\n") < 2


def load(file: Path | None, text: str) -> tuple[Record, tuple[Placed, ...]]:
    """The record of a script, and where its passages stand; for a thread.

    Raises:
        RecordError: the file cannot be read.
    """
    record = provenance_file.read(file) if file else Record()
    return record, find(record.passages, text)


def save(file: Path, page: Page) -> Record:
    """Write a page down beside what others have written meanwhile; for a thread.

    Raises:
        RecordError: the file cannot be read or written.
    """
    disk = provenance_file.read(file)
    record = provenance_file.merged(page.record(), page.known, disk)
    if record.passages or disk.passages:
        provenance_file.write(file, record)
    return record


def _moved(placed: Placed, change: Change) -> Placed:
    """A passage after a change; one that was gone may come back with it, as after an undo."""
    passage, span = placed
    if span is not None:
        return Placed(passage, followed(span, change))
    words = passage.stands
    at = change.inserted.find(words) if len(words) >= LEAST_FOUND else -1
    if at < 0:
        return placed
    return Placed(passage, Span(change.start + at, change.start + at + len(words)))


def _with_anchors(ours: Passage, written: Passage | None) -> Passage:
    if written is None:
        return ours
    return replace(ours, before=written.before, after=written.after, line=written.line)
