"""A name one slip away from another: JHON, in a script about JOHN.

To every program these are two people: the slip gets a line of its own in the cast list. The rarer
name is taken for the slip, unless the action knows it as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix, Related
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.analysis.rules.names import GENERIC, parts, rename
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Role, Script
from screenplay_ls.analysis.rules.slips import one_slip_apart

CODE = "name-almost-same"


@rule(CODE, LOGIC)
def name_almost_same(script: Script) -> Iterator[Finding]:
    """A cue whose name is almost another's."""
    roles = script.roles
    for one, other in one_slip_apart(roles):
        rare, usual = sorted((roles[one], roles[other]), key=lambda role: len(role.speeches))
        if (
            3 * len(rare.speeches) <= len(usual.speeches)
            and _is_slip(rare.name, usual.name)
            and not script.mentions(rare.name)
        ):
            yield from _findings(script, rare, usual)


def _is_slip(rare: str, usual: str) -> bool:
    """Whether two names a letter apart can be one name, mistyped."""
    if any(part in GENERIC for part in parts(rare) + parts(usual)):
        return False
    if rare + "S" == usual or usual + "S" == rare:
        return False
    changed = [a for a, b in zip(rare, usual, strict=False) if a != b]
    if any(character.isdigit() for character in changed) or (rare + usual)[-1:].isdigit():
        return False
    # TOM and TIM are two people; TOM and TMO are hardly.
    swapped = len(rare) != len(usual) or sorted(rare) == sorted(usual)
    return min(len(rare), len(usual)) >= (3 if swapped else 5)


def _findings(script: Script, rare: Role, usual: Role) -> Iterator[Finding]:
    everywhere = rename(script, [rare], usual.name)
    for speech in rare.speeches:
        span = cue_name(script.document, speech.first)
        fixes = [
            Fix(
                f"Write {usual.name}",
                tuple(edit for edit in everywhere if edit.span == span),
                preferred=True,
            )
        ]
        if len(everywhere) > 1:
            fixes.append(Fix(f"Write {usual.name} in all {len(everywhere)} cues", everywhere))
        yield Finding(
            span,
            CODE,
            f"{rare.name} is almost {usual.name}, who speaks {len(usual.speeches)} times.",
            fixes=tuple(fixes),
            related=(Related(cue_name(script.document, usual.first), f"{usual.name} speaks here"),),
        )
