"""One change of a script that a writer may ask for; nothing here is wrong before it."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.fountain import Document, Element, Span


@dataclass(frozen=True)
class Refactoring:
    """A change, ready to be made."""

    name: str
    """Stable, in camel case: editors bind keys to it."""
    title: str
    """For the menu."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Selection:
    """What the writer has selected, or where the cursor is."""

    document: Document
    span: Span

    @property
    def index(self) -> int | None:
        """The element at the cursor; None where only blank lines are."""
        placed = self.document.element_at(self.span.start)
        if placed is None:
            return None
        content = self.document.span_of(placed.index)
        return placed.index if content.start <= self.span.start <= content.end else None

    @property
    def newline(self) -> str:
        """The line end of this script."""
        return "\r\n" if "\r\n" in self.document.text else "\n"


def words_end(element: Element) -> int:
    """Where in `raw` the words of a line end, before a number, a caret or a note."""
    words = len(element.plain.rstrip())
    return element.raw_offset(words - 1) + 1 if words else element.content.end
