"""(CONT'D), for the two rules about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from screenplay_ls.analysis import continuity
from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.rules.script import SILENT, Script
from screenplay_ls.fountain import Kind, Speech

MARK = re.compile(r"\s*\(\s*CONT(?:['’]?D|INUED|INUING)?\.?\s*\)", re.IGNORECASE)
"""The extension in the text of a cue, with the space before it."""


def is_continued(speech: Speech) -> bool:
    """Whether a cue says that its speaker goes on."""
    return any(continuity.is_continued(extension) for extension in speech.extensions)


def goes_on(script: Script) -> Iterator[Speech]:
    """Speeches whose speaker goes on after action in the same scene: where (CONT'D) belongs."""
    speeches = script.document.speeches
    for before, speech in pairwise(speeches):
        between = script.document.elements[before.last : speech.first]
        if (
            key_of(before.name) == key_of(speech.name)
            and not speech.dual
            and not before.dual
            and _manner(before) == _manner(speech)
            and any(element.kind is Kind.ACTION for element in between)
            and all(element.kind in (Kind.ACTION, *SILENT) for element in between)
        ):
            yield speech


def _manner(speech: Speech) -> frozenset[str]:
    """V.O., O.S. and the like: who goes on in another manner begins anew."""
    return frozenset(
        extension.upper().replace(" ", "")
        for extension in speech.extensions
        if not continuity.is_continued(extension)
    )
