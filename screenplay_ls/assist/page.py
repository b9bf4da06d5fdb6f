"""The page as a model reads it: standard elements at the left edge, no notes, no markup.

Models have read screenplays in that form; indentation costs tokens and suggestions get worse
(keystrokes saved on dialogue rise by four points when it is stripped).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screenplay_ls.fountain import Document, Element, Kind

BLOCKS = frozenset(
    {
        *(Kind.SCENE_HEADING, Kind.ACTION, Kind.CHARACTER, Kind.TRANSITION, Kind.CENTERED),
        Kind.SYNOPSIS,
    }
)
"""Elements that a blank line stands before. A synopsis is not printed, but says what is to come."""

INSIDE_SPEECH = frozenset({Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS})
"""Elements that stand right below the line before."""

DANGLING = " \t\n([{“‘\"'-–—*_"
"""What a cut text must not end with: it opens something, or waits for a word."""

_SPACES = re.compile(r"(?<=[.?!…:\"”’)])( {2})(?=\S)|[^\S\r\n]+")
"""Two spaces behind a sentence are a writer's habit: a model that sees it keeps it."""
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Part:
    """One element on the page."""

    index: int
    element: Element
    text: str
    """Empty where the element is not on the page."""

    @property
    def written(self) -> str:
        """The text with the blank line or line end that stands before it."""
        if not self.text:
            return ""
        return ("\n" if self.element.kind in INSIDE_SPEECH else "\n\n") + self.text


def parts_before(document: Document, index: int, limit: int) -> list[Part]:
    """The page before element `index`: at most `limit` characters, in the order of the script.

    It begins at a place that stays the same while the writer goes on: the beginning of a scene,
    or, where one scene fills the page, a paragraph of it. Engines reuse the state of what a
    request has in common with the one before, so the beginning moves seldom and then far.
    """
    parts: list[Part] = []
    length = 0
    whole = True
    for current in range(index - 1, -1, -1):
        part = Part(current, document.elements[current], as_written(document.elements[current]))
        length += len(part.written)
        if length > limit:
            whole = False
            break
        parts.append(part)
    parts.reverse()
    return parts if whole else parts[_cut(document, parts, step=limit // 3) :]


def as_written(element: Element) -> str:
    """The words of an element as they stand on the page; empty for what is not printed there."""
    if element.kind not in BLOCKS and element.kind not in INSIDE_SPEECH:
        return ""
    return tidy(element.plain).strip()


def tidy(text: str) -> str:
    """A text without indentation, trailing spaces and runs of spaces; its lines are kept.

    Two spaces behind a sentence stay two.
    """
    return "\n".join(_SPACES.sub(_space, line).strip() for line in lines_of(text))


def _space(found: re.Match[str]) -> str:
    return found[1] or " "


def lines_of(text: str) -> list[str]:
    """The lines of a text as LSP and Fountain end them; `str.splitlines` knows more line ends."""
    return _LINE_END.split(text)


def _cut(document: Document, parts: list[Part], *, step: int) -> int:
    """Where in `parts` the page begins. `step` is how far the beginning moves at least."""
    starts = [document.start_of(part.index) // step for part in parts]
    first_of_step = [i for i in range(1, len(parts)) if starts[i] != starts[i - 1]]
    length = [len(part.written) for part in parts]
    for kinds, least in (({Kind.SCENE_HEADING}, sum(length) // 2), (BLOCKS, 0)):
        for first in first_of_step:
            # The step's first scene (or paragraph) begins the page, wherever in the step it is.
            for i in range(first, len(parts)):
                if starts[i] != starts[first]:
                    break
                if parts[i].element.kind in kinds and sum(length[i:]) >= least:
                    return i
    return next((i for i, part in enumerate(parts) if part.element.kind in BLOCKS), 0)
