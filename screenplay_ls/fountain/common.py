"""How much two sequences have in common at their ends: texts, elements, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BLOCK = 4096
"""Slices are compared in C, so blocks first; small enough that none is a copy of everything."""


def common_prefix(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many items at the beginning are equal."""
    most = min(len(one), len(other))
    for start in range(0, most, BLOCK):
        ours, theirs = one[start : start + BLOCK], other[start : start + BLOCK]
        if ours != theirs:
            pairs = zip(ours, theirs, strict=False)
            return next((start + i for i, (a, b) in enumerate(pairs) if a != b), most)
    return most


def common_suffix(one: Sequence[Any], other: Sequence[Any], most: int) -> int:
    """How many items at the end are equal; no more than `most` are looked at."""
    for done in range(0, most, BLOCK):
        size = min(BLOCK, most - done)
        ours = one[len(one) - done - size : len(one) - done]
        theirs = other[len(other) - done - size : len(other) - done]
        if ours != theirs:
            pairs = zip(reversed(ours), reversed(theirs), strict=True)
            return done + next(i for i, (a, b) in enumerate(pairs) if a != b)
    return most
