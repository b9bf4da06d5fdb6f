"""How a speech goes on: whether there is something to ask, and what the model reads.

The answer is read back by `read_dialogue`. Both are pure; `services/cowriter.py` runs the engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from screenplay_ls.assist.confidence import OPEN, Gate
from screenplay_ls.assist.page import Part, lines_of, parts_before, tidy
from screenplay_ls.assist.place import SpeechPlace, speech_place
from screenplay_ls.fountain import Character, Document, Kind
from screenplay_ls.llm import engine

_BEGUN_WORD = re.compile(r"(?: |(?<![\w'’]))[\w'’]{1,20}\Z")

CHARACTERS_A_TOKEN = 3
"""A cautious guess: English dialogue has about four characters a token."""

NOT_FIRST = ("\n", "(", "INT", "EXT")
"""What a line does not begin with, nor with somebody's cue: small models like to leave a speech
empty, to bring stage business that stood on the page before, or to go on to the next speech."""


@dataclass(frozen=True)
class Options:
    """What is asked for."""

    page_length: int = 3000
    """How much of the page before the cursor is read, in characters; at least about two thirds of
    it are (see `page.parts_before`)."""
    max_length: int = 160
    """Of what is shown, in characters."""
    max_lines: int = 1
    deadline_ms: int | None = None
    """For prompt and answer together."""
    gate: Gate = OPEN
    """How sure the model must be for something to be shown."""


@dataclass(frozen=True)
class Request:
    """A speech to go on with."""

    asked: engine.Request
    """What the engine is given."""
    line: str
    """The cursor's line before the cursor, without indentation."""
    rest_of_line: str
    """And after the cursor."""
    lines_after: tuple[str, ...]
    """The lines of the speech below it."""
    head: str
    """The speech from its cue to the cursor, as typed."""
    names: frozenset[str]
    """Who speaks on the page, in capitals."""
    heard: frozenset[str]
    """Lines that were said on the page, and what stood in brackets, in lower case: they are not
    said again."""
    options: Options

    @property
    def in_parenthetical(self) -> bool:
        """The cursor is between `(` and `)`."""
        return self.line.startswith("(") and ")" not in self.line

    @property
    def after_space(self) -> bool:
        """A space stands before the cursor; models want it at the front of the answer instead."""
        return self.line.endswith((" ", "\t"))

    @property
    def most_lines(self) -> int:
        """How many lines the answer may have here."""
        one = self.in_parenthetical or bool(self.rest_of_line.strip())
        return 1 if one else self.options.max_lines


def request(document: Document, offset: int, options: Options = Options()) -> Request | None:
    """What to ask at `offset`; None where nobody speaks or inside a word."""
    place = speech_place(document, offset)
    if place is None or place.rest_of_line[:1].isalnum():
        return None
    page = parts_before(place.document, place.index, options.page_length)
    line = place.line.lstrip()
    request = Request(
        asked=engine.Request(prompt=_prompt(page, place)),
        line=line,
        rest_of_line=place.rest_of_line.rstrip(),
        lines_after=tuple(text.strip() for text in place.lines_after),
        head=place.head,
        names=_names(page),
        heard=_heard(page),
        options=options,
    )
    return _with_budget(request)


def _prompt(page: list[Part], place: SpeechPlace) -> str:
    """The page, then what has been said so far, without a space at its end.

    Models write a word with the space before it, so a prompt that ends with one misleads them.
    """
    before = "".join(part.written for part in page)
    return f"{before}\n{tidy(place.said)}".lstrip("\n")


def _with_budget(request: Request) -> Request:
    stop = "\n" if request.most_lines == 1 else "\n\n"
    prompt = request.asked.prompt
    begun = None if request.after_space or not request.line else _BEGUN_WORD.search(prompt)
    asked = replace(
        request.asked,
        heal=len(begun[0]) if begun else 0,
        opening=" " if request.after_space else "",
        not_first=() if request.line else _not_first(request.names),
        max_tokens=max(8, request.options.max_length // CHARACTERS_A_TOKEN),
        stop=(stop,),
        deadline_ms=request.options.deadline_ms,
    )
    return replace(request, asked=asked)


def _not_first(names: frozenset[str]) -> tuple[str, ...]:
    """Two capitals are enough to know a cue by; its first token may hold no more of it."""
    cues = {name[:2] for name in names if name[:2].isalpha() and len(name) > 1}
    return (*NOT_FIRST, *sorted(cues))


def _names(page: list[Part]) -> frozenset[str]:
    cues = (part.element for part in page if isinstance(part.element, Character))
    return frozenset(cue.name.upper() for cue in cues)


def _heard(page: list[Part]) -> frozenset[str]:
    kinds = (Kind.DIALOGUE, Kind.PARENTHETICAL)
    spoken = (part.text for part in page if part.element.kind in kinds)
    return frozenset(line.lower() for text in spoken for line in lines_of(text))
