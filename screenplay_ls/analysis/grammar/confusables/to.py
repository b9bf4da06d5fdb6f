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
_GOES_ON = frozenset({":", "“", '"', "...", "…", "-", "--", "–", "—"})
_ENDS_IN_TO = bag(
    "able about accustomed afraid allowed attached belong belongs comes devoted engaged expect "
    "expected going got gotta had has have having hard her him hope how intend invited know "
    "like liked listen listening lied like look looking love married mean meant need needed "
    "needs not ought plan planned prefer ready refer referred related said sent somewhere speak "
    "speaking spoke spoken supposed talk talked talking them tied tried try trying unless us "
    "used used want wanted wants what when where whether who why willing wish"
)
"""Words after which "to" may end a sentence: I want to."""


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    # "From good to great" and "toe to toe" look like nothing else.
    if row[place].shown.isupper() or word_at(row, place - 1) == word_at(row, place + 1):
        return None
    following = word_at(row, place + 1)
    if row[place].word == "to":
        return "too" if _should_be_too(row, place, following) else None
    if following in _QUALITY | _VERBS or following.endswith("ly") or _addressed(row, place):
        return None
    return "to" if either("to", row, place) < -2 else None


def _should_be_too(row: list[Token], place: int, following: str) -> bool:
    leading = word_at(row, place - 1)
    if following in _QUALITY and leading in _LEADS:
        return True
    if following in (".", "$", ",") and leading in _ENDS_IN_TO:
        return False
    if place + 1 < len(row) and row[place + 1].shown in (
        ":",
        "“",
        '"',
        "..",
        "...",
        "…",
        "-",
        "--",
    ):
        return False
    return either("to", row, place) > 1.5


def _addressed(row: list[Token], place: int) -> bool:
    """You too, Chandler."""
    return place + 1 < len(row) and row[place + 1].shown[:1].isupper()
