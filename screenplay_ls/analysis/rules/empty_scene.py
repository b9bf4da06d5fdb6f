"""A scene heading with the next one right behind it.

Either the heading was left over when its scene was moved, or the scene is still to be written. A
scene that holds a note or a synopsis is planned, and a heading at the end of the script is being
written: both are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from screenplay_ls.analysis.finding import Finding, Fix, Severity
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, deletion, quoted
from screenplay_ls.fountain import Kind

CODE = "empty-scene"

_NOTHING = (Kind.SCENE_HEADING, Kind.BLANK, Kind.PAGE_BREAK)


@rule(CODE, FORM, severity=Severity.INFORMATION)
def empty_scene(script: Script) -> Iterator[Finding]:
    """A scene in which nothing happens."""
    scenes = script.document.scenes
    for scene, following in pairwise(scenes):
        elements = script.document.elements[scene.first : scene.last]
        if any(e.kind not in _NOTHING or e.inlines for e in elements):
            continue
        placed = script.placed[scene.first]
        yield Finding(
            content(placed),
            CODE,
            f"Nothing happens in {quoted(placed.element.plain)}: the next scene follows at once.",
            fixes=(Fix("Delete the heading", (deletion(placed.start, following.start),)),),
        )
