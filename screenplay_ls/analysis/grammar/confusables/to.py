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
    "serious shaken short shy sick simple sick sleepy slippery slow slowly small smart soft "
    "soon stiff strange strict strong stubborn stunned stupid sweet tall terrified thick thin "
    "tight tiny tired upset ugly violent wasted weak weird wide wild wise young"
)
_LEADS = bag(
    "'m 're 's a always am are be been being bit drive far feel feels felt get gets getting "
    "gone got he's i'm is isn't it's just little look looked looking looks lot never not one's "
    "seem seemed seems she's still that's they're town's was way we're were what's you're"
)
"""Before "too" and a quality: it is too small."""

_VERBS = bag("am are can could did do does had has have is may must should was were will would")
_AFTER_TO = bag(
    "a an another answer any ask bathroom be bed bring buy call change check come dance die "
    "dinner do drink drive each eat eight end every everybody everyone find five follow four "
    "get give go have hear help her here him his hold home hospital how hurt its jail keep kill "
    "kiss know learn leave let listen live look lose love lunch make marry me meet mention mine "
    "mother move my nine no nobody not one open our paris pay people pick play prison put read "
    "reach remember run save say school see sell send seven show sing sit six sleep somebody "
    "someone something speak stand start stay stop study take talk teach tell that the their "
    "them there these think this three touch town try turn two understand us use wait wake walk "
    "watch wear what where whom win work worry write you your yourself"
)
"""Words before which "too" is seldom meant."""
_SMALL = bag(
    "and as at because but by for from i if in into it like light of on or out over so then "
    "they though to until up we when while with"
)
_LIKE_QUALITIES = (
    *("able", "ible", "al", "ant", "ar", "ate", "ed", "ent", "ful", "ic", "ing", "ish", "ive"),
    *("less", "ly", "mon", "ous", "ow", "y"),
)
_QUOTES = frozenset("“‘\"'(")
_WISHING = bag("got had has have need not ought them that us want")
"""Words behind which a last “to” is right: I have to."""
_ALSO = bag("am are can could did do does him i i'm is me she should they was we were will would ,")
"""Words behind which a last “to” means “also”: me too."""


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    # "From good to great" and "toe to toe" look like nothing else.
    if row[place].shown.isupper() or word_at(row, place - 1) == word_at(row, place + 1):
        return None
    following = word_at(row, place + 1)
    if row[place].word == "to":
        return "too" if _should_be_too(row, place, following) else None
    return "to" if _should_be_to(row, place, following) else None


def _should_be_to(row: list[Token], place: int, following: str) -> bool:
    # Behind a capital a name is spoken to, or a new sentence starts: you too, Alice.
    if place + 1 < len(row) and row[place + 1].shown[:1].isupper():
        return False
    fits = either("to", row, place)
    if following in _AFTER_TO:
        return fits < -1
    if following in _QUALITY | _SMALL | _VERBS or following.endswith(_LIKE_QUALITIES):
        return False
    return fits < -4.5 and following.isalpha() and not following.endswith("s")


def _should_be_too(row: list[Token], place: int, following: str) -> bool:
    leading = word_at(row, place - 1)
    if following in _QUALITY and leading in _LEADS:
        return True
    if place + 1 < len(row) and row[place + 1].shown in _QUOTES:
        return False
    fits = either("to", row, place)
    if following in (".", "$", ",", "and", "but", "or"):
        wishes = leading.endswith(("ant", "ed", "eed", "ing")) or leading in _WISHING
        return fits > (1 if leading in _ALSO else 3) and not wishes
    return fits > 1.5
