"""its / it's."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"its", "it's"})
MESSAGE = "“{said}” or “{meant}”? “Its” is what it owns, “it’s” is “it is” or “it has”."

_OF = bag(
    "about above across against along and around at behind below beneath beside between by from "
    "in inside into of off on onto out over through to toward towards under up upon with within "
    "lost left open opened close closed turned had raised"
)
"""Words before what something owns."""
_SAYS = bag(
    "as this is was does has because unless guess guessing means hopes hoping says saying seems "
    "sometimes thinks thinking knows knowing wishes always perhaps besides thus yes looks feels"
)
"""Words before what is said of it."""


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("its", row, place, SAID, OWNED)
    if row[place].word == "its":
        opens = word_at(row, place - 1) in ("^", ".")
        return "it's" if said > (2.4 if opens else 2.2) else None
    # "It's rain, it's thunder" opens many a line; "its" seldom opens one.
    leading = word_at(row, place - 1)
    if leading in ("^", ".", ","):
        return "its" if said < -3.5 and _goes_on(row, place + 1) else None
    if leading in _OF or (leading.endswith(("s", "ing")) and leading not in _SAYS):
        return "its" if said < -1.8 else None
    return "its" if said < -5 else None


def _goes_on(row: list[Token], place: int) -> bool:
    """A plain word, and something after it: its ribs covered in dust."""
    return row[place].shown.islower() and word_at(row, place + 1) not in (".", ",", "$")
