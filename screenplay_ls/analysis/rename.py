"""Renames a character or a place wherever the script names it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from screenplay_ls.analysis.characters import Role, cast, cast_of, key_of
from screenplay_ls.analysis.locations import PlaceKey
from screenplay_ls.analysis.mentions import Doubt, Form, Occurrence
from screenplay_ls.analysis.occurrences import occurrences
from screenplay_ls.fountain import Document, Kind, Span, parse


class RenameRefused(Exception):
    """The new name cannot be had; the message tells the writer why."""


class Renaming(NamedTuple):
    """One of the edits that make up a rename."""

    span: Span
    text: str
    doubt: Doubt | None = None
    """Why the writer should look at it first; most have none."""


def rename(document: Document, key: str | PlaceKey, wanted: str) -> list[Renaming]:
    """The edits that give a character or a place a new name, in the order of the script.

    Each keeps the manner of what it replaces: capitals stay capitals, extensions and possessives
    stay where they are. Raises `RenameRefused`.
    """
    name = " ".join(wanted.split())
    if isinstance(key, PlaceKey):
        _check_place(name)
    else:
        name = name.removeprefix("@").strip()
        _check_character(document, key, name)
    edits: list[Renaming] = []
    for occurrence in occurrences(document, key):
        if occurrence.form is Form.CUE and occurrence.doubt is None:
            edits.append(_on_cue(document, occurrence, name))
        else:
            edits.append(_in_text(document, occurrence, name))
    return [edit for edit in edits if document.text[edit.span.start : edit.span.end] != edit.text]


def _check_character(document: Document, key: str, name: str) -> None:
    if not any(character.isalpha() for character in name):
        raise RenameRefused("A character needs a name with at least one letter.")
    for mark in ("(", ")", "^", "[[", "/*"):
        if mark in name:
            raise RenameRefused(
                f"A name cannot hold “{mark}”. "
                "Extensions such as (V.O.) stay on their cues as they are; give the name alone."
            )
    other = cast(document).get(key_of(name))
    if other is None or other.key == key:
        return
    for scene in document.scenes:
        here = {role.key for role in cast_of(document, scene)}
        if {key, other.key} <= here:
            raise RenameRefused(
                f"{_shown(other)} already speaks in this script, and in “{scene.heading.plain}” "
                "with this very character: the two would become one. Choose another name."
            )


def _check_place(name: str) -> None:
    if not any(character.isalnum() for character in name):
        raise RenameRefused("A place needs a name with at least one letter.")
    if re.search(r"\s[-–—]|[-–—]\s", name):
        raise RenameRefused(
            "A place cannot hold a dash with a space: "
            "in a heading that begins a part of the place, or the time of day."
        )
    for mark in ("#", "[[", "/*"):
        if mark in name:
            raise RenameRefused(f"A place cannot hold “{mark}”.")


def _shown(role: Role) -> str:
    count = len(role.speeches)
    return f"{role.name} ({count} {'speech' if count == 1 else 'speeches'})"


def _on_cue(document: Document, occurrence: Occurrence, name: str) -> Renaming:
    """A name on a cue: in capitals, unless the writer has forced it to be otherwise."""
    old = document.text[occurrence.span.start : occurrence.span.end]
    cue = document.elements[occurrence.index]
    forced = cue.raw.startswith("@", cue.content.start)
    written = name if forced and not old.isupper() else name.upper()
    if not forced and not _is_cue(written):
        written = f"@{name}"
    return Renaming(occurrence.span, written)


@lru_cache(maxsize=64)
def _is_cue(written: str) -> bool:
    """Whether a name makes a line a cue without `@`."""
    return parse(f"{written}\nX\n").elements[0].kind is Kind.CHARACTER


def _in_text(document: Document, occurrence: Occurrence, name: str) -> Renaming:
    """A name in a line of text or a heading."""
    text, span = document.text, occurrence.span
    capitals = text[span.start : span.end].isupper()
    written = name.upper() if capitals else as_in_prose(name)
    if _owns_by_apostrophe(text, span) and not written.lower().endswith("s"):
        # What makes `James' hat` into `Bob's hat`.
        apostrophe = text[span.end]
        written += apostrophe + ("S" if capitals else "s")
        span = Span(span.start, span.end + 1)
    return Renaming(span, written, occurrence.doubt)


_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:['’]s\b)?")


@lru_cache(maxsize=64)
def as_in_prose(name: str) -> str:
    """A name as a sentence has it: `YOUNG ANNA` and `young anna` become `Young Anna`.

    A name that mixes small letters and capitals (`McClane`) is meant as it is.
    """
    if not (name.isupper() or name.islower()):
        return name
    return _WORD.sub(lambda word: word[0].capitalize(), name.lower())


def _owns_by_apostrophe(text: str, span: Span) -> bool:
    """Whether a name in -s is in the possessive without another s: `James' hat`."""
    behind = text[span.end : span.end + 2]
    if behind[:1] not in ("'", "’"):
        return False
    quoted = text[max(span.start - 1, 0) : span.start] in ("'", "‘", "’")
    return not behind[1:].isalnum() and not quoted and text[span.end - 1] in "sS"
