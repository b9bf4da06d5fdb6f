"""The tone of a whole script: its arc, its characters, who is warm or cold to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from screenplay_ls.analysis.memo import per_document
from screenplay_ls.analysis.tone.language import NOTHING
from screenplay_ls.analysis.tone.scenes import NO_MEAN, Mean, SceneTone, scene_tones
from screenplay_ls.fountain import Document, SectionNode

LEAST_REACH = 2
"""The rolling mean looks at least this many scenes back and ahead,"""

ARCS = 24
"""and in a long script at this part of it, so that a film of 200 short scenes is a curve too."""

STEADY = 0.05
"""Scenes whose tones are within this of each other feel alike."""


@dataclass(frozen=True)
class CharacterTone:
    """What a character says, weighed."""

    key: str
    name: str
    mean: Mean = NO_MEAN
    words: int = 0
    scenes: dict[int, Mean] = field(default_factory=dict[int, Mean])
    """By index into `document.scenes`; -1 for what stands before the first."""
    towards: dict[str, Mean] = field(default_factory=dict[str, Mean])
    """By the key of the one who is spoken to."""


class SectionTone(NamedTuple):
    """A sequence of the outline."""

    level: int
    name: str
    first: int
    """Index of the first scene."""
    last: int
    """Index behind the last scene."""
    mean: Mean


@dataclass(frozen=True)
class ScriptTone:
    """A script, weighed."""

    scenes: tuple[SceneTone, ...]
    """One for each of `document.scenes`."""
    mean: Mean
    """Over all lines of dialogue."""
    before: SceneTone
    """What stands before the first scene."""
    sections: tuple[SectionTone, ...]
    english: bool
    """Whether the script is in English; if not, no number means anything."""

    @cached_property
    def characters(self) -> dict[str, CharacterTone]:
        """By key, those who say most first."""
        return _characters([self.before, *self.scenes])

    def centred(self, value: float | None) -> float | None:
        """A valence as this script hears it: next to its own mean."""
        return None if value is None else value - self.centre

    @property
    def centre(self) -> float:
        """The script's own mean; 0 where it says too little."""
        return self.mean.value or 0.0

    def tone_of(self, index: int) -> float | None:
        """The centred tone of a scene; None where there is too little to say."""
        return self.centred(self.scenes[index].mean.value)

    def ranked(self) -> list[int]:
        """The scenes that can be ranked, the darkest first."""
        known = [i for i in range(len(self.scenes)) if self.tone_of(i) is not None]
        return sorted(known, key=lambda i: (self.tone_of(i) or 0.0, i))

    @property
    def reach(self) -> int:
        """How many scenes back and ahead the rolling mean looks."""
        return max(LEAST_REACH, len(self.scenes) // ARCS)

    def rolling(self) -> list[float | None]:
        """For each scene the mean over it and its neighbours, weighted by lines.

        A plain mean: nothing rings, and nothing is drawn where nobody speaks.
        """
        result: list[float | None] = []
        for i in range(len(self.scenes)):
            near = Mean()
            for scene in self.scenes[max(0, i - self.reach) : i + self.reach + 1]:
                near = near.joined(scene.mean)
            result.append(self.centred(near.value))
        return result

    def flat(self, index: int) -> tuple[int, int] | None:
        """The stretch of three scenes or more around one that feel alike, first and last."""
        first = last = index
        if self.tone_of(index) is None:
            return None
        while first > 0 and self._alike(first - 1, last):
            first -= 1
        while last + 1 < len(self.scenes) and self._alike(first, last + 1):
            last += 1
        return (first, last) if last - first >= 2 else None

    def _alike(self, first: int, last: int) -> bool:
        tones = [self.tone_of(i) for i in range(first, last + 1)]
        known = [tone for tone in tones if tone is not None]
        return len(known) == len(tones) and max(known) - min(known) <= STEADY


@per_document
def script_tone(document: Document) -> ScriptTone:
    """Weighs a script; what an earlier version shares with it is not weighed again."""
    tones = scene_tones(document)
    whole, counted = Mean(), NOTHING
    for scene in tones:
        whole = whole.joined(scene.mean)
        counted = counted + scene.sample
    sections = tuple(_sections(document, document.sections, tones[1:]))
    return ScriptTone(tuple(tones[1:]), whole, tones[0], sections, counted.english)


def _characters(tones: list[SceneTone]) -> dict[str, CharacterTone]:
    names = {key: name for scene in reversed(tones) for key, name in scene.names if key}
    means: dict[str, Mean] = {}
    words: dict[str, int] = {}
    scenes: dict[str, dict[int, Mean]] = {}
    towards: dict[str, dict[str, Mean]] = {}
    for number, scene in enumerate(tones, start=-1):
        for key, to, mean, count in scene.pairs:
            if key in names:
                means[key] = means.get(key, Mean()).joined(mean)
                words[key] = words.get(key, 0) + count
                here = scenes.setdefault(key, {})
                here[number] = here.get(number, Mean()).joined(mean)
                if to:
                    others = towards.setdefault(key, {})
                    others[to] = others.get(to, Mean()).joined(mean)
    found = (
        CharacterTone(key, names[key], means[key], words[key], scenes[key], towards.get(key, {}))
        for key in means
    )
    return {role.key: role for role in sorted(found, key=lambda role: -role.words)}


def _sections(
    document: Document, nodes: tuple[SectionNode, ...], tones: list[SceneTone]
) -> Iterator[SectionTone]:
    flat = list(_flattened(nodes))
    for number, node in enumerate(flat):
        later = (other.index for other in flat[number + 1 :] if other.level <= node.level)
        end = next(later, len(document.elements))
        inside = [s.index for s in document.scenes if node.index < s.first < end]
        mean = Mean()
        for index in inside:
            mean = mean.joined(tones[index].mean)
        if inside:
            yield SectionTone(node.level, node.text, inside[0], inside[-1] + 1, mean)


def _flattened(nodes: tuple[SectionNode, ...]) -> Iterator[SectionNode]:
    for node in nodes:
        yield node
        yield from _flattened(node.children)
