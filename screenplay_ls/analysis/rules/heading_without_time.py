"""A scene heading that does not say when, in a script whose other headings do.

Whoever schedules the shoot sorts the scenes by it. A script that never gives times (a stage play,
a sitcom on one set) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules.headings import daylight, has_time
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, insertion, quoted, words
from screenplay_ls.fountain import Placed, SceneHeading

CODE = "heading-without-time"

HABIT = 0.7
"""The share of headings with a time from which a script is one that gives them."""


@rule(CODE, FORM, severity=Severity.INFORMATION)
def heading_without_time(script: Script) -> Iterator[Finding]:
    """A scene heading that does not give the time of day."""
    headings = [
        (placed, placed.element)
        for placed in script.placed
        if isinstance(placed.element, SceneHeading) and placed.element.prefix
    ]
    timeless = [(placed, heading) for placed, heading in headings if not has_time(heading)]
    if len(timeless) > (1 - HABIT) * len(headings) and len(timeless) > 1:
        return
    if len(timeless) == len(headings):
        return
    for placed, heading in timeless:
        yield Finding(
            words(placed, 0, len(heading.plain)),
            CODE,
            f"{quoted(heading.text)} does not say when: DAY, NIGHT, CONTINUOUS ...",
            fixes=tuple(_fixes(script, placed)),
        )


def _fixes(script: Script, placed: Placed) -> Iterator[Fix]:
    """Each time of day, the one of the scene before first."""
    end = words(placed, 0, len(placed.element.plain.rstrip())).end
    times = ["DAY", "NIGHT", "CONTINUOUS"]
    if _before(script, placed) == "night":
        times.sort(key=lambda time: time != "NIGHT")
    for number, time in enumerate(times):
        yield Fix(f"Add {time}", (insertion(end, f" - {time}"),), preferred=number == 0)


def _before(script: Script, placed: Placed) -> str | None:
    for other in reversed(script.placed[: placed.index]):
        if isinstance(other.element, SceneHeading) and has_time(other.element):
            return daylight(other.element.time or other.element.text)
    return None
