"""A merge from beginning to end: names, order, title page, contradictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screenplay_ls.analysis.merging.arrange import arranged, seams_between
from screenplay_ls.analysis.merging.facts import contradictions, title_conflicts
from screenplay_ls.analysis.merging.names import everybody, reconciled
from screenplay_ls.analysis.merging.part import Conflict, Merged, Part, Quote, Seam
from screenplay_ls.analysis.merging.pieces import Piece
from screenplay_ls.fountain import Span, parse

AUTHORS = ("author", "authors")
OWN = frozenset({*AUTHORS, "draft date", "contact", "revision", "copyright", "notes"})
"""What each writer's title page says of that writer: no contradiction."""


def merge(parts: Sequence[Part]) -> Merged:
    """One draft out of the parts of several writers; the first leads where nothing else decides.

    What can be decided is (`Conflict.settled`); the rest is listed for the writers. Nothing that
    was written is left out.
    """
    parts, conflicts = reconciled(parts)
    titles = [(part.who, _title_page(part)) for part in parts]
    pieces, more = arranged(parts)
    text, wrote = _written(_joined_title(titles), pieces)
    ends = [span.end for span, _ in wrote]
    first = len(wrote) - len(pieces)
    seams = [
        Seam(ends[first + index], pieces[index].who, _next_who(pieces, index))
        for index in seams_between(pieces)
    ]
    document = parse(text)
    found = contradictions(document, wrote, everybody(parts))
    own = [(who, {k: v for k, v in page.items() if k not in OWN}) for who, page in titles]
    return Merged(
        text,
        tuple(wrote),
        (*title_conflicts(own), *conflicts, *(_placed(each, text) for each in more), *found),
        tuple(seams),
    )


def _title_page(part: Part) -> Mapping[str, tuple[str, str]]:
    """The entries by their keys in small letters: the key as written, and the value."""
    entries = part.document.title_page
    return {entry.key.strip().lower(): (entry.key.strip(), entry.value) for entry in entries}


def _joined_title(titles: Sequence[tuple[str, Mapping[str, tuple[str, str]]]]) -> str:
    """One title page: the first of each entry, all authors."""
    joined: dict[str, tuple[str, list[str]]] = {}
    for _, entries in titles:
        for key, (name, value) in entries.items():
            place = "authors" if key in AUTHORS else key
            values = joined.setdefault(place, (name, []))[1]
            if not values or (place == "authors" and value not in values):
                values.append(value)
    lines: list[str] = []
    for key, (name, values) in joined.items():
        names = [line.strip() for value in values for line in value.split("\n")]
        if key == "authors" and len(names) > 1:
            lines += ["Authors:", *(f"    {each}" for each in names if each)]
        elif len(names) > 1:
            lines += [f"{name}:", *(f"    {each}" for each in names if each)]
        else:
            lines.append(f"{name}: {names[0] if names else ''}".rstrip())
    return "\n".join(lines)


def _written(title: str, pieces: Sequence[Piece]) -> tuple[str, list[tuple[Span, str]]]:
    """The script, and who wrote which stretch of it."""
    text = f"{title}\n" if title else ""
    wrote: list[tuple[Span, str]] = []
    for piece in pieces:
        text += "\n" if text else ""
        wrote.append((Span(len(text), len(text) + len(piece.text)), piece.who))
        text += f"{piece.text}\n"
    return text, wrote


def _next_who(pieces: Sequence[Piece], index: int) -> str:
    return next(
        piece.who for piece in pieces[index + 1 :] if piece.body and piece.who != pieces[index].who
    )


def _placed(conflict: Conflict, text: str) -> Conflict:
    """With the places of what is quoted, where that stands in the script as it was quoted."""
    quotes = tuple(_found(quote, text) for quote in conflict.quotes)
    return Conflict(conflict.about, conflict.message, quotes, conflict.settled)


def _found(quote: Quote, text: str) -> Quote:
    at = text.find(quote.text)
    if quote.span is not None or at < 0:
        return quote
    return Quote(quote.who, quote.text, Span(at, at + len(quote.text)))
