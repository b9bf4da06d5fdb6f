"""A gun, a letter, a limp that the script mentions once and never comes back to.

What stands out expects to matter. Information only, and off unless switched on: some things are
there once for a good reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Script, words
from screenplay_ls.fountain import Kind

CODE = "mentioned-once"

_THINGS = {
    "gun": "gun pistol revolver rifle shotgun handgun",
    "knife": "knife dagger blade switchblade",
    "letter": "letter envelope",
    "key": "key",
    "photograph": "photograph photo snapshot polaroid",
    "diary": "diary journal",
    "locket": "locket necklace pendant",
    "bomb": "bomb grenade dynamite",
    "poison": "poison vial",
    "map": "map",
    "briefcase": "briefcase suitcase",
    "limp": "limp limps limping crutch crutches cane",
    "scar": "scar scarred",
    "wound": "wound wounded bleeding bleeds",
    "bandage": "bandage bandaged sling splint",
    "bruise": "bruise bruised",
}
"""What a reader remembers, each with the words for it."""

_KIND_OF = {
    word + ending: thing
    for thing, listed in _THINGS.items()
    for word in listed.split()
    for ending in ("", "s")
}
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)


@rule(CODE, LOGIC, severity=Severity.INFORMATION, on=False)
def mentioned_once(script: Script) -> Iterator[Finding]:
    """A prop or a wound that is mentioned once and never again."""
    found = [
        (thing, placed, match)
        for placed in script.of(Kind.ACTION, Kind.DIALOGUE, Kind.PARENTHETICAL)
        for match in _WORD.finditer(placed.element.plain)
        if (thing := _KIND_OF.get(match.group().lower()))
    ]
    counts = Counter(thing for thing, _, _ in found)
    for thing, placed, match in found:
        if counts[thing] == 1 and placed.element.kind is Kind.ACTION:
            yield Finding(
                words(placed, match.start(), match.end()),
                CODE,
                f"The {thing} is mentioned here and never again.",
            )
