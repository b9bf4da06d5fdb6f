"""A script's whole arc as data: for programs, for the report, and for an editor's own view."""

from __future__ import annotations

from typing import Any

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.tone.evidence import evidence
from screenplay_ls.analysis.tone.hover_scene import strongest
from screenplay_ls.analysis.tone.model import EMOTIONS
from screenplay_ls.analysis.tone.notes import notes, turn_of
from screenplay_ls.analysis.tone.scenes import Mean, SceneTone, Spoken, action_tone
from screenplay_ls.analysis.tone.script import CharacterTone, ScriptTone, script_tone
from screenplay_ls.analysis.tone.words import tone_word
from screenplay_ls.fountain import Document, Scene, SceneHeading

FEELINGS = EMOTIONS[1:]


def arc(document: Document) -> dict[str, Any]:
    """The arc as JSON has it.

    Tones are centred on the script's own mean (`centre`), and None where there is too little to
    say. Lines are counted from 1; scenes and the scenes of characters from 0. In a script that is
    not in English, `language` is `other` and every list is empty.
    """
    script = script_tone(document)
    title = " ".join((document.title("title") or "").replace("*", "").replace("_", "").split())
    if not script.english:
        return {"title": title, "language": "other", **_nothing()}
    rolling = script.rolling()
    return {
        "title": title,
        "language": "english",
        "centre": _round(script.mean.value),
        "lines": script.mean.lines,
        "window": 2 * script.reach + 1,
        "scenes": [
            {**_scene(document, script, scene), "rolling": _round(rolling[scene.index])}
            for scene in document.scenes
        ],
        "characters": [_character(document, script, c) for c in script.characters.values()],
        "sections": [
            {
                "level": s.level,
                "name": s.name,
                "first": s.first,
                "last": s.last - 1,
                "tone": _round(script.centred(s.mean.value)),
                "lines": s.mean.lines,
            }
            for s in script.sections
        ],
    }


def feelings(tone: SceneTone) -> dict[str, float]:
    """The mean probability of each family over the lines of a scene."""
    count = len(tone.spoken) or 1
    return {
        name: sum(line.tone.line.emotions[number] for line in tone.spoken) / count
        for number, name in enumerate(FEELINGS, start=1)
    }


def _nothing() -> dict[str, Any]:
    return {"centre": None, "lines": 0, "window": 0, "scenes": [], "characters": [], "sections": []}


def _scene(document: Document, script: ScriptTone, scene: Scene) -> dict[str, Any]:
    tone = script.scenes[scene.index]
    centred = script.tone_of(scene.index)
    intensity = tone.intensity.value
    heading: SceneHeading = scene.heading
    known = centred is not None
    return {
        "index": scene.index,
        "heading": " ".join(heading.plain.split()),
        "number": heading.number,
        "line": _line(document, scene.first),
        "tone": _round(centred),
        "word": tone_word(centred, intensity or 0.0) if centred is not None else None,
        "lines": tone.mean.lines,
        "turn": [_round(script.centred(v)) for v in tone.turn] if tone.turn else None,
        "movement": turn_of(tone.turn, script.centre) or None,
        "intensity": _round(intensity),
        "polarity": _round(tone.polarity.value),
        "subjectivity": _round(tone.subjectivity.value),
        "action": _round(action_tone(document, scene).value),
        "emotions": {k: _round(v) for k, v in feelings(tone).items()} if known else None,
        "characters": {key: _heard(script, mean) for key, mean in tone.by_speaker().items()},
        "strongest": [
            _strong(document, script, scene, line) for line in strongest(tone, script.centre)
        ]
        if known
        else [],
        "notes": list(notes(document, script, scene)),
    }


def _heard(script: ScriptTone, mean: Mean) -> dict[str, Any]:
    """`tone` is for showing; `mean` is there for few lines as well, to go into other means."""
    rough = script.centred(mean.total / mean.lines) if mean.lines else None
    return {
        "tone": _round(script.centred(mean.value)),
        "mean": _round(rough),
        "lines": mean.lines,
    }


def _strong(document: Document, script: ScriptTone, scene: Scene, line: Spoken) -> dict[str, Any]:
    text = " ".join(document.elements[scene.first + line.at].plain.split())
    return {
        "line": _line(document, scene.first + line.at),
        "speaker": dict(script.scenes[scene.index].names).get(line.speaker, line.speaker),
        "text": text,
        "valence": _round(line.tone.valence),
        "confidence": _round(line.tone.confidence),
        "emotion": line.tone.emotion,
        "ironic": line.tone.ironic,
        "evidence": evidence_data(text),
    }


def evidence_data(text: str) -> list[dict[str, Any]]:
    """What moved a line, as JSON has it."""
    return [{"words": item.words, "moved": _round(item.moved)} for item in evidence(text)]


def _character(document: Document, script: ScriptTone, role: CharacterTone) -> dict[str, Any]:
    known = cast(document).get(role.key)
    return {
        "key": role.key,
        "name": role.name,
        "tone": _round(script.centred(role.mean.value)),
        "lines": role.mean.lines,
        "words": role.words,
        "speeches": len(known.speeches) if known else 0,
        "scenes": [index for index in sorted(role.scenes) if index >= 0],
        "towards": [
            {"to": key, "tone": _round(script.centred(mean.value)), "lines": mean.lines}
            for key, mean in sorted(role.towards.items(), key=lambda pair: -pair[1].lines)
        ],
    }


def _line(document: Document, index: int) -> int:
    return document.lines.line_of(document.span_of(index).start) + 1


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3) + 0.0
