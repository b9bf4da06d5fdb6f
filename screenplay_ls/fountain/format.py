"""The layout of a screenplay, tidied: it says the same as before, to the letter."""

from __future__ import annotations

import re
from collections import Counter

from screenplay_ls.fountain.blocks import is_transition
from screenplay_ls.fountain.document import Document
from screenplay_ls.fountain.elements import Character, Element, SceneHeading, Section
from screenplay_ls.fountain.kinds import LINE_END, Kind
from screenplay_ls.fountain.parser import parse

_LINE_END = re.compile(LINE_END)
_ASIDES = (Kind.NOTE, Kind.BONEYARD)
_GLUED = (
    (Kind.SECTION, Kind.SECTION),
    (Kind.SECTION, Kind.SYNOPSIS),
    (Kind.SYNOPSIS, Kind.SYNOPSIS),
    (Kind.SCENE_HEADING, Kind.SYNOPSIS),
)
"""What many writers set without a blank line between."""

_SPACED = (Kind.ACTION, Kind.CENTERED, Kind.LYRICS)
"""What prints with exactly the blank lines that the writer left between."""

_BEFORE_MARK = re.compile(r"(?<=[^\s(])\s*(?=\(|\^$)")
"""Where a cue has a blank: before an extension and before the caret."""

_USUAL_EXTENSION = re.compile(
    r"\(\s*(?:v\. ?o\.|o\. ?[sc]\.|vo|os|oc|cont['’]?d\.?)\s*\)", re.IGNORECASE
)


def format_document(document: Document) -> str:
    """The text of a screenplay with its layout normalised.

    Headings and the usual extensions in capitals; one blank line between elements, as many as
    there were between paragraphs of action; no blanks around lines except where they print or
    mean something; one kind of line end, one at the end of the file. A text that would then say
    anything else is returned as it is. Formatting a formatted text changes nothing.
    """
    end = Counter(_LINE_END.findall(document.text) or ["\n"]).most_common(1)[0][0]
    text = "\ufeff" if document.text.startswith("\ufeff") else ""
    text += "".join(f"{line}{end}" for line in _lines(document))
    return text if _meaning(parse(text)) == _meaning(document) else document.text


def _lines(document: Document) -> list[str]:
    spoken = {i for speech in document.speeches for i in range(speech.first + 1, speech.last)}
    lines: list[str] = []
    above = None
    for index, element in enumerate(document.elements):
        if element.kind is not Kind.BLANK:
            if above is not None:
                blank = "  " if index in spoken else ""
                lines += [blank] * _blank_lines(above, element, within=index in spoken)
            lines += _content_lines(element)
            above = element
    return lines


def _blank_lines(above: Element, below: Element, *, within: bool) -> int:
    """How many blank lines belong between two elements; `within` a speech none is added."""
    present = len(_LINE_END.findall(above.raw[above.content.end :])) - 1
    kinds = above.kind, below.kind
    if within or kinds[0] in _ASIDES or kinds[1] in _ASIDES:
        return present
    if kinds[0] in _SPACED and kinds[1] in _SPACED:
        return present
    if kinds in _GLUED:
        return min(present, 1)
    if present == 0 and is_transition(above.text):
        return 0  # A blank line below is what would make it a transition.
    return 1


def _content_lines(element: Element) -> list[str]:
    """The lines of an element, without the blank ones it owns."""
    source = element.raw[element.content.start : element.content.end]
    lines = _LINE_END.split(source)
    if element.kind in _ASIDES or any(_LINE_END.search(i.text) for i in element.inlines):
        return lines
    if element.kind in (Kind.ACTION, Kind.TITLE_PAGE):
        first = lines[0].strip()
        escaped = " " if first != lines[0].lstrip() and is_transition(first) else ""
        return [lines[0].rstrip() + escaped, *(line.rstrip() for line in lines[1:])]
    lines = [line.strip() for line in lines]
    if isinstance(element, SceneHeading):
        return [_capitals(element)]
    if isinstance(element, Character):
        cue = _USUAL_EXTENSION.sub(lambda match: match[0].upper(), lines[0])
        return [_BEFORE_MARK.sub(" ", cue)]
    if element.kind is Kind.DIALOGUE:
        return [line or "  " for line in lines]
    return _marked(element, lines)


def _marked(element: Element, lines: list[str]) -> list[str]:
    """Lines with the marks of their element, and blanks around those as most writers set them."""
    if element.inlines:
        return lines
    said = element.text.split("\n")
    mark = {Kind.LYRICS: "~", Kind.SYNOPSIS: "= ", Kind.PAGE_BREAK: "==="}.get(element.kind)
    if isinstance(element, Section):
        mark = "#" * element.level + " "
    elif element.kind is Kind.TRANSITION and lines[0][0] == ">":
        mark = "> "
    elif element.kind is Kind.CENTERED:
        return [f"> {line} <" for line in said]
    return [(mark + said[0]).rstrip()] if mark else lines


def _capitals(heading: SceneHeading) -> str:
    """A heading in capitals, except its notes, its number and what grows when capitalised."""
    kept = [range(*inline.span) for inline in heading.inlines]
    if heading.number:
        start = heading.raw.rindex(f"#{heading.number}#")
        kept.append(range(start, heading.content.end))
    letters = enumerate(heading.raw[slice(*heading.content)], heading.content.start)
    return "".join(
        letter.upper()
        if len(letter.upper()) == 1 and not any(at in span for span in kept)
        else letter
        for at, letter in letters
    )


def _meaning(document: Document) -> list[tuple[object, ...]]:
    """What a screenplay says, whatever its layout and the case of its headings."""
    meaning: list[tuple[object, ...]] = [document.title_page]
    for element in document.elements:
        if element.kind not in (Kind.BLANK, Kind.TITLE_PAGE):
            inlines = tuple((inline.kind, inline.text) for inline in element.inlines)
            said: tuple[object, ...] = tuple(
                line.rstrip() for line in element.text.upper().split("\n")
            )
            if isinstance(element, SceneHeading):
                said += (element.number,)
            elif isinstance(element, Character):
                said = (element.name, *(part.upper() for part in element.extensions), element.dual)
            elif isinstance(element, Section):
                said += (element.level,)
            meaning.append((element.kind, said, inlines))
    return meaning
