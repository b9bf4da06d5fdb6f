"""Who is introduced where, for the two rules about it.

By custom a name stands in capitals in the action where its bearer is first seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screenplay_ls.analysis.continuity import is_continued
from screenplay_ls.analysis.rules.names import AGES, TITLES, TOGETHER, parts
from screenplay_ls.analysis.rules.script import Mention, Role, Script, is_capitals
from screenplay_ls.fountain import Speech

HABIT = 0.6
"""The share of speakers introduced in capitals that makes it the script's way."""

_UNSEEN = re.compile(
    r"V\.?\s?O|O\.?\s?S|O\.?\s?C|OFF|PHONE|RADIO|TV|FILTER|PRE-?LAP", re.IGNORECASE
)


@dataclass(frozen=True)
class Entrance:
    """How somebody comes into the script."""

    role: Role
    speech: Speech
    """The first that is spoken in the picture."""
    capitals: Mention | None
    """The first mention in capitals."""
    before: Mention | None
    """The first mention of any kind, if it stands above the speech."""

    @property
    def introduced(self) -> bool:
        """Whether the name stands in capitals above the first speech."""
        return self.capitals is not None and self.capitals.placed.index < self.speech.first


def entrances(script: Script) -> list[Entrance]:
    """Everybody who is seen speaking, where the script introduces people in capitals at all."""
    found = [
        _entrance(script, role, speech)
        for role in script.roles.values()
        if (speech := _first_seen(role)) and not TOGETHER.search(role.name)
    ]
    introduced = sum(entrance.introduced for entrance in found)
    return found if introduced and introduced >= HABIT * len(found) else []


def is_unseen(speech: Speech) -> bool:
    """Whether an extension says that the speaker is not in the picture."""
    return any(_UNSEEN.match(extension) for extension in speech.extensions)


def _first_seen(role: Role) -> Speech | None:
    if "VOICE" in role.name:
        return None
    first = role.speeches[0]
    others = [e for e in first.extensions if not is_continued(e)]
    # Whoever is heard before they are seen may be introduced at any time after that.
    return None if others else first


def _entrance(script: Script, role: Role, speech: Speech) -> Entrance:
    own = [part for part in parts(role.name) if part not in TITLES | AGES and len(part) > 1]
    mentions = [m for part in own or parts(role.name) for m in script.mentions(part)]
    mentions.sort(key=lambda mention: (mention.placed.index, mention.start))
    capitals = next((m for m in mentions if is_capitals(m.text)), None)
    before = next((m for m in mentions if m.placed.index < speech.first), None)
    return Entrance(role, speech, capitals, before)
