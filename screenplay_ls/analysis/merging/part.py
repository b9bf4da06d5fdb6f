"""What each writer brings to a merge, and what a merge yields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from screenplay_ls.fountain import Document, Span

QUOTED = 80
"""Characters of a text that are quoted."""


@dataclass(frozen=True)
class Part:
    """What one writer has written."""

    who: str
    """The writer's name, or whatever tells the parts apart."""
    document: Document


@dataclass(frozen=True)
class Quote:
    """What one writer has written about something."""

    who: str
    text: str
    span: Span | None = None
    """Where it stands in the merged script; None where it is not in it."""

    @classmethod
    def of(cls, who: str, text: str, span: Span | None = None) -> Quote:
        """With the beginning of a longer text."""
        return cls(who, text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…", span)


@dataclass(frozen=True)
class Conflict:
    """Something that the writers do not agree in."""

    about: Literal["title", "name", "place", "time", "age", "scene", "order", "story"]
    message: str
    """A sentence for the writers."""
    quotes: tuple[Quote, ...] = ()
    settled: bool = False
    """The merge has decided it, as the message says; otherwise somebody must."""


@dataclass(frozen=True)
class Seam:
    """Where a scene of one writer meets one of another: a bridge may be wanted."""

    offset: int
    """The end of the first scene, in the merged script."""
    before: str
    """Who wrote the scene above."""
    after: str
    """And who the one below."""


@dataclass(frozen=True)
class Merged:
    """One draft out of many."""

    text: str
    wrote: tuple[tuple[Span, str], ...]
    """Who wrote what, in the order of the script; blank lines between pieces are nobody's."""
    conflicts: tuple[Conflict, ...]
    seams: tuple[Seam, ...] = ()
    """Where a bridge may be wanted, in the order of the script."""
    bridges: tuple[Span, ...] = ()
    """What was written since by a model, to lead from one writer's scene to another's."""

    def with_bridge(self, offset: int, text: str) -> Merged:
        """With something put in at a seam, blank lines around it included."""
        grown = len(text)

        def moved(span: Span) -> Span:
            return span if span.end <= offset else Span(span.start + grown, span.end + grown)

        start = offset + grown - len(text.lstrip("\n"))
        quotes = [
            tuple(replace(q, span=q.span and moved(q.span)) for q in conflict.quotes)
            for conflict in self.conflicts
        ]
        return Merged(
            text=self.text[:offset] + text + self.text[offset:],
            wrote=tuple((moved(span), who) for span, who in self.wrote),
            conflicts=tuple(
                replace(conflict, quotes=each)
                for conflict, each in zip(self.conflicts, quotes, strict=True)
            ),
            seams=tuple(
                replace(seam, offset=seam.offset + grown * (seam.offset > offset))
                for seam in self.seams
            ),
            bridges=(
                *map(moved, self.bridges),
                Span(start, offset + len(text.rstrip("\n"))),
            ),
        )
