"""A line of action in capitals that touches the line below, and so becomes a cue.

    THE DOOR FLIES OPEN.
    Wind, and then nobody.

To Fountain this is a character called THE DOOR FLIES OPEN. who says "Wind, and then nobody."
Lines in capitals that stand alone are no cues, and no business of this rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.glued_transition import TRANSITION
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Role, Script, content, insertion, quoted

CODE = "cue-is-action"

_ABBREVIATED = re.compile(r"\b(?:MR|MRS|MS|DR|JR|SR|ST|SGT|LT|COL|CAPT|PROF|REV|[A-Z])\.$")
_STOPPED = re.compile(r"[.!?:;,…]$|--$|—$")
_SCENE_LIKE = re.compile(r"\s(?:-+|–|—)\s")

LONG = 5
"""Words from which a name that speaks once is hardly a name."""


@rule(CODE, FORM)
def cue_is_action(script: Script) -> Iterator[Finding]:
    """A cue that is probably action in capitals."""
    for role in script.roles.values():
        if not _sounds_like_action(role):
            continue
        for speech in role.speeches:
            placed = script.placed[speech.first]
            if placed.element.raw.lstrip().startswith("@"):
                continue
            end = content(placed).end
            yield Finding(
                content(placed),
                CODE,
                f"{quoted(role.name)} reads like action, but the line below it makes it a cue.",
                fixes=(
                    Fix(
                        "Make it action: put an empty line below it",
                        (insertion(end, script.newline),),
                        preferred=True,
                    ),
                    Fix(
                        "Make it action with an exclamation mark in front",
                        (insertion(content(placed).start, "!"),),
                    ),
                ),
            )


def _sounds_like_action(role: Role) -> bool:
    name, first = role.name, role.speeches[0]
    if len(role.speeches) > 1 or first.extensions or TRANSITION.fullmatch(name):
        return False
    if _STOPPED.search(name) and not _ABBREVIATED.search(name):
        return True
    return len(name.split()) >= LONG or bool(_SCENE_LIKE.search(name))
