"""Word lists that are read as text."""

from __future__ import annotations


def bag(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())
