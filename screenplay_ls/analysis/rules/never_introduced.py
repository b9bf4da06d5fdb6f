"""Somebody speaks whose name never stands in capitals in the action.

The reader hears a voice and sees nobody: no age, no look, no place in the room.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Severity
from screenplay_ls.analysis.rules.introductions import Entrance, entrances
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Script, content

CODE = "never-introduced"


@rule(CODE, LOGIC, severity=Severity.INFORMATION, on=False)
def never_introduced(script: Script) -> Iterator[Finding]:
    """A character who speaks and is never introduced in capitals."""
    for entrance in script.once(entrances):
        if entrance.capitals is not None:
            continue
        yield Finding(
            content(script.placed[entrance.speech.first]),
            CODE,
            f"{entrance.role.name} speaks, but the action never introduces them in capitals.",
            fixes=tuple(_fixes(entrance)),
        )


def _fixes(entrance: Entrance) -> Iterator[Fix]:
    mention = entrance.before
    if mention is not None:
        edit = Edit(mention.span, mention.text.upper())
        yield Fix("Put the first mention in capitals", (edit,), preferred=True)
