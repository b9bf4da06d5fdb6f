"""your / you're."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"your", "you're"})
MESSAGE = "“{said}” or “{meant}”? “Your” is what you own, “you’re” is “you are”."


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("your", row, place, SAID, OWNED)
    if row[place].word == "your":
        return "you're" if said > 2 else None
    return "your" if said < -2 else None
