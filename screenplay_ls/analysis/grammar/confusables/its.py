"""its / it's."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.confusables.context import Token, word_at
from screenplay_ls.analysis.grammar.confusables.scales import OWNED, SAID, pair

WORDS = frozenset({"its", "it's"})
MESSAGE = "“{said}” or “{meant}”? “Its” is what it owns, “it’s” is “it is” or “it has”."


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where it fits much better."""
    said = pair("its", row, place, SAID, OWNED)
    if row[place].word == "its":
        return "it's" if said > 1.8 else None
    # "It's rain, it's thunder" opens many a line; "its" seldom opens one.
    opens = word_at(row, place - 1) in ("^", ".", ",")
    return "its" if said < (-4.5 if opens else -2.0) else None
