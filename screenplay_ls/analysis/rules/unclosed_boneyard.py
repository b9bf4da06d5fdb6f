"""A boneyard that opens with `/*` and never ends.

Some programs print it, others drop the whole rest of the script.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, deletion, insertion
from screenplay_ls.fountain import Kind, Span

CODE = "unclosed-boneyard"


@rule(CODE, FORM, severity=Severity.ERROR)
def unclosed_boneyard(script: Script) -> Iterator[Finding]:
    """A boneyard without its end."""
    if "/*" not in script.document.text:
        return
    for placed in script.placed:
        if placed.element.kind in (Kind.BONEYARD, Kind.NOTE):
            continue
        at = placed.element.raw.find("/*")
        while at >= 0:
            if not any(i.span.start <= at < i.span.end for i in placed.element.inlines):
                start = placed.start + at
                yield Finding(
                    Span(start, start + 2),
                    CODE,
                    "This boneyard never ends: some programs leave out the whole rest of the "
                    "script. Its end is */",
                    fixes=(
                        Fix(
                            "End the boneyard with the paragraph",
                            (insertion(content(placed).end, " */"),),
                            preferred=True,
                        ),
                        Fix("Delete its beginning", (deletion(start, start + 2),)),
                    ),
                )
                return
            at = placed.element.raw.find("/*", at + 2)
