"""One person under two names: KARL in one scene, KARL THE GIANT in another.

The cast list and every report count two people. Names are compared that share their first word or,
behind a title or a first name, their last; people who talk to each other are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from screenplay_ls.analysis.finding import Finding, Fix, Related, Severity
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.analysis.rules.names import AGES, GENERIC, TITLES, TOGETHER, parts, rename
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Role, Script

CODE = "two-names"


@rule(CODE, LOGIC, severity=Severity.INFORMATION)
def two_names(script: Script) -> Iterator[Finding]:
    """One person whose cues have two names."""
    for one, other in _candidates(script):
        short, long = sorted((one, other), key=lambda role: len(role.name))
        if _same_person(short.name, long.name) and not _talk(script, one, other):
            rare, usual = sorted((one, other), key=lambda role: len(role.speeches))
            yield _finding(script, rare, usual)


def _candidates(script: Script) -> Iterator[tuple[Role, Role]]:
    """Roles whose names share their first or their last word."""
    by_word: dict[str, list[Role]] = {}
    for role in script.roles.values():
        for word in {*parts(role.name)[:1], *parts(role.name)[-1:]}:
            by_word.setdefault(word, []).append(role)
    pairs = (pair for roles in by_word.values() for pair in combinations(roles, 2))
    seen: set[tuple[str, str]] = set()
    for one, other in pairs:
        if (one.name, other.name) not in seen:
            seen.add((one.name, other.name))
            yield one, other


def _same_person(short: str, long: str) -> bool:
    few, many = parts(short), parts(long)
    if not few or len(many) <= len(few) or TOGETHER.search(short) or TOGETHER.search(long):
        return False
    extra = [part for part in many if part not in few]
    if any(part in AGES or part[:1].isdigit() or not part[:1].isalpha() for part in extra):
        return False
    if all(part in GENERIC | TITLES for part in few) or any("VOICE" in part for part in many):
        return False
    if any(part.endswith(("'S", "’S", "S'", "S’")) for part in many):
        return False
    return many[: len(few)] == few or many[-len(few) :] == few


def _talk(script: Script, one: Role, other: Role) -> bool:
    """Whether the two ever speak one after the other in a scene."""
    numbers = {speech.index for speech in other.speeches}
    return any(
        speech.index + step in numbers
        and script.document.scene_at(script.placed[speech.first].start)
        == script.document.scene_at(
            script.placed[script.document.speeches[speech.index + step].first].start
        )
        for speech in one.speeches
        for step in (-1, 1)
    )


def _finding(script: Script, rare: Role, usual: Role) -> Finding:
    edits = rename(script, [rare], usual.name)
    where = "here" if len(edits) == 1 else f"in all {len(edits)} cues of {rare.name}"
    return Finding(
        cue_name(script.document, rare.first),
        CODE,
        f"{rare.name} and {usual.name} seem to be one person under two names.",
        fixes=(Fix(f"Write {usual.name} {where}", edits, preferred=True),),
        related=(Related(cue_name(script.document, usual.first), f"{usual.name} speaks here"),),
    )
