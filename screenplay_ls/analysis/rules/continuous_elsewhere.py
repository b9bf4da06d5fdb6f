"""CONTINUOUS, where nothing can go on without a break.

CONTINUOUS says that a scene follows the one before without a moment lost. That cannot be in the
first scene, behind a dissolve or a fade, or where neither a person nor a place goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.scene_time import (
    CONTINUOUS,
    Follows,
    breaks,
    have_nothing_in_common,
    neighbours,
    time_span,
    when,
)
from screenplay_ls.analysis.rules.script import Script, content
from screenplay_ls.fountain import Scene, Span

CODE = "continuous-elsewhere"


@rule(CODE, LOGIC)
def continuous_elsewhere(script: Script) -> Iterator[Finding]:
    """CONTINUOUS after a scene that this one cannot continue."""
    scenes = script.document.scenes
    if scenes and (span := _claim(script, scenes[0])):
        yield _finding(span, "This is the first scene: there is nothing that it could continue.")
    for follows in neighbours(script):
        span = _claim(script, follows.scene)
        if span is None:
            continue
        between = breaks(script, follows)
        above = content(script.placed[follows.before.first])
        if between is not None:
            yield _finding(
                span,
                f"“{between.element.plain.strip()}” lets time pass, "
                "so this scene does not continue the one before.",
                Related(content(between), "Time passes here"),
            )
        elif have_nothing_in_common(script, follows) and not _breaks_off(script, follows):
            yield _finding(
                span,
                "Nobody and no place of the scene before is in this one: what goes on here?",
                Related(above, "The scene before"),
            )


def _breaks_off(script: Script, follows: Follows) -> bool:
    """Whether the scene before ends in the middle of a sentence that this one goes on with."""
    above = script.before(follows.scene.first)
    return above is not None and above.element.plain.rstrip().endswith(("...", "…", "--", "—"))


def _claim(script: Script, scene: Scene) -> Span | None:
    if not CONTINUOUS.search(when(scene.heading)):
        return None
    return time_span(script.placed[scene.first], CONTINUOUS)


def _finding(span: Span, message: str, related: Related | None = None) -> Finding:
    fixes = tuple(Fix(f"Write {time}", (Edit(span, time),)) for time in ("DAY", "NIGHT", "LATER"))
    return Finding(span, CODE, message, fixes=fixes, related=(related,) if related else ())
