"""The tone of each scene: who speaks, how it moves; and, apart from that, of its action.

A scene's tone depends on its own elements alone, so it is kept for as long as they stay the same:
a keystroke costs one line and the scene around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.memo import per_element
from screenplay_ls.analysis.tone.language import NOTHING, Sample
from screenplay_ls.analysis.tone.lines import InContext, LineTone, conversation, line_tone
from screenplay_ls.fountain import Character, Document, Element, Kind, Scene

ENOUGH = 4
"""Lines below which there is too little to say."""

ENOUGH_TO_TURN = 6
"""Lines below which a scene has no thirds to compare."""

_SPOKEN = (Kind.DIALOGUE, Kind.LYRICS)
_WEIGHED = (*_SPOKEN, Kind.PARENTHETICAL)
_BETWEEN = (Kind.PARENTHETICAL, Kind.NOTE, Kind.BONEYARD)
"""What may stand inside a speech without ending it."""


class Mean(NamedTuple):
    """A mean that can be added to."""

    total: float = 0.0
    lines: int = 0

    def plus(self, value: float | None) -> Mean:
        """With one more value; None changes nothing."""
        return self if value is None else Mean(self.total + value, self.lines + 1)

    def joined(self, other: Mean) -> Mean:
        """Both together."""
        return Mean(self.total + other.total, self.lines + other.lines)

    @property
    def value(self) -> float | None:
        """The mean; None below four values, which is too little to say."""
        return self.total / self.lines if self.lines >= ENOUGH else None


NO_MEAN = Mean()


class Spoken(NamedTuple):
    """A line of dialogue in its scene."""

    at: int
    """Index of its element, counted from the scene's first."""
    speaker: str
    """The key of who says it."""
    to: str
    """The key of who it is most likely said to; empty when nobody else speaks."""
    tone: InContext


@dataclass(frozen=True)
class SceneTone:
    """What is said in a scene, weighed."""

    spoken: tuple[Spoken, ...] = ()
    mean: Mean = NO_MEAN
    """Of the dialogue's valence, uncentred."""
    parentheticals: Mean = NO_MEAN
    intensity: Mean = NO_MEAN
    polarity: Mean = NO_MEAN
    """TextBlob's, over the dialogue."""
    subjectivity: Mean = NO_MEAN
    turn: tuple[float, float] | None = None
    """Mean valence of the first and of the last third; None in a short scene."""
    sample: Sample = NOTHING
    pairs: tuple[tuple[str, str, Mean, int], ...] = ()
    """Speaker, listener, valence, and words said."""
    names: tuple[tuple[str, str], ...] = ()
    """Keys of the speakers, and their names as their first cue has them."""

    def by_speaker(self) -> dict[str, Mean]:
        """The mean of each character, in the order in which they first speak."""
        means: dict[str, Mean] = {}
        for speaker, _, mean, _ in self.pairs:
            means[speaker] = means.get(speaker, Mean()).joined(mean)
        return means


def weigh_element(element: Element) -> LineTone | None:
    """The tone of an element's words; None for what is not spoken."""
    if element.kind not in _WEIGHED:
        return None
    return line_tone(" ".join(element.plain.split()), emotions=element.kind in _SPOKEN)


element_tones: Callable[[Document], tuple[LineTone | None, ...]] = per_element(weigh_element)
"""The tone of every element of a document; only what changed is weighed again."""


def scene_tones(document: Document) -> list[SceneTone]:
    """The tone of every scene, and first of what stands before the first of them."""
    tones = element_tones(document)
    bounds = [(0, document.scenes[0].first if document.scenes else len(document.elements))]
    bounds += [(scene.first, scene.last) for scene in document.scenes]
    return [_remember(document.elements[a:b], tones[a:b]) for a, b in bounds]


def action_tone(document: Document, scene: Scene) -> Mean:
    """The mean over the paragraphs of a scene's action; weighed only when somebody asks."""
    mean = Mean()
    for element in document.elements[scene.first : scene.last]:
        if element.kind is Kind.ACTION:
            mean = mean.plus(line_tone(" ".join(element.plain.split()), emotions=False).valence)
    return mean


