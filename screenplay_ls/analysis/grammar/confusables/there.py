"""their / there / they're."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, PLACE, SAID, kinds, pair

WORDS = frozenset({"their", "there", "they're"})
MESSAGE = "“{said}” or “{meant}”? “Their” is what they own, “there” a place, “they’re” “they are”."

_STANDS = bag(
    "appears begins came come comes exists goes had hangs has issued lies lived lives long "
    "remained remains rises runs sits someone something stands stood waits"
)
"""After "there" in the inversions of action: and there stands Nak."""

_GOES_ON = frozenset("-–—\"“‘('")
"""Marks behind which nothing can be told."""
_NO_NOUNS = bag(
    "0 a about after again all alone also although always an and are around as at because been "
    "before but by can did do does during even ever except for from had has have he herself "
    "himself if in is isn't isnt just last like myself no none now of off often on once only or "
    "really since so some still than that the then there through till today together tomorrow "
    "tonight too twice under until up used was wasn't we were what when where which while who "
    "will with without you yourself"
)
"""Words that no “their” stands before."""
_OF = bag(
    "about above across against along around behind below beneath beside between by for into of "
    "off onto toward towards under with put take took hold held give gave open opened close "
    "closed turn turned shake shook wave waved raise raised make leave left lost lose do all"
)
"""Words before what somebody owns."""
_RESTS = bag(
    "just lay lies lying right sat sits sitting stand standing stands stood wait waiting waits"
)
_THERE_AFTER = bag("be been down in is it's out over up was wasn't were where")
"""Words after which "there" is often right."""


def meant(row: list[Token], place: int) -> str | None:
    """The word of the three that fits much better than the one that is there."""
    following = word_at(row, place + 1)
    if place + 1 < len(row) and row[place + 1].shown in _GOES_ON:
        return None
    if row[place].word == "their":
        fits = _instead_of_their(row, place, following)
    elif row[place].word == "there":
        fits = _instead_of_there(row, place, following)
    else:
        fits = _instead_of_theyre(row, place, following)
    best = max(fits, key=lambda word: fits[word], default="")
    return best if best and fits[best] > 1.9 else None


def _instead_of_their(row: list[Token], place: int, following: str) -> dict[str, float]:
    # "Their day's not planned", "their state-granted power", "their wildly different ways".
    if following.endswith(("'s", "ly")) or "-" in following:
        return {}
    return {
        "they're": pair("their-theyre", row, place, SAID, OWNED),
        "there": pair("their-there", row, place, PLACE, OWNED),
    }


def _instead_of_there(row: list[Token], place: int, following: str) -> dict[str, float]:
    if following in _STANDS or following in _NO_NOUNS:
        return {}
    owned, said, _ = kinds(row, place)
    leading = word_at(row, place - 1)
    fits: dict[str, float] = {}
    if owned > (0.5 if leading in _OF or leading.endswith(("s", "ing")) else 2):
        doubt = 1.8 if leading in _THERE_AFTER else 0.2
        fits["their"] = -pair("their-there", row, place, PLACE, OWNED) - doubt
    if (
        said > 1
        and leading not in _THERE_AFTER
        and not (following.endswith("ing") and leading in _RESTS)
    ):
        fits["they're"] = -pair("theyre-there", row, place, PLACE, SAID)
    return fits


def _instead_of_theyre(row: list[Token], place: int, following: str) -> dict[str, float]:
    fits = {"there": pair("theyre-there", row, place, PLACE, SAID)}
    # "They're teenagers": a plural may be said of them.
    if not _plural(row, place + 1) and not _plural(row, place + 2):
        fits["their"] = -pair("their-theyre", row, place, SAID, OWNED)
    return fits


def _plural(row: list[Token], place: int) -> bool:
    """Whether the place holds a plural that ends what is said."""
    word = word_at(row, place)
    ends = word_at(row, place + 1) in (".", ",", "$", "and", "who", "you")
    return ends and word.endswith("s") and not word.endswith("ss")
