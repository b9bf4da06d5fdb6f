"""Day becomes night inside a run of scenes that are said to be continuous."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related
from screenplay_ls.analysis.rules.headings import daylight
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.scene_time import CONTINUOUS, light_of, time_span, when
from screenplay_ls.analysis.rules.script import Script, content

CODE = "day-to-night"

_SAME = re.compile(r"\bSAME\b|\bMOMENTS? LATER\b|\bSIMULTANEOUS", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:DAY|MORNING|NOON|MIDDAY|AFTERNOON|NIGHT|MIDNIGHT|EVENING)\b", re.I)


@rule(CODE, LOGIC)
def day_to_night(script: Script) -> Iterator[Finding]:
    """Day and night in scenes that follow each other without a break."""
    light: str | None = None
    above = None
    for scene in script.document.scenes:
        heading = scene.heading
        said = daylight(when(heading))
        runs_on = CONTINUOUS.search(when(heading)) or _SAME.search(when(heading))
        placed = script.placed[scene.first]
        span = time_span(placed, _LIGHT)
        if runs_on and said and light and said != light and above is not None and span:
            time = light.upper()
            yield Finding(
                span,
                CODE,
                f"It was {light} in the scene before, and this one follows without a break.",
                fixes=(Fix(f"Write {time}", (Edit(span, time),), preferred=True),),
                related=(Related(content(above), f"Here it is {light}"),),
            )
            continue
        # A scene that runs on without saying more plays in the light of the one before.
        light = said or (light if runs_on else light_of(heading, light))
        above = placed if said else above
