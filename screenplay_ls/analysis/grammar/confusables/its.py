"""its / it's."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"its", "it's"})
MESSAGE = "“{said}” or “{meant}”? “Its” is what it owns, “it’s” is “it is” or “it has”."


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("its", row, place, SAID, OWNED)
    if row[place].word == "its":
        return "it's" if said > 1.8 else None
    # "It's rain, it's thunder" opens many a line; "its" seldom opens one.
    if word_at(row, place - 1) in ("^", ".", ","):
        return "its" if said < -3 and _goes_on(row, place + 1) else None
    return "its" if said < -2 else None


def _goes_on(row: list[Token], place: int) -> bool:
    """A plain word, and something after it: its ribs covered in dust."""
    return row[place].shown.islower() and word_at(row, place + 1) not in (".", ",", "$")
