"""What is left of the checker's lints when script, voice and writer have had their say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.lint import Lint
from screenplay_ls.analysis.grammar.names import WORD, key
from screenplay_ls.analysis.grammar.options import GrammarOptions
from screenplay_ls.analysis.grammar.prose import Voice
from screenplay_ls.analysis.grammar.rules import SPELLING, SPELLING_LIKE, suits
from screenplay_ls.analysis.grammar.spelling import Context, misspelt

_CAPITALS = re.compile(r"\b[A-Z][A-Z'’]+\b")


def folded(text: str) -> str | None:
    """The text with its words in capitals in lower case, place by place; None where it has none.

    A checker takes SPLASH for an abbreviation and asks for "an SPLASH"; what it says about
    both forms of a text is about the words, not about their capitals.
    """
    lower = _CAPITALS.sub(lambda match: match[0].lower(), text)
    return None if lower == text else lower


def judge(
    text: str, lints: Iterable[Lint], voice: Voice, context: Context, options: GrammarOptions
) -> Iterator[Lint]:
    """The lints about a passage that a writer should see."""
    unknown: list[Lint] = []
    for lint in lints:
        if lint.rule == SPELLING:
            if misspelt(text, lint, voice, context):
                unknown.append(lint)
        elif suits(lint.rule, voice, options) and _trusted(text, lint, context):
            yield lint
    yield from (lint for lint in unknown if not _in_another_tongue(text, lint, unknown))


_SENTENCE = re.compile(r"[^.!?…]+")


def _in_another_tongue(text: str, lint: Lint, unknown: list[Lint]) -> bool:
    """Whether a sentence has so many unknown words that it is hardly a misspelt English one."""
    for match in _SENTENCE.finditer(text):
        if match.start() <= lint.start < match.end():
            beside = sum(match.start() <= other.start < match.end() for other in unknown)
            return beside > 1 and 5 * beside >= 2 * len(WORD.findall(match[0]))
    return False


def _trusted(text: str, lint: Lint, context: Context) -> bool:
    marked = text[lint.start : lint.end]
    if _about_a_name(marked, lint.rule, context):
        return False
    if lint.rule == "DoubledWord":
        return context.known(marked.split()[-1])
    if lint.rule == "PronounVerbAgreement":
        return _agrees_badly(text, lint) and _plain_verb(marked, context)
    if lint.rule == "AnA":
        return not _UNSURE.match(text, lint.end) and not _spelled_out(text, lint.end, context)
    if lint.rule == "CapitalizePersonalPronouns":
        return "-" not in (text[lint.start - 1 : lint.start], text[lint.end : lint.end + 1])
    # Capitals hide what such rules look at, and so do names: the Childs, two Harrys.
    loud = marked.isupper() and len(marked) > 1
    return not loud and not (lint.rule == "RegularIrregulars" and marked[:1].isupper())


_LETTERS = re.compile(r"\s+([A-Z]{2,4})\b")


def _spelled_out(text: str, end: int, context: Context) -> bool:
    """Before an abbreviation, whose letters decide: an SUV, a URL."""
    match = _LETTERS.match(text, end)
    return match is not None and not context.known(match[1].lower())


_SAME_IN_THE_PAST = bag(
    "beat bet bid burst cast cost cut hit hurt let put quit read rid set shed shut slit spit "
    "split spread thrust upset wed wet"
)


def _plain_verb(word: str, context: Context) -> bool:
    """Whether the marked word is a verb that lacks its -s, and no past tense: he stuck."""
    word = word.lower()
    if word in _SAME_IN_THE_PAST:
        return False
    ending = "ies" if word.endswith("y") and word[-2:-1] not in tuple("aeiou") else ""
    return context.known(f"{word[:-1]}{ending}" if ending else f"{word}s") or context.known(
        f"{word}es"
    )


_UNSURE = re.compile(r"[-–—.…,\s]*(?:u+[hm]+|e+r+m?|a+h+|[-–—.…,]|a\b|an\b)", re.IGNORECASE)
"""After an article: the speaker hesitates."""


def _about_a_name(marked: str, rule: str, context: Context) -> bool:
    words = [match[0] for match in WORD.finditer(marked)]
    if rule in SPELLING_LIKE:
        return any(context.names.knows(w) or key(w) in context.words for w in words)
    return rule not in ("AnA", "DoubledWord") and any(
        word[0].isupper() and key(word) in context.names.people for word in words
    )


def _agrees_badly(text: str, lint: Lint) -> bool:
    """After a subject that is no "you" (you guys), in a plain statement (not "lest he fall")."""
    before = [match[0].lower() for match in WORD.finditer(text[: lint.start])]
    if not before or before[-1] not in ("he", "she", "it", "i", "we", "they"):
        return False
    return len(before) < 2 or before[-2] not in _INVERTED


_INVERTED = bag(
    "am are can can't could couldn't demand demands did didn't do does doesn't don't had has "
    "have hear hears help helps if insist insists is isn't lest let lets made make makes may "
    "might must recommend saw see sees shall should suggest suggests than that was wasn't watch "
    "watched watches were weren't will won't would wouldn't"
)
"""Words after which a pronoun may be followed by a bare verb or by no verb."""
