"""What a model wrote, as clean Fountain: only elements that a draft may hold, each of them whole.

Every text parses as Fountain, so that a text is valid says nothing. Here it does: each block is of
a kind that was asked for, a cue has its speech and is one of the cast's, and nothing is left of
chat, of other formats or of sentences that were cut off. What cannot be mended is dropped, and a
note tells the writer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.assist.drafts.cleaning import (
    is_chat,
    is_machine,
    sentences_of,
    up_to_sentence,
    without_loops,
    without_markup,
    words_of,
)
from screenplay_ls.assist.page import tidy
from screenplay_ls.fountain import Character, Document, Element, Kind, SceneHeading, Section, parse
from screenplay_ls.fountain.cue import is_upper

SPEECH = frozenset({Kind.CHARACTER, Kind.PARENTHETICAL, Kind.DIALOGUE})
SCENE = SPEECH | {Kind.ACTION}
"""What a scene holds below its heading."""
OUTLINE = frozenset({Kind.SECTION, Kind.SYNOPSIS, Kind.SCENE_HEADING})

MENDINGS = 4
"""Mending is repeated until nothing changes, but not for ever."""

LONGEST_NAME = 40
"""A longer cue is no name (characters)."""

_SPOKEN = re.compile(r"^[ \t]*([^\W\d_][^\n:.!?]{0,39}?)[ \t]*(\([^()\n]*\))?[ \t]*:[ \t]*(\S.*)$")
_CUE = re.compile(r"^[ \t]*@?([^\n()]{1,40}?)[ \t]*((?:\([^()\n]*\)[ \t]*)*)\^?[ \t]*$")
_ASIDE = re.compile(r"^\(.*\)$", re.DOTALL)
_ENDED = re.compile(r"[.!?…:\"”’)\-–—]$")
_NOTHING = re.compile(r"[^\w]*")


@dataclass(frozen=True)
class Block:
    """A paragraph, a speech with its cue, a heading, ..."""

    kind: Kind
    """CHARACTER for a speech."""
    text: str
    """As Fountain, without blank lines around it."""
    name: str = ""
    """Who speaks, as the cast has it."""


@dataclass(frozen=True)
class Repaired:
    """What is left of a model's text."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    """What was dropped and why, for the writer."""
    complete: bool = True
    """False where the text went on to something else (another scene) and was ended before it."""

    @property
    def text(self) -> str:
        """The blocks with a blank line between; empty, or ending with a line end."""
        return "".join(f"{block.text}\n\n" for block in self.blocks)[:-1]


def repair(
    text: str,
    kinds: Collection[Kind] = SCENE,
    cast: Collection[str] | None = None,
    *,
    whole: bool = True,
    said: Iterable[str] = (),
) -> Repaired:
    """The blocks of a model's text that may stay.

    Args:
        text: what the model wrote.
        kinds: of elements that may stay; `SPEECH` stands for whole speeches.
        cast: who may speak, as their cues are to be written; None for anybody.
        whole: False where the model was cut off: an unfinished sentence at the end is dropped.
        said: texts that stand in the script already and are not to be said again.
    """
    repaired = _Repair(kinds, cast, said).run(text, whole=whole)
    for _ in range(MENDINGS):  # What was mended may show what else there is: "MARY: - Hello."
        again = _Repair(kinds, cast, said).run(repaired.text, whole=True)
        if again.text == repaired.text:
            break
        repaired = replace(again, notes=repaired.notes, complete=repaired.complete)
    return repaired


def block_of(kind: Kind, text: str) -> str:
    """A text as one element of this kind, forced by its mark where it would be read otherwise."""
    marks = {
        Kind.ACTION: ("", "!"),
        Kind.CHARACTER: ("", "@"),
        Kind.SCENE_HEADING: ("", "."),
        Kind.TRANSITION: ("", "> "),
        Kind.SYNOPSIS: ("= ",),
        Kind.LYRICS: ("~",),
    }
    below = "\nWords.\n" if kind is Kind.CHARACTER else "\n"
    for mark in marks.get(kind, ("",)):
        document = parse(f"\n{mark}{text}{below}")
        found = [element.kind for element in document.elements if element.kind is not Kind.BLANK]
        if found[:1] == [kind] and len(found) == 1 + (kind is Kind.CHARACTER):
            return mark + text
    return ""


