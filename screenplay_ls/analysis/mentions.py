"""Where the words of a name stand in a text, and whether they mean that name.

A name counts in any spelling that begins its words with capitals (`EDWARD`, `Edward's`). Some names
are words of the language too (WILL, MAY): a capital at the start of a sentence proves nothing
about those when the script also writes them small, so such a mention is given as unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.includes import includes
from screenplay_ls.analysis.memo import per_text
from screenplay_ls.fountain import Document, Kind, Placed, Span


class Form(Enum):
    """In what kind of line a name stands."""

    CUE = "cue"
    HEADING = "heading"
    ACTION = "action"
    SPEECH = "speech"
    ASIDE = "aside"
    """Sections, synopses and notes: the writer's own, never on the page."""


class Doubt(Enum):
    """Why an occurrence may be something else."""

    COMMON_WORD = "the script also uses it as an ordinary word"
    LONGER_NAME = "it is part of another name"


class Occurrence(NamedTuple):
    """One naming of a character or a place."""

    span: Span
    """The name alone, without extensions or possessive."""
    index: int  # pyright: ignore[reportIncompatibleMethodOverride] -- tuple.index is useless here.
    """Of the element it stands in."""
    form: Form
    doubt: Doubt | None = None


FORMS = {
    Kind.CHARACTER: Form.CUE,
    Kind.SCENE_HEADING: Form.HEADING,
    Kind.ACTION: Form.ACTION,
    Kind.CENTERED: Form.ACTION,
    Kind.TRANSITION: Form.ACTION,
    Kind.PARENTHETICAL: Form.ACTION,
    Kind.DIALOGUE: Form.SPEECH,
    Kind.LYRICS: Form.SPEECH,
    Kind.SECTION: Form.ASIDE,
    Kind.SYNOPSIS: Form.ASIDE,
    Kind.NOTE: Form.ASIDE,
}
"""Where names are looked for. What is cut (the boneyard) and the title page are left alone."""


def mentions(
    document: Document,
    name: str,
    known: frozenset[int] = frozenset(),
    until: int | None = None,
) -> Iterator[Occurrence]:
    """Where `name` (in key form) stands in the text up to `until`, on cues and in headings too.

    Offsets in `known` are passed over.
    """
    folded, text = folded_text(document), document.text
    doubts = Doubts(document, name)
    files = [include.span for include in includes(document)]
    size, start = len(name), -1
    last_word = name.rfind(" ") + 1
    while name and (start := folded.find(name, start + 1, until)) >= 0:
        # Of thousands most are plain cases: what can be seen at a glance is asked first.
        if start in known or text[start].islower() or text[start + last_word].islower():
            continue
        span = Span(start, start + size)
        if not is_name(text, folded, span) or any(_within(start, file) for file in files):
            continue
        placed = document.element_at(start)
        form = FORMS.get(placed.element.kind) if placed else None
        if placed is None or form is None or _is_cut(placed, start):
            continue
        if not _makes_transition(placed, span):
            yield Occurrence(span, placed.index, form, doubts.about(placed, span))


def _within(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end


class Doubts:
    """What can be doubtful about mentions of one name, found out once for all of them."""

    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._in_longer = frozenset(_in_longer_names(document, name))
        self._common = _is_common_word(document.text, name)

    def about(self, placed: Placed, span: Span) -> Doubt | None:
        """Why the mention at `span` may not be one."""
        if self._in_longer and span.start in self._in_longer:
            return Doubt.LONGER_NAME
        if self._common and _proves_nothing(self._document, placed, span):
            return Doubt.COMMON_WORD
        return None


_OPENERS = '.!?…:;"“”([-–—'
"""After these, and at the start of a line, a capital says nothing."""


@per_text
def folded_text(text: str) -> str:
    """The text in the form of keys, character by character: offsets are those of the text."""
    upper = text.upper()
    if len(upper) != len(text):  # ß becomes SS: such characters are left as they are.
        upper = "".join(
            [up if len(up := character.upper()) == 1 else character for character in text]
        )
    return upper.replace("’", "'")


def is_name(text: str, folded: str, span: Span) -> bool:
    """Whether the words of `span` stand free and begin with capitals, first and last."""
    start, end = span
    if _joined(folded, start - 1, start) or _joined(folded, end - 1, end):
        return False
    last = max(folded.rfind(" ", start, end) + 1, start)
    return not (text[start].islower() or text[last].islower())


def _joined(text: str, left: int, right: int) -> bool:
    """Whether two neighbouring characters belong to one word; ideographs never do."""
    if left < 0 or right >= len(text):
        return False
    one, other = text[left], text[right]
    return (
        one.isalnum()  # A blank, nearly always.
        and other.isalnum()
        and not "\u3040" <= one <= "\u9fff"
        and not "\u3040" <= other <= "\u9fff"
    )


def _is_cut(placed: Placed, offset: int) -> bool:
    """Whether a place lies in a boneyard inside its element."""
    return "/*" in placed.element.raw and any(
        inline.kind is Kind.BONEYARD
        and inline.span.start <= offset - placed.start < inline.span.end
        for inline in placed.element.inlines
    )


def _makes_transition(placed: Placed, span: Span) -> bool:
    """Whether a transition is one by the words of `span`: they name nobody, whoever is called so.

    Without a `>`, a transition is a fixed phrase, or ends in `TO:`.
    """
    element = placed.element
    if element.kind is not Kind.TRANSITION:
        return False
    start, end = element.content
    if element.raw.startswith(">", start):
        return False
    behind = element.raw[span.end - placed.start : end]
    return not behind.rstrip(" *_").upper().endswith("TO:")


def _in_longer_names(document: Document, name: str) -> Iterator[int]:
    """Where `name` stands as a word of another name of the cast (`ANNA` in `YOUNG ANNA`)."""
    folded, text = folded_text(document), document.text
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for other in cast(document):
        match = word.search(other) if name in other and name != other else None
        start = -1
        while match and (start := folded.find(other, start + 1)) >= 0:
            if is_name(text, folded, Span(start, start + len(other))):
                yield start + match.start()


def _is_common_word(text: str, name: str) -> bool:
    """Whether the text writes the name small somewhere."""
    small, start = name.lower(), -1
    while (start := text.find(small, start + 1)) >= 0:
        if not (
            _joined(text, start - 1, start)
            or _joined(text, start + len(small) - 1, start + len(small))
        ):
            return small != name
    return False


def _proves_nothing(document: Document, placed: Placed, span: Span) -> bool:
    """Whether the capital of a word is the one that every sentence begins with."""
    text = document.text
    if text[span.start : span.end].isupper() and span.end - span.start > 1:
        return False
    content = document.span_of(placed.index)
    line = document.lines.start(document.lines.line_of(span.start))
    before = text[max(content.start, line) : span.start].rstrip(" \t'‘*_")
    return not any(map(str.isalnum, before)) or before[-1] in _OPENERS
