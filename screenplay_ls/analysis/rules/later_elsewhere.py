"""LATER, in a place that the script has not shown before and with nobody from the scene before.

LATER asks: later than what? A reader looks at the scene before, or at the last one in this place.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related, Severity
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.scene_time import (
    LATER,
    have_nothing_in_common,
    neighbours,
    time_span,
    when,
)
from screenplay_ls.analysis.rules.script import Script, content

CODE = "later-elsewhere"


@rule(CODE, LOGIC, severity=Severity.INFORMATION, on=False)
def later_elsewhere(script: Script) -> Iterator[Finding]:
    """LATER in a new place, with nobody from the scene before."""
    seen: set[str] = set()
    for follows in neighbours(script):
        seen.add(follows.before.heading.place.upper())
        heading = follows.scene.heading
        if not LATER.search(when(heading)) or heading.place.upper() in seen:
            continue
        span = time_span(script.placed[follows.scene.first], LATER)
        if span is None or not have_nothing_in_common(script, follows):
            continue
        yield Finding(
            span,
            CODE,
            "Later than what? This place is new, and nobody from the scene before is here.",
            fixes=tuple(Fix(f"Write {time}", (Edit(span, time),)) for time in ("DAY", "NIGHT")),
            related=(Related(content(script.placed[follows.before.first]), "The scene before"),),
        )
