"""their / there / they're."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, PLACE, SAID, pair

WORDS = frozenset({"their", "there", "they're"})
MESSAGE = "“{said}” or “{meant}”? “Their” is what they own, “there” a place, “they’re” “they are”."

_STANDS = bag("appears begins comes goes hangs lies lives remains rises runs sits stands waits")
"""After "there" in the inversions of action: and there stands Nak."""


def meant(row: list[Token], place: int) -> str | None:
    """The word of the three that fits much better than the one that is there."""
    if row[place].word == "their":
        fits = {
            "they're": pair("their-theyre", row, place, SAID, OWNED),
            "there": pair("their-there", row, place, PLACE, OWNED),
        }
    elif row[place].word == "there":
        if word_at(row, place + 1) in _STANDS:
            return None
        fits = {
            "their": -pair("their-there", row, place, PLACE, OWNED) - 0.3,
            "they're": -pair("theyre-there", row, place, PLACE, SAID),
        }
    else:
        fits = {
            "their": -pair("their-theyre", row, place, SAID, OWNED),
            "there": pair("theyre-there", row, place, PLACE, SAID),
        }
    best = max(fits, key=lambda word: fits[word])
    return best if fits[best] > 1.9 else None
