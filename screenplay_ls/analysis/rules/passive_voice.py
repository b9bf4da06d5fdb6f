"""Action in the passive voice. Off unless switched on: now and then it is the right voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules.prose import in_action
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted

CODE = "passive-voice"

_IRREGULAR = (
    "beaten bitten blown born borne bought bound broken brought built burnt caught chosen cut "
    "dealt done dragged drawn driven drowned eaten fed felt flung forgotten found frozen given "
    "gripped ground held hidden hit hung hurt kept kicked killed knocked known laid led left lit "
    "lost made met paid put read ripped run said seen sent set shaken shot shown shut slain slung "
    "smashed sold spent split spread stolen stopped struck sung sunk swept swallowed taken taught "
    "thrown told torn trapped understood wiped woken won worn wound woven written"
)
_ADJECTIVES = (
    "tired excited bored scared interested worried surprised confused concerned pleased naked "
    "crowded drunk gone married excited relaxed exhausted annoyed amused drenched determined "
    "supposed used red bed need indeed hundred kindred sacred wicked rugged jagged ragged"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets|get|got|getting)\s+"
    r"(?:(?:\w+ly|not|just|almost|being|now|still|already)\s+)?"
    rf"(?!(?:{'|'.join(_ADJECTIVES.split())})\b)"
    rf"(?:\w{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b(?P<by>\s+by\b)?",
    re.IGNORECASE,
)


@rule(CODE, FORM, severity=Severity.HINT, on=False)
def passive_voice(script: Script) -> Iterator[Finding]:
    """Action in the passive voice."""
    for span, match in in_action(script, _PASSIVE):
        yield Finding(
            span,
            CODE,
            f"{quoted(match.group())}: who does it? The active voice is easier to see.",
        )
