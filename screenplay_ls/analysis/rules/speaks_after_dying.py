"""Somebody dies on the page, and speaks later as if nothing had happened.

Voices over, flashbacks and dreams may bring back the dead; headings that say so are respected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.finding import Finding, Fix, Related
from screenplay_ls.analysis.rules.doings import Doing, doings
from screenplay_ls.analysis.rules.introductions import is_unseen
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Script, content, insertion, words
from screenplay_ls.fountain import Kind, Speech

CODE = "speaks-after-dying"

_DIES = re.compile(
    r"^[^,;]{0,40}?\b(?:dies|(?:is|lies|drops|falls|collapses),? (?:very much |stone )?dead"
    r"|breathes (?:his|her|their) last|takes (?:his|her|their) last breath)\s*(?=[.,!;]|$)"
)
_NOT_SO = re.compile(
    r"\b(?:not|never|almost|nearly|if|thinks?|as if|like|pretends?|plays?|until|n['’]t|who)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:FLASH\w*|DREAM\w*|MEMORY|EARLIER|AGO|\d{4}|BEFORE|HEAVEN|FANTASY|VISION|NIGHTMARE|"
    r"AFTERLIFE|PAST)\b"
)


@rule(CODE, LOGIC)
def speaks_after_dying(script: Script) -> Iterator[Finding]:
    """A character who speaks after having died on the page."""
    for doing in script.once(doings):
        match = _DIES.search(doing.rest)
        if match is None or _NOT_SO.search(match.group()):
            continue
        speech = _next_speech(script, doing)
        if speech is not None:
            yield _finding(script, doing, speech)


def _next_speech(script: Script, doing: Doing) -> Speech | None:
    for placed in script.placed[doing.placed.index + 1 :]:
        element = placed.element
        if element.kind is Kind.SCENE_HEADING and _OTHER_TIME.search(element.plain.upper()):
            return None
        if element.kind is Kind.TRANSITION and _OTHER_TIME.search(element.plain.upper()):
            return None
        if element.kind is Kind.CHARACTER:
            speech = script.document.speech_at(placed.start + element.content.start)
            if speech and key_of(speech.name) == doing.name and not is_unseen(speech):
                return speech
    return None


def _finding(script: Script, doing: Doing, speech: Speech) -> Finding:
    placed = script.placed[speech.first]
    end = words(placed, 0, len(placed.element.plain.rstrip())).end
    return Finding(
        content(placed),
        CODE,
        f"{doing.name} died on the page, and speaks here.",
        fixes=(Fix("Add (V.O.): a voice over", (insertion(end, " (V.O.)"),)),),
        related=(Related(doing.span, f"{doing.name} dies here"),),
    )