def _per_scene(
    function: Callable[[Sequence[Element], Sequence[LineTone | None]], SceneTone],
) -> Callable[[tuple[Element, ...], Sequence[LineTone | None]], SceneTone]:
    """Keeps a scene's tone while its elements are the same objects."""
    known: WeakKeyDictionary[Element, tuple[tuple[Element, ...], SceneTone]] = WeakKeyDictionary()

    def remembered(elements: tuple[Element, ...], tones: Sequence[LineTone | None]) -> SceneTone:
        if not elements:
            return SceneTone()
        # Only the last element may not hold the first one alive: the key is the weak reference.
        entry = known.get(elements[0])
        if entry and entry[0] == elements[1:]:
            return entry[1]
        tone = function(elements, tones)
        known[elements[0]] = (elements[1:], tone)
        return tone

    return remembered


def _weigh_scene(elements: Sequence[Element], tones: Sequence[LineTone | None]) -> SceneTone:
    lines = _said(elements)
    weighed = conversation([tones[at] or line_tone("") for at, _ in lines])
    listeners = _listeners([speaker for _, speaker in lines])
    spoken = tuple(
        Spoken(at, speaker, to, tone)
        for (at, speaker), to, tone in zip(lines, listeners, weighed, strict=True)
    )
    counted, parentheticals = NOTHING, NO_MEAN
    for element, tone in zip(elements, tones, strict=True):
        if tone is not None:
            counted = counted + tone.sample
            if element.kind is Kind.PARENTHETICAL:
                parentheticals = parentheticals.plus(tone.valence)
    heard = [line.tone for line in spoken if line.tone.valence is not None]
    return SceneTone(
        spoken,
        mean=Mean(sum(tone.valence or 0.0 for tone in heard), len(heard)),
        parentheticals=parentheticals,
        intensity=Mean(sum(tone.line.intensity for tone in heard), len(heard)),
        polarity=Mean(sum(tone.line.polarity for tone in heard), len(heard)),
        subjectivity=Mean(sum(tone.line.subjectivity for tone in heard), len(heard)),
        turn=_turn(spoken),
        sample=counted,
        pairs=_pairs(spoken),
        names=_names(elements),
    )


_remember = _per_scene(_weigh_scene)


def _pairs(spoken: Sequence[Spoken]) -> tuple[tuple[str, str, Mean, int], ...]:
    pairs: dict[tuple[str, str], tuple[Mean, int]] = {}
    for _, speaker, to, tone in spoken:
        mean, words = pairs.get((speaker, to), (Mean(), 0))
        pairs[speaker, to] = mean.plus(tone.valence), words + tone.line.sample.words
    return tuple((speaker, to, *said) for (speaker, to), said in pairs.items())


def _names(elements: Sequence[Element]) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {}
    for element in elements:
        if isinstance(element, Character):
            names.setdefault(key_of(element.name), " ".join(element.name.split()))
    return tuple(names.items())


def _said(elements: Sequence[Element]) -> list[tuple[int, str]]:
    """Indices of the lines of dialogue, and who speaks."""
    speaker = ""
    lines: list[tuple[int, str]] = []
    for at, element in enumerate(elements):
        if isinstance(element, Character):
            speaker = key_of(element.name)
        elif element.kind in _SPOKEN:
            lines.append((at, speaker))
        elif element.kind not in _BETWEEN:
            speaker = ""
    return lines


def _listeners(speakers: list[str]) -> list[str]:
    """Who each line is said to: the last one who spoke before, else the next one who does."""
    listeners: list[str] = []
    for i, speaker in enumerate(speakers):
        before = (s for s in reversed(speakers[:i]) if s != speaker)
        after = (s for s in speakers[i + 1 :] if s != speaker)
        listeners.append(next(before, None) or next(after, ""))
    return listeners


def _turn(spoken: Sequence[Spoken]) -> tuple[float, float] | None:
    values = [line.tone.valence for line in spoken if line.tone.valence is not None]
    if len(values) < ENOUGH_TO_TURN:
        return None
    third = len(values) // 3
    return sum(values[:third]) / third, sum(values[-third:]) / third
