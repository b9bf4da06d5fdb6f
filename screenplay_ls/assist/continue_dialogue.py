"""How a speech or a paragraph of action goes on: whether to ask, and what the model reads.

The answer is read back by `read_answer`. Both are pure; `services/cowriter.py` runs the engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from screenplay_ls.assist.confidence import OPEN, Gate
from screenplay_ls.assist.front import Front, front
from screenplay_ls.assist.page import Part, lines_of, parts_before, tidy
from screenplay_ls.assist.place import Place, PlaceKind, place_at
from screenplay_ls.fountain import Character, Document, Kind
from screenplay_ls.llm import engine

_BEGUN_WORD = re.compile(r"(?: |(?<![\w'’]))[\w'’]{1,20}\Z")

CHARACTERS_A_TOKEN = 3
"""A cautious guess: English dialogue has about four characters a token."""

NOT_FIRST = ("\n", "(", "INT", "EXT")
"""What a line does not begin with, nor with somebody's cue: small models like to leave a speech
empty, to bring stage business that stood on the page before, or to go on to the next speech."""

AFTER = 300
"""How much of what stands after the cursor a model with fill-in-the-middle tokens reads, in
characters; it has to be read again at every keystroke."""

LIKE_CODE = re.compile(r"://|```|\{\{|\}\}|[;{}]\s*$|</?\w+>|^\s*(?://|#!|\$ )|\w\(\)|\w=\w")
"""A line that is no prose: an address, a template, a line of a program."""

NEW_PARAGRAPH = "root ::= [A-ZÀ-ÖØ-Þ] [a-zß-öø-ÿ '’] [^\\n]*"
"""A paragraph of action begins like a sentence. Left to themselves, small models begin it with a
number or a row of asterisks, where headings and cues are forbidden to them."""

EVERYWHERE = frozenset(PlaceKind)


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
    """What a suggestion must be worth to be shown."""
    learned: Mapping[str, float] = field(default_factory=dict[str, float])
    """By how much the gate moves for a kind of place: what this writer takes is known by now."""
    kinds: frozenset[PlaceKind] = EVERYWHERE
    """Where something is suggested."""
    asked: bool = False
    """The writer has asked: then also where a new paragraph would begin."""
    candidates: int = 1
    """How many different suggestions are wanted; engines that can give but one give one."""


@dataclass(frozen=True)
class Request:
    """A speech or a paragraph to go on with."""

    asked: engine.Request
    """What the engine is given."""
    kind: PlaceKind
    """What is written here."""
    line: str
    """The cursor's line before the cursor, without indentation."""
    rest_of_line: str
    """And after the cursor."""
    lines_after: tuple[str, ...]
    """The lines of the block below it."""
    head: str
    """The block from its beginning (of a speech, its cue) to the cursor, as typed."""
    names: frozenset[str]
    """Who speaks on the page, in capitals."""
    heard: frozenset[str]
    """Lines that stand on the page or below the cursor, and what stood in brackets, in lower case:
    they are not said again."""
    options: Options
    plain: bool = True
    """The engine goes on with a text as it stands; otherwise it answers like a correspondent."""

    @property
    def gate(self) -> Gate:
        """What a suggestion must be worth here."""
        gate = self.options.gate
        return replace(gate, saving=gate.saving + self.options.learned.get(self.kind.value, 0.0))

    @property
    def in_parenthetical(self) -> bool:
        """The cursor is between `(` and `)`."""
        return self.kind is PlaceKind.PARENTHETICAL

    @property
    def after_space(self) -> bool:
        """A space stands before the cursor; models want it at the front of the answer instead."""
        return self.line.endswith((" ", "\t"))

    @property
    def most_lines(self) -> int:
        """How many lines the answer may have here."""
        one = self.kind is not PlaceKind.DIALOGUE or bool(self.rest_of_line.strip())
        return 1 if one else self.options.max_lines


