"""Findings that a writer has chosen to ignore, known again after the script was edited.

A finding is remembered by its rule, the words that it underlines, the line they stand in and the
heading of their scene. Words and rule must be the same; the line may have changed, as long as it
is still much the same line. Each memory silences one finding of a script: of two equal ones, the
one in the scene where it was ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.fountain import Document

SIMILAR = 0.6
"""From which share of equal letters two lines are much the same."""

LONGEST = 200
"""Letters of a line that are remembered."""


@dataclass(frozen=True)
class Ignored:
    """What is remembered of a finding."""

    rule: str
    text: str
    line: str = ""
    scene: str = ""

    @classmethod
    def of(cls, document: Document, finding: Finding) -> Ignored:
        """The memory of a finding."""
        placed = document.element_at(finding.span.start)
        scene = document.scene_at(finding.span.start)
        return cls(
            finding.code,
            _tidy(document.text[slice(*finding.span)]),
            _tidy(placed.element.plain) if placed else "",
            _tidy(scene.heading.plain) if scene else "",
        )

    @classmethod
    def read(cls, entry: object) -> Ignored | None:
        """A memory from the project file, or None where it is none."""
        if not isinstance(entry, Mapping):
            return None
        given = cast("Mapping[str, object]", entry)
        values = [given.get(key, "") for key in ("rule", "text", "line", "scene")]
        if not all(isinstance(value, str) for value in values) or "text" not in given:
            return None
        rule, text, line, scene = cast("list[str]", values)
        return cls(rule, text, line, scene) if rule else None


def without_ignored(
    document: Document, findings: Iterable[Finding], ignored: Iterable[Ignored]
) -> list[Finding]:
    """The findings that are not ignored, in order."""
    wanted, found = list(ignored), list(findings)
    rules = {memory.rule for memory in wanted}
    known = {
        index: Ignored.of(document, finding)
        for index, finding in enumerate(found)
        if finding.code in rules
    }
    silenced: set[int] = set()
    for memory in wanted:
        likeness = {index: _likeness(memory, seen) for index, seen in known.items()}
        best = max(likeness, key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= SIMILAR:
            del known[best]
            silenced.add(best)
    return [finding for index, finding in enumerate(found) if index not in silenced]


def _likeness(memory: Ignored, seen: Ignored) -> float:
    """How much a finding is the remembered one: 0 is not, 2 is entirely."""
    if memory.rule != seen.rule or memory.text != seen.text:
        return 0.0
    lines = 1.0 if memory.line == seen.line else _similarity(memory.line, seen.line)
    return lines + (1.0 if lines >= SIMILAR and memory.scene == seen.scene else 0.0)


def _similarity(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) / 100


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
