"""whose / who's."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"whose", "who's"})
MESSAGE = "“{said}” or “{meant}”? “Whose” asks who owns it, “who’s” is “who is” or “who has”."

_NEVER_OWNED = bag(
    "a about already always an at been being coming currently doing ever finally from getting "
    "going gonna gonna gone got having he he's here i i'm in it just laughing making never no "
    "not now on only playing ready really she sitting standing still supposed taken talking "
    "that the there this trying waiting we with you your"
)
_PERSON = bag("anyone everyone he him one people person she somebody someone they those woman man")


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("whose", row, place, SAID, OWNED)
    if row[place].word == "whose":
        sure = word_at(row, place + 1) in _NEVER_OWNED
        return "who's" if sure or said > 1.5 else None
    if word_at(row, place + 1) in ("first", "next", "last", ".", "$", ","):
        return None
    relative = word_at(row, place - 1) in _PERSON
    opens = word_at(row, place - 1) in ("^", ".", ",", "and")
    return "whose" if said < (-2.2 if relative else -2 if opens else -0.7) else None
