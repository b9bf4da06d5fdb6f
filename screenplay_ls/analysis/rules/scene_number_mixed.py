"""Some scenes have numbers and others have none.

Numbers are given to all scenes when a script goes into production. The rule speaks of whichever
are fewer: scenes without a number in a numbered script, or numbers left over in one without.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.scene_numbers import between, headings, number_span
from screenplay_ls.analysis.rules.script import Script, content, insertion
from screenplay_ls.fountain import Placed, SceneHeading

CODE = "scene-number-mixed"


@rule(CODE, FORM)
def scene_number_mixed(script: Script) -> Iterator[Finding]:
    """A scene without a number among numbered ones, or the reverse."""
    found = headings(script)
    numbered = [placed for placed, heading in found if heading.number]
    if not numbered or len(numbered) == len(found):
        return
    if 2 * len(numbered) >= len(found):
        yield from _without(script, found)
    else:
        yield from _leftover(script, numbered)


def _without(script: Script, found: list[tuple[Placed, SceneHeading]]) -> Iterator[Finding]:
    taken = {heading.number.upper() for _, heading in found if heading.number}
    before = "0"
    for placed, heading in found:
        if heading.number:
            before = heading.number.upper()
            continue
        free = between(before.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or before, taken)
        taken.add(free)
        yield Finding(
            content(placed),
            CODE,
            "This scene has no number, and most others have one.",
            fixes=(
                Fix(
                    f"Number it {free}",
                    (insertion(number_span(script, placed).end, f" #{free}#"),),
                    preferred=True,
                ),
            ),
        )


def _leftover(script: Script, numbered: list[Placed]) -> Iterator[Finding]:
    for placed in numbered:
        span = number_span(script, placed)
        yield Finding(
            span,
            CODE,
            "This scene has a number, and most others have none.",
            fixes=(Fix("Remove the number", (Edit(span, ""),), preferred=True),),
        )
