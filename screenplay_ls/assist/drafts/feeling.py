"""Where a scene is flat or does not turn, in numbers, and which lines would change that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import pstdev

from screenplay_ls.analysis.tone.notes import TURNS, notes, turn_of
from screenplay_ls.analysis.tone.scenes import Spoken
from screenplay_ls.analysis.tone.script import ScriptTone, script_tone
from screenplay_ls.analysis.tone.words import number
from screenplay_ls.fountain import Document, Scene

ALIKE = 0.09
"""Lines whose valences spread less (standard deviation) all sound alike; half of the scenes of
produced scripts spread more than twice as far."""
ONE_VOICE = 0.8
"""The share of the lines from which a scene is a monologue."""
QUIET = 0.08
"""Mean intensity below which nobody raises their voice."""
LEAST_WORDS = 3
"""A shorter line is not worth rewriting."""


@dataclass(frozen=True)
class Feeling:
    """What there is to say about a scene."""

    remarks: tuple[str, ...]
    """What is wrong, in sentences with numbers; empty where nothing is."""
    towards: str
    """`warmer` or `colder`: how the end should sound to be unlike the beginning."""
    lines: tuple[int, ...]
    """The elements that hold the end back, the worst first."""
    turn: str
    """`+0.10 at first, +0.12 at the end: it does not turn`; empty in a short scene."""


def feeling(document: Document, scene: Scene) -> Feeling | None:
    """None where there is too little dialogue to say, or it is not in English."""
    script = script_tone(document)
    tone = script.scenes[scene.index]
    if not script.english or tone.turn is None:
        return None
    first, last = (value - script.centre for value in tone.turn)
    towards = "colder" if first >= 0 else "warmer"
    remarks = tuple(_remarks(document, script, scene))
    movement = turn_of(tone.turn, script.centre).replace(", ends", " and ends")
    turn = f"{number(first)} at first, {number(last)} at the end: it {movement}"
    return Feeling(remarks, towards, tuple(holding_back(document, scene, towards)), turn)


def holding_back(document: Document, scene: Scene, towards: str) -> Iterator[int]:
    """The elements of the last third that are furthest from where the end should go."""
    spoken = _known(script_tone(document).scenes[scene.index].spoken)
    sign = 1 if towards == "warmer" else -1
    last = spoken[-max(1, len(spoken) // 3) :]
    for line in sorted(last, key=lambda one: sign * (one.tone.line.valence or 0.0)):
        index = scene.first + line.at
        if len(document.elements[index].plain.split()) >= LEAST_WORDS:
            yield index


def _remarks(document: Document, script: ScriptTone, scene: Scene) -> Iterator[str]:
    tone = script.scenes[scene.index]
    if tone.turn and abs(tone.turn[1] - tone.turn[0]) < TURNS:
        first, last = (number(value - script.centre) for value in tone.turn)
        yield f"It does not turn: its first third sounds {first}, its last {last}."
    values = [line.tone.line.valence or 0.0 for line in _known(tone.spoken)]
    if pstdev(values) < ALIKE:
        yield f"All lines sound alike: they spread by {pstdev(values):.2f} only."
    speakers = [line.speaker for line in tone.spoken]
    most = max(set(speakers), key=speakers.count)
    share = speakers.count(most) / len(speakers)
    if share >= ONE_VOICE and len(set(speakers)) > 1:
        name = dict(tone.names).get(most, most)
        yield f"{name} has {share:.0%} of the lines: nobody pushes back."
    intensity = tone.intensity.value
    if intensity is not None and intensity < QUIET:
        yield f"Nobody raises their voice (intensity {intensity:.2f})."
    yield from notes(document, script, scene)


def _known(spoken: tuple[Spoken, ...]) -> list[Spoken]:
    return [line for line in spoken if line.tone.line.valence is not None]
