"""to / too."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import either

WORDS = frozenset({"to", "too"})
MESSAGE = "“{said}” or “{meant}”? “Too” is “also” or “more than enough”."

_QUALITY = bag(
    "afraid angry anxious bad beautiful big bitter bold bored bright broad broken busy careful "
    "cheap clever close cold confining complicated crazy cruel cute dangerous dark deep "
    "difficult drunk dumb early easy eager excited expensive familiar fancy far fast fat few "
    "fond frail fragile good great happy hard harsh heavy high hot humid hungry ill important "
    "intense late lazy little lonely long loud many much nervous nice noisy numb obvious often "
    "old personal painful perfect polite poor powerful pretty proud rich risky rough sad scared "
    "serious shaken short shy sick simple sick slippery sleepy small smart soft soon stiff "
    "strange strict strong stubborn stunned stupid sweet tall terrified thick thin tight tiny "
    "tired upset ugly violent wasted weak weird wide wild wise young"
)
_LEADS = bag(
    "'m 're 's a always am are be been being bit drive far feel feels felt get gets getting "
    "gone got he's i'm is isn't it's just little look looked looking looks lot never not one's "
    "seem seemed seems she's still that's they're town's was way we're were what's you're"
)
"""Before "too" and a quality: it is too small."""


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    if row[place].shown.isupper() or word_at(row, place - 1) == word_at(row, place + 1):
        return None
    fits = either("to", row, place)
    if row[place].word == "too":
        return "to" if fits < -2 else None
    if word_at(row, place + 1) in _QUALITY and word_at(row, place - 1) in _LEADS:
        return "too"
    if place + 1 < len(row) and row[place + 1].shown in (":", "“", '"'):
        return None
    return "too" if fits > 1.5 else None
