"""A parenthetical that opens and never closes.

Without its bracket the direction is read out loud, as part of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, insertion, lines, quoted
from screenplay_ls.fountain import Kind

CODE = "parenthetical-unclosed"


@rule(CODE, FORM)
def parenthetical_unclosed(script: Script) -> Iterator[Finding]:
    """A parenthetical without its closing bracket."""
    for placed in script.of(Kind.DIALOGUE):
        found = list(lines(placed))
        for index, line in enumerate(found):
            if not line.text.startswith("("):
                continue
            rest = " ".join(later.text for later in found[index:])
            if rest.count("(") <= rest.count(")"):
                continue
            yield Finding(
                line.span,
                CODE,
                f"{quoted(line.text)} has no closing bracket, so it is read as speech.",
                fixes=(
                    Fix(
                        "Close the parenthetical at the end of the line",
                        (insertion(line.span.end, ")"),),
                        preferred=True,
                        safe=True,
                    ),
                ),
            )
