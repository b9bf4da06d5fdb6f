"""Scripts in tests carry their cursor: `|` in the text."""

from __future__ import annotations

CURSOR = "|"


def cursor(marked: str) -> tuple[str, int]:
    """The text without the cursor, and the cursor's place in code points."""
    offset = marked.index(CURSOR)
    return marked[:offset] + marked[offset + len(CURSOR) :], offset
