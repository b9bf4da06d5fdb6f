"""Words that sound alike or nearly so, where the checker hears no difference.

One file for each rule. A rule looks at one token among its neighbours and says what it should
probably be; what it is worth is measured by `benchmarks/proof.py` and told in docs/grammar.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from screenplay_ls.analysis.grammar.confusables import (
    article,
    its,
    passed,
    then,
    there,
    to,
    were,
    whose,
    your,
)
from screenplay_ls.analysis.grammar.confusables.context import Token, tokens
from screenplay_ls.analysis.grammar.confusables.doubled import MESSAGE as TWICE
from screenplay_ls.analysis.grammar.confusables.doubled import doubled
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
    Rule("HeWere", were.WORDS, were.meant, were.MESSAGE),
    Rule("MissingArticle", article.WORDS, article.meant, article.MESSAGE),
)
"""Every rule of this layer."""


def confused(text: str) -> tuple[Lint, ...]:
    """All lints of this layer about a text."""
    row = tokens(text)
    lints = [_twice(*pair) for pair in doubled(text, row)]
    for place, token in enumerate(row):
        for rule in RULES:
            if token.word in rule.words:
                meant = rule.meant(row, place)
                if meant is not None:
                    lints.append(_lint(text, rule, token, meant))
    return tuple(lints)


def _twice(first: Token, second: Token) -> Lint:
    message = TWICE.format(said=second.shown)
    return Lint("DoubledWord", first.start, second.end, message, (Change(first.shown),))


def _lint(text: str, rule: Rule, token: Token, meant: str) -> Lint:
    if "’" in text:
        meant = meant.replace("'", "’")
    if token.shown.isupper() and len(token.shown) > 1:
        meant = meant.upper()
    elif token.shown[0].isupper():
        meant = meant[0].upper() + meant[1:]
    message = rule.message.format(said=token.shown, meant=meant)
    return Lint(rule.name, token.start, token.end, message, (Change(meant),))
