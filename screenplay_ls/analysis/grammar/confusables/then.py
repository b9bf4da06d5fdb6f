"""then / than."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token
from screenplay_ls.analysis.grammar.confusables.scales import either

WORDS = frozenset({"then", "than"})
MESSAGE = "“{said}” or “{meant}”? “Then” is about time, “than” compares."


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    if _nothing_to_compare(row, place):
        return None
    fits = either("then", row, place)
    if row[place].word == "then":
        return "than" if fits > 1.5 else None
    return "then" if fits < -1.6 else None


def _nothing_to_compare(row: list[Token], place: int) -> bool:
    """Between names, or next to a quotation or a bracket: in November then February."""
    left = row[place - 1].shown if place else ""
    right = row[place + 1].shown if place + 1 < len(row) else ""
    if left[:1] in tuple(')”"') or right[:1] in tuple('(“"'):
        return True
    return left[:1].isupper() and right[:1].isupper() and place > 1
