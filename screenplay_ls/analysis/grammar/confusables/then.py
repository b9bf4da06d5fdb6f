"""then / than."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token
from screenplay_ls.analysis.grammar.confusables.scales import either

WORDS = frozenset({"then", "than"})
MESSAGE = "“{said}” or “{meant}”? “Then” is about time, “than” compares."


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    fits = either("then", row, place)
    if row[place].word == "then":
        return "than" if fits > 1.3 else None
    return "then" if fits < -1.3 else None
