"""Scene numbers, for the two rules about them."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import product

from screenplay_ls.analysis.rules.script import Script, words
from screenplay_ls.fountain import Placed, SceneHeading, Span

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_NUMBER = re.compile(r"[ \t]*#[^#\s]+#")


def headings(script: Script) -> list[tuple[Placed, SceneHeading]]:
    """All scene headings, with their places."""
    return [(p, p.element) for p in script.placed if isinstance(p.element, SceneHeading)]


def number_span(script: Script, placed: Placed) -> Span:
    """Where a heading's number stands, signs included; empty behind its words if it has none."""
    end = words(placed, 0, len(placed.element.plain.rstrip())).end
    match = _NUMBER.match(script.document.text, end)
    return Span(match.start(), match.end()) if match else Span(end, end)


def between(number: str, taken: Container[str]) -> str:
    """The first free number behind `number`: 12A behind 12, 12B if that is taken."""
    for size in (1, 2, 3):
        for letters in product(LETTERS, repeat=size):
            candidate = number + "".join(letters)
            if candidate not in taken:
                return candidate
    raise ValueError("more than 18,000 scenes have the same number")
