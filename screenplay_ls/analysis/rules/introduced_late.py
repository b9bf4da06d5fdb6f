"""Somebody's name stands in capitals only after they have spoken.

Capitals say: here is somebody new. After the first speech they come too late, and the reader turns
back to look for an introduction that was missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related, Severity
from screenplay_ls.analysis.rules.introductions import Entrance, entrances
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Script, content

CODE = "introduced-late"


@rule(CODE, LOGIC, severity=Severity.INFORMATION, on=False)
def introduced_late(script: Script) -> Iterator[Finding]:
    """A character introduced in capitals after having spoken."""
    for entrance in script.once(entrances):
        if entrance.capitals is not None and not entrance.introduced:
            yield Finding(
                entrance.capitals.span,
                CODE,
                f"{entrance.role.name} is introduced here, but has spoken before.",
                fixes=tuple(_fixes(entrance)),
                related=(
                    Related(content(script.placed[entrance.speech.first]), "The first speech"),
                ),
            )


def _fixes(entrance: Entrance) -> Iterator[Fix]:
    if entrance.before is None or entrance.capitals is None:
        return
    text, late = entrance.before.text, entrance.capitals.text
    yield Fix(
        "Put the capitals on the first mention",
        (Edit(entrance.before.span, text.upper()), Edit(entrance.capitals.span, late.title())),
    )
