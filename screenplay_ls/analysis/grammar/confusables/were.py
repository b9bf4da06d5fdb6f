"""he were, she were: a plural verb for one."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at

WORDS = frozenset({"were"})
MESSAGE = "“{said}” or “{meant}”? One person or thing was; several were."

_WISHES = bag(
    "as even if imagine lest only or pretend pretended pretending suppose supposing than that "
    "though unless until what when whether wish wished wishes wishing would"
)


def meant(row: list[Token], place: int) -> str | None:
    """`was`, where one is meant and nothing is only imagined."""
    if word_at(row, place - 1) not in ("he", "she", "it"):
        return None
    if word_at(row, place - 2) in ("and", "nor", "&"):
        return None
    leading = [word_at(row, place - back) for back in range(2, 6)]
    if any(word in _WISHES for word in leading):
        return None
    # "Were she here" and "so were he and I" turn the subject round.
    return None if word_at(row, place + 1) in ("to", "not") else "was"
