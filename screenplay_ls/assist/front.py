"""What stands before the page that the model reads: what the story is, and how people speak.

The page holds the last minutes of a script. Whoever speaks on it has spoken before, and a few of
those lines bring the model nearer to their voices than as much more of the page would (measured:
see `docs/performance.md`). What is here depends on where the page begins and on nothing below it,
so that it changes as seldom as that: engines reuse what two requests have in common.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from screenplay_ls.assist.page import Part, as_written, lines_of, tidy
from screenplay_ls.fountain import Character, Document, Element, Kind

PEOPLE = 5
"""Those who spoke most of late."""
LINES = 5
"""The last of each; more bring no more."""
REACH = 600
"""How far back is looked, in elements: about thirty pages."""
LONGEST = 200
"""A longer line shows nothing that its beginning does not (characters)."""
STORY = ("Logline", "Synopsis")
"""Entries of the title page that say what the story is."""
LONGEST_STORY = 600


@dataclass(frozen=True)
class Front:
    """What the model reads before the page."""

    text: str = ""
    """Ends with a blank line, where there is something."""
    names: frozenset[str] = frozenset()
    """Who speaks in it, in capitals."""
    lines: tuple[str, ...] = ()
    """What they say."""


def front(document: Document, page: list[Part]) -> Front:
    """What stands before a page that begins with `page[0]`."""
    story = _story(document)
    begin = page[0].index if page else 0
    voices = _voices(document.elements[max(0, begin - REACH) : begin])
    return Front(story + voices.text, voices.names, voices.lines) if story else voices


def _story(document: Document) -> str:
    told = [document.title(key) or "" for key in STORY]
    text = " ".join(" ".join(tidy(each) for each in told if each).split())[:LONGEST_STORY]
    if not text:
        return ""
    title = " ".join((document.title("Title") or "").split())
    return f"{title}\n\n{text}\n\n" if title else f"{text}\n\n"


@lru_cache(maxsize=16)
def _voices(elements: tuple[Element, ...]) -> Front:
    """The last lines of those who speak most in a stretch of script; the busiest stand last."""
    spoken: dict[str, list[str]] = {}
    speaker = ""
    for element in elements:
        if isinstance(element, Character):
            speaker = " ".join(element.name.upper().split())
        elif element.kind is Kind.DIALOGUE and speaker:
            spoken.setdefault(speaker, []).extend(lines_of(as_written(element)))
        elif element.kind not in {Kind.PARENTHETICAL, Kind.LYRICS, Kind.DIALOGUE}:
            speaker = ""
    busiest = Counter({name: len(lines) for name, lines in spoken.items()}).most_common(PEOPLE)
    last = {name: [line[:LONGEST] for line in spoken[name][-LINES:]] for name, _ in busiest[::-1]}
    text = "".join(f"{name}\n" + "\n".join(lines) + "\n\n" for name, lines in last.items())
    return Front(text, frozenset(last), tuple(line for lines in last.values() for line in lines))
