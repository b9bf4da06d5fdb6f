"""An adverb in action. Off unless switched on: an adverb is a choice, and often a good one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules.prose import in_action
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, deletion, quoted

CODE = "adverb"

_OTHER = (
    "only family early fly reply ugly lonely friendly lovely lively elderly holy silly jelly belly "
    "bully rally ally supply apply july italy daily weekly monthly yearly likely unlikely deadly "
    "costly curly chilly hilly woolly smelly wobbly bubbly cuddly prickly tally assembly butterfly "
    "homely kindly folly dolly lily billy willy sally molly polly kelly emily ghostly motherly "
    "fatherly brotherly sickly heavenly worldly orderly burly surly gnarly sprightly stately "
    "grizzly drizzly melancholy anomaly monopoly barfly dragonfly firefly gully nearly really"
)
_ADVERB = re.compile(rf"(?<![\w’'-])(?!(?:{'|'.join(_OTHER.split())})\b)[a-z]{{3,}}ly\b(?![’'-])")


@rule(CODE, FORM, severity=Severity.HINT, on=False)
def adverb(script: Script) -> Iterator[Finding]:
    """An adverb in action: a stronger verb may say it alone."""
    for span, match in in_action(script, _ADVERB):
        fixes: tuple[Fix, ...] = ()
        text = script.document.text
        if text[slice(*span)] == match.group() and text[span.start - 1 : span.start] == " ":
            fixes = (
                Fix(
                    f"Delete {quoted(match.group())}",
                    (deletion(span.start - 1, span.end),),
                    preferred=True,
                ),
            )
        yield Finding(
            span, CODE, f"{quoted(match.group())}: would a stronger verb do?", fixes=fixes
        )
