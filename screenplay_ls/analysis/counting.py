"""Numbers with what they count."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """`1 line`, `2 lines`, `3 speeches`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun}es" if noun.endswith("ch") else f"{count} {noun}s"
