"""(CONT'D) is missing, in a script that otherwise writes it.

Somebody speaks, something happens, and the same person speaks on. Scripts either mark that
everywhere or nowhere; programs that set (CONT'D) by themselves need it nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.continuity import continued_mark
from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules.continued import goes_on, is_continued
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, insertion, words

CODE = "contd-missing"

HABIT = 0.9
"""The share of places with (CONT'D), of those where it belongs, that makes it the script's way."""


@rule(CODE, FORM, severity=Severity.INFORMATION)
def contd_missing(script: Script) -> Iterator[Finding]:
    """A speaker who goes on after action without (CONT'D), in a script that marks it."""
    places = list(goes_on(script))
    missing = [speech for speech in places if not is_continued(speech)]
    if not missing or len(places) - len(missing) < HABIT * len(places):
        return
    mark = f"({continued_mark(script.document)})"
    for speech in missing:
        placed = script.placed[speech.first]
        end = words(placed, 0, len(placed.element.plain.rstrip())).end
        yield Finding(
            content(placed),
            CODE,
            f"{speech.name} goes on speaking; elsewhere this script marks that with {mark}.",
            fixes=(Fix(f"Add {mark}", (insertion(end, f" {mark}"),), preferred=True, safe=True),),
        )
