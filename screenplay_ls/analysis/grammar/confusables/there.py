"""their / there / they're."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, PLACE, SAID, pair

WORDS = frozenset({"their", "there", "they're"})
MESSAGE = "“{said}” or “{meant}”? “Their” is what they own, “there” a place, “they’re” “they are”."

_STANDS = bag("appears begins comes goes hangs lies lives remains rises runs sits stands waits")
"""After "there" in the inversions of action: and there stands Nak."""

_NO_NOUNS = bag(
    "0 are five four he herself himself i is it myself one she six the they three twice two "
    "once used was we were will you yourself"
)
"""Words that no “their” stands before."""
_THERE_AFTER = bag("be been down in is it's out over up was wasn't were where")
"""Words after which "there" is often right."""


def meant(row: list[Token], place: int) -> str | None:
    """The word of the three that fits much better than the one that is there."""
    if word_at(row, place + 1) == "." and place + 1 < len(row) and row[place + 1].shown in "-–—":
        return None
    if row[place].word == "their":
        if word_at(row, place + 1).endswith("'s"):
            return None
        fits = {
            "they're": pair("their-theyre", row, place, SAID, OWNED),
            "there": pair("their-there", row, place, PLACE, OWNED),
        }
    elif row[place].word == "there":
        following = word_at(row, place + 1)
        if following in _STANDS or following in _NO_NOUNS:
            return None
        doubt = 1.8 if word_at(row, place - 1) in _THERE_AFTER else 0.2
        fits = {
            "their": -pair("their-there", row, place, PLACE, OWNED) - doubt,
            "they're": -pair("theyre-there", row, place, PLACE, SAID),
        }
    else:
        fits = {
            "their": -pair("their-theyre", row, place, SAID, OWNED),
            "there": pair("theyre-there", row, place, PLACE, SAID),
        }
    best = max(fits, key=lambda word: fits[word])
    return best if fits[best] > 1.9 else None
