"""What a script says to the red pen in notes."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.rules import RuleOptions, check
from screenplay_ls.analysis.rules.directives import permitted, words
from screenplay_ls.fountain import Span, parse
from tests.analysis.rules.marks import marks

WORDING = RuleOptions.only(["adverb", "we-see"])


@pytest.mark.parametrize(
    "marked",
    [
        "She ⟦slowly⟧ turns.\n",
        "[[lint: off]]\n\nWe see her slowly turn.\n",
        "[[lint: off adverb]]\n\n⟦We see⟧ her slowly turn.\n",
        "[[lint: off adverb, we-see]]\n\nWe see her slowly turn.\n",
        "⟦We see⟧ her ⟦slowly⟧ turn.\n\n[[lint: off]]\n\nWe see her slowly turn.\n",
        "[[lint: off]]\n\nSlowly she slowly turns.\n\n[[lint: on]]\n\nShe ⟦slowly⟧ turns.\n",
        "[[lint: off]]\n\n[[lint: on adverb]]\n\nWe see her ⟦slowly⟧ turn.\n",
        "[[lint: ignore]]\n\nShe slowly turns.\n\nShe ⟦slowly⟧ turns.\n",
        "[[lint: ignore adverb]]\nShe slowly turns.\n\nShe ⟦slowly⟧ turns.\n",
        "She slowly turns. [[lint: ignore]]\n\nShe ⟦slowly⟧ turns.\n",
        "[[ LINT : Ignore adverb ]]\n\nShe slowly turns.\n",
        "[[lint: words slowly]]\n\nShe ⟦slowly⟧ turns.\n",
        "/* [[lint: off]] */\n\nShe ⟦slowly⟧ turns.\n",
    ],
)
def test_what_is_silenced(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")

    assert marks(text, check(parse(text), WORDING)) == marked


def test_ignore_in_front_of_a_cue_covers_the_speech() -> None:
    text = "[[lint: ignore grammar/Their]]\n\nNORA\n(quiet)\nTheir here.\n\nPETE\nTheir here.\n"
    first, second = text.index("Their here"), text.rindex("Their here")
    findings = [Finding(Span(at, at + 5), "grammar/Their", "They're?") for at in (first, second)]

    assert permitted(parse(text), findings) == [findings[1]]


def test_the_scripts_own_words() -> None:
    text = "[[lint: words KRUMF, Zacky]]\n\nFog. [[lint: words Marguerite]]\n"

    assert words(parse(text)) == ("KRUMF", "Zacky", "Marguerite")
