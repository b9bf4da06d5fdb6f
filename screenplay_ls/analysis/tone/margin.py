"""Tone in the margins, for writers who want it there all the time: hints and lenses of scenes."""

from __future__ import annotations

from screenplay_ls.analysis.counting import counted
from screenplay_ls.analysis.hints import Hint
from screenplay_ls.analysis.lenses import Lens
from screenplay_ls.analysis.tone.notes import turn_of
from screenplay_ls.analysis.tone.script import ScriptTone, script_tone
from screenplay_ls.analysis.tone.words import bar, number, tone_word
from screenplay_ls.fountain import Document, Scene, Span


def tone_hints(document: Document, span: Span) -> list[Hint]:
    """A word and a number behind every heading that touches `span`, if there is enough to say."""
    script = script_tone(document)
    near = [s for s in document.scenes if s.start <= span.end and s.end >= span.start]
    return [
        Hint(document.span_of(scene.first).end, _short(script, scene), _long(script, scene))
        for scene in near
        if script.english and script.tone_of(scene.index) is not None
    ]


def tone_lenses(document: Document) -> list[Lens]:
    """A line above every scene that has a tone."""
    script = script_tone(document)
    return [
        Lens(
            document.span_of(scene.first),
            f"{bar(script.tone_of(scene.index) or 0.0)} {_long(script, scene)}",
        )
        for scene in document.scenes
        if script.english and script.tone_of(scene.index) is not None
    ]


def _short(script: ScriptTone, scene: Scene) -> str:
    tone = script.tone_of(scene.index) or 0.0
    return f"{_word(script, scene)} {number(tone)}"


def _long(script: ScriptTone, scene: Scene) -> str:
    said = script.scenes[scene.index]
    facts = [_short(script, scene), counted(said.mean.lines, "line")]
    return " · ".join([*facts, *filter(None, [turn_of(said.turn, script.centre)])])


def _word(script: ScriptTone, scene: Scene) -> str:
    tone = script.tone_of(scene.index) or 0.0
    return tone_word(tone, script.scenes[scene.index].intensity.value or 0.0)
