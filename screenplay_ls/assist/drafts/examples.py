"""What our own examples say, so that no draft repeats it to the writer."""

from __future__ import annotations

from functools import cache

from screenplay_ls.fountain import Kind, parse


@cache
def lines_of_examples(text: str) -> tuple[str, ...]:
    """Speeches and action of a page of examples."""
    kinds = {Kind.DIALOGUE, Kind.ACTION}
    return tuple(each.plain for each in parse(f"\n{text}").elements if each.kind in kinds)
