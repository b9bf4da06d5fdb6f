"""Somebody leaves, and goes on speaking in the same scene as if they were still there.

The action must say in so many words that they go, and nothing between may bring them back.
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

CODE = "speaks-after-leaving"

_END = r"(?=\s*(?:[.!;,]|$|--|—|\bthrough\b|\bwithout\b|\bthe (?:room|house|building|scene)\b))"
_LEAVES = re.compile(
    rf"\b(?:(?:exits|leaves|departs){_END}"
    r"|(?:walks|storms|runs|rushes|hurries|marches|stomps|slips|strides|heads|goes|races) "
    r"(?:out|away|off)(?: of the (?:room|house|building|office|kitchen|bar|shop|door))?"
    rf"{_END}"
    r"|(?:drives|rides|speeds) (?:off|away)|is gone\b|disappears into\b|slams the door behind)"
)


@rule(CODE, LOGIC)
def speaks_after_leaving(script: Script) -> Iterator[Finding]:
    """A character who speaks in a scene after having left it."""
    for doing in script.once(doings):
        if (match := _LEAVES.search(doing.rest)) and not _not_now(doing.rest[: match.start()]):
            speech = _next_speech(script, doing)
            if speech is not None:
                yield _finding(script, doing, speech)


def _not_now(text: str) -> bool:
    """Whether the going is only intended, seen, or somebody else's."""
    return bool(
        re.search(
            r"\b(?:to|as|watch\w*|sees?|until|before|when|if|after|while|almost|about|who|which|"
            r"not|never|n['’]t|and then|he|she|they|it)\b",
            text,
        )
    )


def _next_speech(script: Script, doing: Doing) -> Speech | None:
    """Their next speech in the scene, unless something calls them back first."""
    index = doing.placed.index
    scene = script.document.scene_at(doing.placed.start)
    tail = doing.placed.element.plain[doing.start + len(doing.text) :]
    last = scene.last if scene else len(script.placed)
    if _mentions(tail, doing.name):
        return None
    for placed in script.placed[index + 1 : last]:
        element = placed.element
        if element.kind in (Kind.ACTION, Kind.TRANSITION) and (
            _mentions(element.plain, doing.name) or element.kind is Kind.TRANSITION
        ):
            return None
        if element.kind is Kind.CHARACTER:
            speech = script.document.speech_at(placed.start + element.content.start)
            if speech and key_of(speech.name) == doing.name:
                # The first words behind the leaving are often said on the way out.
                on_the_way = placed.index == script_next(script, index)
                return None if is_unseen(speech) or on_the_way else speech
    return None


def script_next(script: Script, index: int) -> int:
    """The index of the next element that a reader sees."""
    after = script.after(index)
    return after.index if after else -1


def _mentions(text: str, name: str) -> bool:
    return any(part in text.upper() for part in name.split() if len(part) > 2)


def _finding(script: Script, doing: Doing, speech: Speech) -> Finding:
    placed = script.placed[speech.first]
    end = words(placed, 0, len(placed.element.plain.rstrip())).end
    return Finding(
        content(placed),
        CODE,
        f"{doing.name} has left this scene, and speaks here.",
        fixes=(Fix("Add (O.S.): heard, not seen", (insertion(end, " (O.S.)"),)),),
        related=(Related(doing.span, f"{doing.name} leaves here"),),
    )
