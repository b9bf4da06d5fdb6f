"""Words that sound alike or nearly so, where the checker hears no difference.

One file for each rule. A rule looks at one token among its neighbours and says what it should
probably be; what it is worth is measured by `benchmarks/proof.py` and told in docs/grammar.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from screenplay_ls.analysis.grammar.confusables import its, passed, then, there, to, whose, your
from screenplay_ls.analysis.grammar.confusables.context import Token, tokens
from screenplay_ls.analysis.grammar.lint import Change, Lint


class Rule(NamedTuple):
    """One kind of confusion."""

    name: str
    words: frozenset[str]
    """The words it looks at, in lower case; empty: all."""
    meant: Callable[[list[Token], int], str | None]
    """What the word at a place should be; None where it is fine."""
    message: str
    """With `{said}` and `{meant}`."""
    default: bool = True
    """Whether it speaks when nobody chooses: only at a measured precision of 0.8 or more."""


RULES = (
    Rule("YourYoure", your.WORDS, your.meant, your.MESSAGE),
    Rule("ItsIts", its.WORDS, its.meant, its.MESSAGE),
    Rule("WhoseWhos", whose.WORDS, whose.meant, whose.MESSAGE),
    Rule("TheirThereTheyre", there.WORDS, there.meant, there.MESSAGE),
    Rule("ToToo", to.WORDS, to.meant, to.MESSAGE),
    Rule("ThenThan", then.WORDS, then.meant, then.MESSAGE),
    Rule("PassedPast", passed.WORDS, passed.meant, passed.MESSAGE),
)
"""Every rule of this layer."""


def confused(text: str) -> tuple[Lint, ...]:
    """All lints of this layer about a text."""
    lints: list[Lint] = []
    row: list[Token] | None = None
    for rule in RULES:
        if not any(word in text.lower() for word in rule.words):
            continue
        row = tokens(text) if row is None else row
        for place, token in enumerate(row):
            if token.word in rule.words:
                meant = rule.meant(row, place)
                if meant is not None:
                    lints.append(_lint(text, rule, token, meant))
    return tuple(lints)


def _lint(text: str, rule: Rule, token: Token, meant: str) -> Lint:
    if "’" in text:
        meant = meant.replace("'", "’")
    if token.shown.isupper() and len(token.shown) > 1:
        meant = meant.upper()
    elif token.shown[0].isupper():
        meant = meant[0].upper() + meant[1:]
    message = rule.message.format(said=token.shown, meant=meant)
    return Lint(rule.name, token.start, token.end, message, (Change(meant),))
