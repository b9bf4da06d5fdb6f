"""The hover of a cue, and of a name in the action or the dialogue."""

from __future__ import annotations

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.counting import counted
from screenplay_ls.analysis.tone.hover_scene import LIMITS, Place
from screenplay_ls.analysis.tone.script import CharacterTone, ScriptTone
from screenplay_ls.analysis.tone.words import (
    bar,
    escaped,
    number,
    sparkline,
    tone_word,
)
from screenplay_ls.fountain import Document, Scene

MOST_OTHERS = 5


def character_hover(
    document: Document, script: ScriptTone, key: str, scene: Scene | None, place: Place
) -> str | None:
    """Markdown about a character; None for somebody who never speaks."""
    role = script.characters.get(key)
    if role is None:
        return None
    blocks = [
        _overall(script, role),
        _here(script, role, scene),
        _others(script, role),
        _presence(document, script, role, place),
        LIMITS,
    ]
    return "\n\n".join(block for block in blocks if block)


def _overall(script: ScriptTone, role: CharacterTone) -> str:
    centred = script.centred(role.mean.value)
    if centred is None:
        return f"**{escaped(role.name)}** · too few lines to say what they sound like"
    word = tone_word(centred)
    return f"**{escaped(role.name)}** · {word} · {number(centred)} `{bar(centred)}`"


def _here(script: ScriptTone, role: CharacterTone, scene: Scene | None) -> str:
    mean = role.scenes.get(scene.index) if scene else None
    if mean is None:
        return ""
    centred = script.centred(mean.value)
    lines = counted(mean.lines, "line")
    if centred is None:
        return f"In this scene: {lines}, too few to say"
    return f"In this scene: {tone_word(centred)} · {number(centred)} · {lines}"


def _others(script: ScriptTone, role: CharacterTone) -> str:
    rows: list[str] = []
    others = sorted(role.towards.items(), key=lambda pair: -pair[1].lines)
    for key, mean in others[:MOST_OTHERS]:
        to = script.centred(mean.value)
        other = script.characters.get(key)
        if to is None or other is None:
            continue
        back = script.centred(other.towards.get(role.key, type(mean)()).value)
        answer = f"{number(back)} {tone_word(back)}" if back is not None else "too little to say"
        rows.append(
            f"| {escaped(other.name)} | {number(to)} {tone_word(to)} | {answer} | {mean.lines} |"
        )
    if not rows:
        return ""
    return "\n".join(["| with | says | hears | lines |", "|---|---|---|--:|", *rows])


def _presence(document: Document, script: ScriptTone, role: CharacterTone, place: Place) -> str:
    scenes = sorted(index for index in role.scenes if index >= 0)
    known = cast(document).get(role.key)
    speeches = counted(len(known.speeches), "speech") if known else ""
    facts = [speeches, counted(role.words, "word"), f"speaks in {counted(len(scenes), 'scene')}"]
    line = " · ".join(fact for fact in facts if fact)
    if not scenes:
        return line
    first, last = document.scenes[scenes[0]], document.scenes[scenes[-1]]
    ends = [
        place(document.span_of(scene.first), f"{name} scene")
        for scene, name in ((first, "first"), (last, "last"))
    ]
    arc = [
        script.centred(role.scenes[i].value) if i in role.scenes else None
        for i in range(len(script.scenes))
    ]
    present = [i in role.scenes for i in range(len(script.scenes))]
    return f"{line} · {' · '.join(ends)}\n\n`{sparkline(arc, present=present)}`"
