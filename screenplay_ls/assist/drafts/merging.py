"""Parts of several writers as one draft. The model is asked for bridges only, and only if wished.

Everything else is decided by looking: see `screenplay_ls.analysis.merging`.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from screenplay_ls.analysis.merging import Conflict, Merged, Part, merge
from screenplay_ls.assist.drafts import bridge
from screenplay_ls.assist.drafts.draft import (
    Answer,
    Ask,
    Draft,
    Kind,
    NothingToDraft,
    Passage,
    Source,
    Steps,
    wish,
)
from screenplay_ls.fountain import Document, Span, parse

Bridging: TypeAlias = Generator[Ask, Answer, Merged]
"""Asks for bridges, and puts them in."""


@dataclass(frozen=True)
class Wishes:
    """What a writer may wish of a merge."""

    who: tuple[str, ...] = wish((), "Who wrote each part, in their order; else the title pages.")
    bridges: bool = wish(False, "Lead from one writer's scene to another's with a line of action.")


def steps(source: Source, wishes: Wishes, take: int) -> Steps:
    """The merged script; what was decided and what must be are its notes."""
    if not source.others:
        raise NothingToDraft("A merge takes two scripts or more: give the others, too.")
    parts = parts_of((source.document, *source.others), wishes.who)
    merged = merge(parts)
    if wishes.bridges:
        merged = yield from with_bridges(merged, take)
    writers = ", ".join(part.who for part in parts)
    whole = Span(0, len(source.document.text))
    passage = Passage(whole, merged.text, f"What {writers} have written.", "The merged script")
    return Draft(f"One draft: {writers}", merged.text, (passage,), notes_of(merged.conflicts))


def parts_of(documents: Sequence[Document], who: Sequence[str] = ()) -> list[Part]:
    """The parts with their writers: as named, else as the title page says, else by number."""
    parts: list[Part] = []
    for number, document in enumerate(documents):
        named = who[number] if number < len(who) else ""
        name = named or document.title("Author") or document.title("Authors") or ""
        name = " ".join(name.split()) or f"Writer {number + 1}"
        taken = {part.who for part in parts}
        parts.append(Part(f"{name} ({number + 1})" if name in taken else name, document))
    return parts


def with_bridges(merged: Merged, take: int = 0) -> Bridging:
    """A line of action at each seam; where the model finds none, the seam stays as it is."""
    for seam in reversed(merged.seams):
        source = Source(parse(merged.text), Span(seam.offset, seam.offset))
        try:
            draft = yield from bridge.steps(source, bridge.Wishes(), take)
        except NothingToDraft:
            continue
        passage = draft.passages[0]
        merged = merged.with_bridge(passage.span.start, passage.text)
    return merged


def notes_of(conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """What was decided, and what the writers must decide, a line each."""
    lines: list[str] = []
    for conflict in sorted(conflicts, key=lambda conflict: conflict.settled):
        said = "; ".join(f"{quote.who}: “{quote.text}”" for quote in conflict.quotes)
        head = "Decided" if conflict.settled else "To decide"
        lines.append(f"{head}: {conflict.message}" + (f" ({said})" if said else ""))
    return tuple(lines)


KIND = Kind("merge", "Merge the parts of several writers", Wishes, steps, lambda source: False)
