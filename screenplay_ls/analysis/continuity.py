"""`(CONT'D)`: a character who goes on speaking after a line of action."""

from __future__ import annotations

import re
from collections import Counter

from screenplay_ls.analysis.memo import per_part
from screenplay_ls.fountain import Document, Kind, Speech

_CONTINUED = re.compile(r"cont(?:['’]?d|inued|inuing)?\.?", re.IGNORECASE)

_BREAKS = frozenset({Kind.SCENE_HEADING, Kind.SECTION})


def is_continued(extension: str) -> bool:
    """Whether an extension (without parentheses) says that the speech goes on."""
    return _CONTINUED.fullmatch(extension.strip()) is not None


@per_part(lambda document: document.speeches)
def continued_mark(document: Document) -> str | None:
    """How the script mostly writes the extension (`CONT'D`, `cont’d`); None if it never does."""
    used = Counter(
        extension
        for speech in document.speeches
        for extension in speech.extensions
        if is_continued(extension)
    )
    return used.most_common(1)[0][0] if used else None


def speech_above(document: Document, index: int) -> Speech | None:
    """The last speech above element `index` in the same scene."""
    elements = document.elements
    for above in range(index - 1, -1, -1):
        if elements[above].kind in _BREAKS:
            return None
        if elements[above].kind is Kind.CHARACTER:
            return document.speech_at(document.span_of(above).start)
    return None
