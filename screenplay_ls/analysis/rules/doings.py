"""Who does what in the action: sentences whose subject is somebody who speaks in the script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.rules.names import GENERIC, proper
from screenplay_ls.analysis.rules.script import Script, words
from screenplay_ls.fountain import Kind, Placed, Span

_SENTENCE = re.compile(r"[^.!?…\n]+(?:\.(?=\w)[^.!?…\n]+)*[.!?…]*")
_LEAD = r"\W*(?:(?:And|Then|But|Suddenly|Finally|Slowly|Quietly|Now|With that),? )?"


@dataclass(frozen=True)
class Doing:
    """A sentence that begins with a name."""

    name: str
    """The cue name of whoever the sentence is about."""
    placed: Placed
    start: int
    """Of the sentence, in the paragraph's plain words."""
    text: str
    rest: str
    """What follows the name."""

    @property
    def span(self) -> Span:
        """Where in the document the sentence stands."""
        return words(self.placed, self.start, self.start + len(self.text))


def doings(script: Script) -> list[Doing]:
    """All sentences of action that begin with the name of somebody who speaks."""
    known = aliases(script)
    if not known:
        return []
    alternatives = "|".join(re.escape(alias) for alias in sorted(known, key=len, reverse=True))
    subject = re.compile(rf"{_LEAD}(?P<name>{alternatives})(?![\w’'])", re.IGNORECASE)
    return [
        Doing(known[match["name"].upper()], placed, at, text, text[match.end() :])
        for placed in script.of(Kind.ACTION)
        for at, text in sentences(placed.element.plain)
        if (match := subject.match(text)) and match["name"][0].isupper()
    ]


def sentences(plain: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their places."""
    for match in _SENTENCE.finditer(plain):
        text = match.group().strip()
        if text:
            yield match.start() + match.group().index(text), text


def aliases(script: Script) -> dict[str, str]:
    """How the action may call somebody: by the whole name, or by a word that is theirs alone."""
    found: dict[str, str] = {name: name for name in script.roles}
    owners: dict[str, set[str]] = {}
    for name in script.roles:
        for part in proper(name):
            owners.setdefault(part, set()).add(name)
    for part, names in owners.items():
        if len(names) == 1 and len(part) > 2:
            found.setdefault(part, next(iter(names)))
    return {alias: name for alias, name in found.items() if alias not in GENERIC}
