"""Action that says what "we" see or hear. Off unless switched on: it is a matter of taste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Severity
from screenplay_ls.analysis.rules.prose import in_action
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted
from screenplay_ls.fountain import Span

CODE = "we-see"

_WE = re.compile(
    r"\bwe(?:['’]ll| can| now| also| again)? (?:see|hear|notice|realise|realize|watch)s?"
    r"(?P<that> that)?\b(?P<gap> +)?(?P<next>\w)?",
    re.IGNORECASE,
)


@rule(CODE, FORM, severity=Severity.HINT, on=False)
def we_see(script: Script) -> Iterator[Finding]:
    """Action that says what we see or hear, instead of what is there."""
    for span, match in in_action(script, _WE):
        phrase = match.group().strip()
        if match["next"]:
            phrase = phrase[:-1].strip()
        flagged = Span(span.start, span.start + len(phrase))
        source = script.document.text[slice(*span)]
        fixes: tuple[Fix, ...] = ()
        # Marks of emphasis inside the phrase would be torn apart by the fix.
        if match["next"] and source == match.group():
            capital = match["next"].upper() if match.group()[0] == "W" else match["next"]
            fixes = (Fix(f"Delete {quoted(phrase)}", (Edit(span, capital),), preferred=True),)
        yield Finding(
            flagged, CODE, f"Without {quoted(phrase)} the sentence says the same.", fixes=fixes
        )
