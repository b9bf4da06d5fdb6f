"""Two scenes with the same number. The call sheet has room for one of them."""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.scene_numbers import between, headings, number_span
from screenplay_ls.analysis.rules.script import Script, content
from screenplay_ls.fountain import Placed

CODE = "scene-number-duplicate"


@rule(CODE, FORM)
def scene_number_duplicate(script: Script) -> Iterator[Finding]:
    """A scene number that an earlier scene already has."""
    first: dict[str, Placed] = {}
    taken = {heading.number.upper() for _, heading in headings(script) if heading.number}
    for placed, heading in headings(script):
        if not heading.number:
            continue
        number = heading.number.upper()
        if number not in first:
            first[number] = placed
            continue
        free = between(number, taken)
        taken.add(free)
        span = number_span(script, placed)
        yield Finding(
            span,
            CODE,
            f"Another scene already has the number {heading.number}.",
            fixes=(
                Fix(f"Number it {free}", (Edit(span, f" #{free}#"),), preferred=True),
                Fix("Remove the number", (Edit(span, ""),)),
            ),
            related=(Related(content(first[number]), f"The first scene {heading.number}"),),
        )
