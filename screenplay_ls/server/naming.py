"""What a menu calls the rules: their own words, since nobody who writes knows their codes."""

from __future__ import annotations

import re

from screenplay_ls.analysis.rules import RULES
from screenplay_ls.analysis.story import CODE as INCLUDES

LONGEST = 60
"""Characters of a name in a menu."""

_NAMES = {
    INCLUDES: "A file that cannot be included",
    "grammar/SpellCheck": "Unknown words",
    "grammar/Language": "Another language than English",
}

_NEXT_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def named(code: str) -> str:
    """A rule as a writer would call it: `An adverb in action`; `Spelled numbers`."""
    if code in _NAMES:
        return _NAMES[code]
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:
        return _NEXT_WORD.sub(" ", code.rpartition("/")[2]).capitalize()
    name = re.split(r"[:,] ", rule.title)[0]
    return name if len(name) <= LONGEST else f"{name[: name.rfind(' ', 0, LONGEST)]} …"
