"""One thing to type, and the text that it would replace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from screenplay_ls.fountain import Span


class Sort(Enum):
    """What a candidate is; an editor shows an icon for it."""

    CHARACTER = "character"
    EXTENSION = "extension"
    PREFIX = "prefix"
    PLACE = "place"
    TIME = "time of day"
    TRANSITION = "transition"
    SECTION = "section"
    TITLE_KEY = "title page key"
    TITLE_VALUE = "title page value"


@dataclass(frozen=True)
class Candidate:
    """One thing to type."""

    label: str
    sort: Sort
    insert: str = ""
    """What is written, where it is more than the label."""
    detail: str = ""
    """A few words beside the label."""
    documentation: str = ""
    """A sentence or two, without markup."""
    more: bool = False
    """Whether something else is to be completed right behind it (a place after `INT.`)."""

    @property
    def text(self) -> str:
        """What is written."""
        return self.insert or self.label


@dataclass(frozen=True)
class Candidates:
    """What fits at one place, the likeliest first."""

    replaced: Span
    """The text that a candidate replaces: what was typed of it so far."""
    items: tuple[Candidate, ...]
