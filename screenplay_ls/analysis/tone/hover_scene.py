"""The hover of a scene heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from screenplay_ls.analysis.counting import counted
from screenplay_ls.analysis.tone.evidence import evidence
from screenplay_ls.analysis.tone.notes import notes, turn_of
from screenplay_ls.analysis.tone.scenes import ENOUGH, Mean, SceneTone, Spoken, action_tone
from screenplay_ls.analysis.tone.script import ScriptTone
from screenplay_ls.analysis.tone.words import (
    bar,
    escaped,
    loudness,
    number,
    opinionated,
    ordinal,
    shortened,
    sparkline,
    tone_word,
)
from screenplay_ls.fountain import Document, Scene, Span

Place = Callable[[Span, str], str]
"""Names a place in the script, as a link where the editor can follow one."""

LIMITS = "*Read from words and punctuation: it is deaf to irony and to what is left unsaid.*"

STRONGEST = 3
MOST_SPEAKERS = 8


def scene_hover(document: Document, script: ScriptTone, scene: Scene, place: Place) -> str:
    """Markdown about a scene."""
    tone = script.scenes[scene.index]
    centred = script.tone_of(scene.index)
    if centred is None:
        return _too_little(document, script, scene, tone)
    blocks = [
        _head(script, tone, centred),
        _strongest(document, script, scene, tone, place),
        _speakers(script, tone),
        _among(document, script, scene, place),
        _besides(tone, action_tone(document, scene)),
        "\n\n".join(f"⚑ {escaped(note)}" for note in notes(document, script, scene)),
        LIMITS,
    ]
    return "\n\n".join(block for block in blocks if block)


def _too_little(document: Document, script: ScriptTone, scene: Scene, tone: SceneTone) -> str:
    said = counted(len(tone.spoken), "line") if tone.spoken else "nobody speaks"
    blocks = [f"**Tone** · {said}: too little dialogue to say (it takes {ENOUGH} lines)."]
    action = action_tone(document, scene).value
    if action is not None:
        blocks.append(f"Action, apart: {number(action)}")
    arc = sparkline([script.tone_of(i) for i in range(len(script.scenes))], scene.index)
    return "\n\n".join([*blocks, f"`{arc}`"])


def _head(script: ScriptTone, tone: SceneTone, centred: float) -> str:
    intensity = tone.intensity.value or 0.0
    word = tone_word(centred, intensity).capitalize()
    facts = [counted(tone.mean.lines, "line"), turn_of(tone.turn, script.centre)]
    facts += [loudness(intensity), opinionated(tone.subjectivity.value or 0.0)]
    return (
        f"**{word}** · {number(centred)} `{bar(centred)}`\n\n"
        f"{' · '.join(fact for fact in facts if fact)}"
    )


def _speakers(script: ScriptTone, tone: SceneTone) -> str:
    """Who speaks, how that sounds, and in how many lines; those with a tone first."""
    names = dict(tone.names)
    means = sorted(tone.by_speaker().items(), key=lambda pair: -pair[1].lines)
    if len(means) < 2:
        return ""
    said: list[str] = []
    little: list[str] = []
    for key, mean in means[:MOST_SPEAKERS]:
        name = escaped(names.get(key, key))
        centred = script.centred(mean.value)
        if centred is None:
            little.append(f"{name} ({mean.lines})")
        else:
            said.append(f"{name} {number(centred)} {tone_word(centred)} ({mean.lines})")
    rest = [f"too little to say of {', '.join(little)}"] if said and little else []
    return " · ".join(said + rest)


def strongest(tone: SceneTone, centre: float, most: int = STRONGEST) -> list[Spoken]:
    """The lines that weigh most, in the order of the scene."""
    known = [line for line in tone.spoken if line.tone.valence is not None]
    known.sort(key=lambda line: -abs((line.tone.valence or 0.0) - centre))
    return sorted(known[:most], key=lambda line: line.at)


def _strongest(
    document: Document, script: ScriptTone, scene: Scene, tone: SceneTone, place: Place
) -> str:
    rows: list[str] = []
    for line in strongest(tone, script.centre):
        index = scene.first + line.at
        text = " ".join(document.elements[index].plain.split())
        span = document.span_of(index)
        valence = number(line.tone.valence or 0.0)
        doubt = " · may be ironic" if line.tone.ironic else ""
        rows.append(
            f"- {place(span, escaped(f'“{shortened(text)}”'))} {valence}{doubt}{because(text)}"
        )
    return "\n".join(rows)


def because(text: str, most: int = 3) -> str:
    """The words that moved a line, as the end of a sentence."""
    found = evidence(text)[:most]
    if not found:
        return ""
    return " — " + ", ".join(f"*{escaped(item.words)}* {number(item.moved)}" for item in found)


def _among(document: Document, script: ScriptTone, scene: Scene, place: Place) -> str:
    ranked = script.ranked()
    position = ranked.index(scene.index)
    if len(ranked) < 2:
        return ""
    facts = [_rank(position, len(ranked)), *_neighbours(document, script, scene, place)]
    arc = sparkline([script.tone_of(i) for i in range(len(script.scenes))], scene.index)
    return f"{' · '.join(facts)}\n\n`{arc}`"


def _rank(position: int, count: int) -> str:
    dark = position < count / 2
    number_ = position + 1 if dark else count - position
    side = "darkest" if dark else "brightest"
    return (
        f"{side.capitalize() if number_ == 1 else f'{ordinal(number_)} {side}'} of {count} scenes"
    )


def _neighbours(
    document: Document, script: ScriptTone, scene: Scene, place: Place
) -> Iterator[str]:
    for step, name in ((-1, "before"), (1, "after")):
        index = scene.index + step
        while 0 <= index < len(script.scenes) and script.tone_of(index) is None:
            index += step
        if 0 <= index < len(script.scenes):
            there = document.span_of(document.scenes[index].first)
            yield f"{place(there, name)} {number(script.tone_of(index) or 0.0)}"


def _besides(tone: SceneTone, action: Mean) -> str:
    apart = [
        f"{name} {number(mean.value)}"
        for name, mean in (("action", action), ("parentheticals", tone.parentheticals))
        if mean.value is not None
    ]
    facts = [f"Weighed apart: {' · '.join(apart)}"] if apart else []
    polarity, subjectivity = tone.polarity.value or 0.0, tone.subjectivity.value or 0.0
    facts.append(f"TextBlob: polarity {number(polarity)}, subjectivity {subjectivity:.2f}")
    return "  \n".join(facts)