class _Repair:
    def __init__(
        self, kinds: Collection[Kind], cast: Collection[str] | None, said: Iterable[str]
    ) -> None:
        self._kinds = kinds
        self._cast = None if cast is None else {key_of(name): name for name in cast}
        self._said = {words_of(one) for text in said for one in sentences_of(text)}
        self._said.discard("")
        self._before = {words_of(text) for text in said} | self._said
        self._blocks: list[Block] = []
        self._notes: dict[str, None] = {}
        self._complete = True

    def run(self, text: str, *, whole: bool) -> Repaired:
        text = without_markup(text)
        # Behind a blank line, so that `MARY: ...` at the beginning is no title page.
        document = parse("\n" + self._as_fountain(text))
        elements = document.elements
        ends = {speech.first: speech.last for speech in document.speeches}
        index = 0
        while index < len(elements) and self._complete:
            element = elements[index]
            after = ends.get(index, index + 1)
            cut = not whole and after >= _last(document)
            if isinstance(element, Character):
                self._speech(element, elements[index + 1 : after], cut=cut)
            else:
                self._other(element, cut=cut)
            index = after
        return Repaired(tuple(self._blocks), tuple(self._notes), self._complete)

    def _as_fountain(self, text: str) -> str:
        """`JACK: Hello.` as a cue and its speech; cues apart from what stands above them."""
        if Kind.CHARACTER not in self._kinds:
            return text
        lines: list[str] = []
        for line in text.split("\n"):
            if spoken := self._spoken(line):
                lines += ["", *spoken]
            elif self._is_cue_of_cast(line):
                lines += ["", f"@{line.strip().lstrip('@')}"]
            elif not line.strip() and lines and self._is_cue_of_cast(lines[-1]):
                continue  # A cue and its speech belong together.
            else:
                lines.append(line)
        return "\n".join(lines)

    def _spoken(self, line: str) -> list[str]:
        """`Jack (angry): Out!` as a cue, a parenthetical and a line of dialogue; else nothing."""
        found = _SPOKEN.match(line)
        if not found or not self._may_be_name(found[1]):
            return []
        rest = self._spoken(found[3])
        aside = [found[2]] if found[2] else []
        return [f"@{self._named(found[1])}", *aside, rest[-1] if rest else found[3]]

    def _may_be_name(self, name: str) -> bool:
        if self._cast is not None and key_of(name) in self._cast:
            return True
        return is_upper(name) and 1 < len(name) <= LONGEST_NAME

    def _is_cue_of_cast(self, line: str) -> bool:
        cue = _CUE.match(line)
        name = cue[1] if cue else ""
        known = (self._cast or {}).get(key_of(name))
        return bool(known) and name in {known, name.upper()}

    def _named(self, name: str) -> str:
        """As the cast writes it."""
        return (self._cast or {}).get(key_of(name), " ".join(name.split()))

    def _speech(self, cue: Character, below: tuple[Element, ...], *, cut: bool) -> None:
        name = self._named(cue.name)
        if self._cast is not None and key_of(cue.name) not in self._cast:
            self._note(f"What {name} said was dropped: {name} is not in the cast.")
            return
        if Kind.CHARACTER not in self._kinds:
            self._note("A speech was dropped: none was asked for.")
            return
        lines: list[str] = []
        for number, element in enumerate(below):
            line = self._said_line(element, cut=cut and number == len(below) - 1)
            if line and not (_ASIDE.match(line) and lines and _ASIDE.match(lines[-1])):
                lines.append(line)
        while lines and _ASIDE.match(lines[-1]):
            lines.pop()
        spoken = words_of(" ".join(line for line in lines if not _ASIDE.match(line)))
        if not spoken or not self._is_new(f"{key_of(name)}: {spoken}", spoken):
            return
        extensions = "".join(f" ({each.upper()})" for each in cue.extensions if each)
        if written := block_of(Kind.CHARACTER, f"{name}{extensions}") or block_of(
            Kind.CHARACTER, name
        ):
            self._blocks.append(Block(Kind.CHARACTER, "\n".join([written, *lines]), name))

    def _said_line(self, element: Element, *, cut: bool) -> str:
        """A line of a speech; empty where nothing of it may stay."""
        text = " ".join(tidy(element.plain).split("\n")).strip().strip("#").strip()
        if element.kind is Kind.PARENTHETICAL:
            inside = " ".join(text.strip("() ").split())
            return f"({inside})" if inside and not cut and len(inside) <= 60 else ""
        if element.kind not in {Kind.DIALOGUE, Kind.LYRICS} or is_machine(text):
            return ""
        text = without_loops(up_to_sentence(text) if cut else text, self._said)
        text = _unquoted(text.lstrip("~").strip())
        nothing = _NOTHING.fullmatch(text) or text.startswith("(") or self._is_cue_of_cast(text)
        return "" if nothing else text

    def _other(self, element: Element, *, cut: bool) -> None:
        kind = element.kind
        if isinstance(element, SceneHeading) and not element.prefix and kind not in self._kinds:
            kind = Kind.ACTION  # A sentence that begins with a dot: ".38 pistol on the table."
        if kind is Kind.BLANK or (not element.plain.strip() and kind is not Kind.PAGE_BREAK):
            return
        if kind not in self._kinds:
            if kind is Kind.SCENE_HEADING and self._blocks:
                self._complete = False  # Whatever follows belongs to another scene.
            elif kind is not Kind.SCENE_HEADING and kind in {Kind.SECTION, Kind.SYNOPSIS}:
                self._note("An outline was dropped: none was asked for.")
            return
        text = tidy(element.plain).strip()
        if kind is not Kind.SECTION:
            text = " ".join(text.split("\n"))
        if kind in {Kind.ACTION, Kind.SYNOPSIS}:
            if is_chat(text) or (is_upper(text) and not _ENDED.search(text)):
                return  # The second is a cue whose speech is missing.
            text = without_loops(up_to_sentence(text) if cut else text, self._said)
        elif cut:
            return  # A heading that was cut off names another place.
        if _NOTHING.fullmatch(text):
            return
        words = words_of(text)
        if kind in {Kind.ACTION, Kind.SYNOPSIS} and not self._is_new(words, words):
            return
        level = element.level if isinstance(element, Section) else 0
        if written := f"{'#' * level} {text}" if level else block_of(kind, text):
            self._blocks.append(Block(kind, written))

    def _is_new(self, key: str, words: str) -> bool:
        """Whether it was not there before; short ones may come again."""
        if words.count(" ") < 3:
            return True
        if key in self._before or words in self._before:
            return False
        self._before.add(key)
        return True

    def _note(self, note: str) -> None:
        self._notes[note] = None


def _last(document: Document) -> int:
    """The number of elements up to the last that is not blank."""
    elements = document.elements
    return max((i + 1 for i, each in enumerate(elements) if each.kind is not Kind.BLANK), default=0)


def _unquoted(text: str) -> str:
    """Speeches stand without quotation marks around them."""
    for opening, closing in (('"', '"'), ("“", "”")):
        inside = text[1:-1]
        around = text[:1] == opening and text[-1:] == closing and bool(inside)
        if around and opening not in inside and closing not in inside:
            return inside.strip()
    return text
