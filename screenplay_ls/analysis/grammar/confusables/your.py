"""your / you're."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"your", "you're"})
MESSAGE = "“{said}” or “{meant}”? “Your” is what you own, “you’re” is “you are”."

_BEFORE_NOUNS = frozenset({"opening", "closing", "dining", "living", "loving", "kind", "own"})
"""Words in -ing and the like that stand before what is owned."""


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("your", row, place, SAID, OWNED)
    if row[place].word == "your":
        if word_at(row, place + 1) in _BEFORE_NOUNS:
            return None
        return "you're" if said > 2 else None
    if word_at(row, place + 1).endswith("s") and word_at(row, place + 2) in (".", "$", ","):
        return "your" if said < -4.5 else None
    return "your" if said < -2 else None
