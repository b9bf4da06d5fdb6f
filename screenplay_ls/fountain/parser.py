"""Reading a text, whole or after an edit."""

from __future__ import annotations

from screenplay_ls.fountain.document import Document
from screenplay_ls.fountain.scan import scan


def parse(text: str) -> Document:
    """Reads a screenplay. Never fails: whatever is nothing else is action."""
    return Document(text, tuple(scan(text)))


def reparse(old: Document, text: str) -> Document:
    """The same as `parse(text)`; elements an edit left alone are those of `old`."""
    return parse(text)
