"""The title page: `key: value` lines at the very top."""

from __future__ import annotations

import re
from typing import NamedTuple

from screenplay_ls.fountain.heading import is_heading

_KEY = re.compile(r" {0,2}([^\s:][^:\n]*):(?!//)")
_INDENTED = re.compile(r"\t| {3}")
_KNOWN = re.compile(
    r"title|subtitle|credits?|authors?|source|notes?|contact|copyright|date|draft(?: date)?"
    r"|revision|version|episode|series|season|language|font|watermark|header|footer|format"
    r"|tl|tc|tr|cc|bl|br",
    re.IGNORECASE,
)
_LIKE_A_KEY = re.compile(r"[^\W_][\w'’.-]*(?: [\w'’.-]+){0,2}")
_PROSE = re.compile(r"[.!?…][\"'”’)]*\Z")


class TitleEntry(NamedTuple):
    """One entry of the title page."""

    key: str
    """As written."""
    value: str
    """Its lines, without indentation, joined by `\\n`; emphasis marks stay."""


def is_title_page(text: str) -> bool:
    """Whether the first lines of a script, up to a blank one, are a title page.

    A key that writers use makes one. Any other key does if all lines have the form of entries,
    and it reads neither as prose (`He said: nothing.`) nor as a transition (`FADE IN:`).
    """
    lines = _lines(text)
    first = _KEY.match(lines[0])
    if first is None:
        return False
    key = first[1].strip()
    if _KNOWN.fullmatch(key):
        return True
    if not _LIKE_A_KEY.fullmatch(key) or key.isupper() or is_heading(key):
        return False
    if any(not _KEY.match(line) and not _INDENTED.match(line) for line in lines):
        return False
    value = lines[0][first.end() :].strip()
    return len(lines) > 1 or (value != "" and not _PROSE.search(value))


def read_title_page(text: str) -> tuple[TitleEntry, ...]:
    """The entries of a title page, in order, repeated keys kept."""
    entries: list[tuple[str, list[str]]] = []
    for line in _lines(text):
        match = None if entries and _INDENTED.match(line) else _KEY.match(line)
        if match:
            entries.append((match[1].strip(), [line[match.end() :].strip()]))
        elif entries:
            entries[-1][1].append(line.strip())
    return tuple(
        TitleEntry(key, "\n".join(line for line in lines if line)) for key, lines in entries
    )


def _lines(text: str) -> list[str]:
    """The lines without the indentation of the first, where a whole page is indented."""
    indentation = text[: len(text) - len(text.lstrip())]
    return [line.removeprefix(indentation) for line in text.split("\n")]
