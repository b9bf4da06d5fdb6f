"""A direction to the camera. Off unless switched on: many scripts are none the worse for some.

A spec script leaves the camera to the director; what is on the page is what is seen anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules.prose import in_action
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, quoted

CODE = "camera-direction"

_CAMERA = re.compile(
    r"\b(?:(?:THE )?CAMERA (?:PANS|TILTS|TRACKS|FOLLOWS|MOVES|PUSHES|PULLS|HOLDS|DOLLIES|ZOOMS)"
    r"|(?:(?:EXTREME )?CLOSE[ -]?(?:UP)?|ANGLE|CLOSER|WIDER?|TIGHT) ON\b"
    r"|(?:WE )?(?:PAN|TILT|DOLLY|ZOOM|TRACK|PUSH|PULL|CRANE|RACK FOCUS)(?:S|ING)? "
    r"(?:IN|OUT|UP|DOWN|BACK|TO|ACROSS|OVER|WITH|LEFT|RIGHT)\b"
    r"|(?:WIDE|TRACKING|AERIAL|CRANE|REVERSE|ESTABLISHING|MEDIUM|LONG|TWO) (?:SHOT|ANGLE)"
    r"|SMASH CUT|RACK FOCUS|(?:[A-Z’']+ )?POV\b)"
)


@rule(CODE, FORM, severity=Severity.HINT, on=False)
def camera_direction(script: Script) -> Iterator[Finding]:
    """A direction to the camera in a paragraph of action."""
    for span, match in in_action(script, _CAMERA):
        yield Finding(
            span, CODE, f"{quoted(match.group())} directs the camera; say what is seen instead."
        )
