"""A sentence that happens to begin like a scene heading, and so becomes one.

`Est modus in rebus.` and `Ext 3 answers.` start with a prefix that Fountain knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, insertion, quoted
from screenplay_ls.fountain import Kind

CODE = "prose-as-heading"

_SENTENCE = re.compile(r"[^.]*[a-z]{2}\s[^-–—]*[a-z][.!?]+[\"”’)]*")


@rule(CODE, FORM)
def prose_as_heading(script: Script) -> Iterator[Finding]:
    """A sentence of action that Fountain takes for a scene heading."""
    for placed in script.of(Kind.SCENE_HEADING):
        line = script.document.text[slice(*content(placed))].strip()
        if line.startswith(".") or not _SENTENCE.fullmatch(line):
            continue
        yield Finding(
            content(placed),
            CODE,
            f"{quoted(line)} reads like a sentence, but its first letters make it a scene heading.",
            fixes=(
                Fix(
                    "Make it action with an exclamation mark in front",
                    (insertion(content(placed).start, "!"),),
                    preferred=True,
                ),
            ),
        )