def request(document: Document, offset: int, options: Options = Options()) -> Request | None:
    """What to ask at `offset`; None where there is nothing to go on with, or inside a word."""
    place = place_at(document, offset)
    if place is None or not _is_wanted(place, options):
        return None
    page = parts_before(place.document, place.index, options.page_length)
    if not (page or place.is_speech or options.asked):
        return None  # The first words of a script are a title as often as not.
    before = front(place.document, page)
    request = Request(
        asked=engine.Request(prompt=_prompt(before, page, place)),
        kind=place.kind,
        line=place.line.lstrip(),
        rest_of_line=place.rest_of_line.rstrip(),
        lines_after=tuple(text.strip() for text in place.lines_after),
        head=place.head,
        names=_names(page) | before.names,
        heard=_heard(before, page, place),
        options=options,
    )
    return _with_budget(request)


def page_before(document: Document, offset: int, options: Options = Options()) -> engine.Request:
    """What a request somewhere below `offset` will begin with: the page down to there."""
    placed = document.element_at(offset)
    index = placed.index + 1 if placed else 0
    page = parts_before(document, index, options.page_length)
    written = "".join(part.written for part in page).lstrip("\n")
    return engine.Request(prompt=front(document, page).text + written)


def fitted(request: Request, can: engine.Capabilities) -> Request | None:
    """The request as an engine can answer it; None where it can give no sensible answer.

    An engine that answers like a correspondent cannot be told that a word has been begun.
    """
    begun = request.line[-1:].isalnum()
    if not can.plain_completion and begun:
        return None
    after = "\n".join((request.rest_of_line, *request.lines_after))
    asked = replace(
        request.asked,
        candidates=max(1, min(request.options.candidates, can.candidates)),
        suffix=tidy(after)[:AFTER] if can.infill and after.strip() else "",
        stop=request.asked.stop if can.plain_completion else ("\n\n",),
        grammar=NEW_PARAGRAPH if can.grammar and _begins_paragraph(request) else None,
    )
    return replace(request, asked=asked, plain=can.plain_completion)


def _begins_paragraph(request: Request) -> bool:
    """Whether the answer is the first of a paragraph of action, in a script in Latin letters."""
    new = request.kind is PlaceKind.ACTION and not request.head
    return new and re.search("[a-z]", request.asked.prompt) is not None


def _is_wanted(place: Place, options: Options) -> bool:
    if place.kind not in options.kinds or place.rest_of_line[:1].isalnum():
        return False
    if LIKE_CODE.search(place.line + place.rest_of_line):
        return False
    return place.is_speech or _is_action_still(place, options)


def _is_action_still(place: Place, options: Options) -> bool:
    """Whether the paragraph is going to be action.

    An empty line may become anything, and what is written in capitals a cue or a transition.
    """
    if not place.line.strip():
        return options.asked and not place.lines_after
    whole_words = options.asked and place.line.endswith(" ")
    return whole_words or any(map(str.islower, place.line))


def _prompt(front: Front, page: list[Part], place: Place) -> str:
    """Front and page, then the block up to the cursor, without a space at its end.

    Models write a word with the space before it, so a prompt that ends with one misleads them.
    """
    before = "".join(part.written for part in page)
    between = "\n" if place.is_speech else "\n\n"
    return front.text + f"{before}{between}{tidy(place.said)}".lstrip("\n")


def _with_budget(request: Request) -> Request:
    stop = "\n" if request.most_lines == 1 else "\n\n"
    prompt = request.asked.prompt
    begun = None if request.after_space or not request.line else _BEGUN_WORD.search(prompt)
    asked = replace(
        request.asked,
        heal=len(begun[0]) if begun else 0,
        opening=" " if request.after_space else "",
        not_first=() if request.line else _not_first(request.names),
        first_by_worth=True,
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


def _heard(front: Front, page: list[Part], place: Place) -> frozenset[str]:
    kinds = {Kind.DIALOGUE, Kind.PARENTHETICAL} if place.is_speech else {Kind.ACTION}
    before = (part.text for part in page if part.element.kind in kinds)
    lines = (line for text in before for line in lines_of(text))
    below = (line.strip() for line in place.below)
    return frozenset(line.lower() for line in (*front.lines, *lines, *below) if line)
