"""What a script editor would say about a scene's tone: flat stretches, and broken promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.analysis.tone.features import word_set
from screenplay_ls.analysis.tone.lines import chances, line_tone
from screenplay_ls.analysis.tone.script import ScriptTone
from screenplay_ls.analysis.tone.words import tone_word
from screenplay_ls.fountain import Document, Kind, Scene

TURNS = 0.15
"""A scene turns if its last third is this far from its first."""

_PROMISED = re.compile(r"\s*(?:tone|mood)\s*:\s*(?P<tone>.+)", re.IGNORECASE | re.DOTALL)
_DARK = word_set(
    "angry anxious bitter bleak cold cool creepy cruel dark desperate dread eerie fear "
    "frightening gloomy grief grim harsh heavy hostile lonely menacing mournful ominous painful "
    "sad scary serious sinister somber sombre sorrow stormy tense terrifying threatening tragic"
)
_BRIGHT = word_set(
    "affectionate bright cheerful comic cosy cozy exuberant fun funny gentle giddy happy hopeful "
    "humorous joy joyful light lighthearted lively loving merry optimistic playful romantic silly "
    "sunny sweet tender triumphant uplifting upbeat warm"
)
"""Words that writers use for the tone they want."""


def turn_of(turn: tuple[float, float] | None, centre: float) -> str:
    """`starts warm, ends cold`, or that it does not turn; empty where it is too short to say."""
    if turn is None:
        return ""
    first, last = turn[0] - centre, turn[1] - centre
    if abs(last - first) < TURNS:
        return "does not turn"
    start, end = tone_word(first), tone_word(last)
    if start == end:
        return f"turns {'warmer' if last > first else 'colder'}"
    return f"starts {start}, ends {end}"


def notes(document: Document, script: ScriptTone, scene: Scene) -> Iterator[str]:
    """Sentences for the writer."""
    tone = script.tone_of(scene.index)
    if tone is None:
        return
    flat = script.flat(scene.index)
    if flat:
        yield (
            f"Scenes {flat[0] + 1} to {flat[1] + 1} all feel alike: "
            f"{flat[1] - flat[0] + 1} scenes without a change of tone."
        )
    for element in own_elements(document, scene):
        if element.kind is Kind.SYNOPSIS:
            promised = _leaning(element.plain)
            if promised * tone < 0 and abs(tone) >= 0.1:
                yield (
                    f"The synopsis sounds {_side(promised)}, "
                    f"but what is said sounds {tone_word(tone)}."
                )
        for inline in element.inlines:
            match = _PROMISED.match(inline.text) if inline.kind is Kind.NOTE else None
            wanted = _named(match["tone"]) if match else 0
            if match and wanted * tone < 0 and abs(tone) >= 0.06:
                asked = " ".join(match["tone"].split())
                yield f"Your note asks for “{asked}”, but what is said sounds {tone_word(tone)}."


def _named(text: str) -> int:
    words = set(re.findall(r"[a-z]+", text.lower()))
    return bool(words & _BRIGHT) - bool(words & _DARK)


def _leaning(text: str) -> int:
    """Which way a synopsis leans, if it clearly does."""
    valence = line_tone(" ".join(text.split())).valence
    if valence is None:
        return 0
    cold, _, warm = chances(valence)
    return (warm >= 0.5) - (cold >= 0.55)


def _side(sign: int) -> str:
    return "bright" if sign > 0 else "dark"
