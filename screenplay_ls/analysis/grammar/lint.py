"""A remark about one passage, in places of that passage: what the checker and our own rules say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """A way to mend a lint: put `text` in place of it, or after it."""

    text: str
    after: bool = False
    """True: `text` is inserted after the lint, which stays."""


class Lint(NamedTuple):
    """One remark. Places are code points of the passage, half open."""

    rule: str
    start: int
    end: int
    message: str
    changes: tuple[Change, ...] = ()


def both(first: Iterable[Lint], second: Iterable[Lint]) -> tuple[Lint, ...]:
    """The lints of `first` that `second` has too: same rule, same place."""
    places = {(lint.rule, lint.start, lint.end) for lint in second}
    return tuple(lint for lint in first if (lint.rule, lint.start, lint.end) in places)
