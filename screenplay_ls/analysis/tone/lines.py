"""The tone of one line, and of the lines of a conversation.

A line's own valence comes from its words alone. In a conversation a line also takes a little of
the tone around it: "What?" in a quarrel is not "What?" at a wedding.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.analysis.tone.features import tokens
from screenplay_ls.analysis.tone.language import Sample, sample
from screenplay_ls.analysis.tone.model import EMOTIONS, NO_EMOTION, weigh, weights

TRUST_IN_IRONY = 0.6
"""What is left of the confidence in a line that may mean the opposite."""

QUARREL = -0.12
"""What the lines around come to, from where praise is suspicious."""

_IRONY = re.compile(
    r"\b(?:oh,? (?:great|good|wonderful|perfect|fantastic|lovely|brilliant|joy)"
    r"|(?:just|isn't that|that's just|how) (?:great|wonderful|perfect|fantastic|lovely|peachy)"
    r"|yeah,? right|thanks a (?:lot|bunch)|thanks for nothing|way to go|nice going|nice (?:job|try)"
    r"|good (?:job|luck with that)|lucky me|big (?:deal|surprise)|what a surprise"
    r"|(?:real|very) (?:nice|funny)"
    r"|how (?:nice|thoughtful|convenient|original)|(?:good|bully) for you|genius)\b",
    re.IGNORECASE,
)
"""Stock phrases that mean the opposite at least as often as not."""


class LineTone(NamedTuple):
    """What the words of a line say, without the lines around it."""

    valence: float | None
    """-1 (cold, dark) to 1 (warm, bright); None where nothing can be said."""
    emotions: tuple[float, ...]
    """Probabilities of `EMOTIONS`."""
    polarity: float
    """TextBlob's, -1 to 1."""
    subjectivity: float
    """TextBlob's, 0 to 1."""
    intensity: float
    """0 (quiet) to 1 (at the top of the voice)."""
    stock_irony: bool
    """It holds a phrase that is often said in irony."""
    sample: Sample


class InContext(NamedTuple):
    """A line in its conversation."""

    line: LineTone
    valence: float | None
    confidence: float
    """How likely it is that people would file the line where its valence does: among the cold,
    the neutral or the warm. 0 where nothing can be said."""
    emotion: str | None
    """A family, if it is likely enough to be named."""
    ironic: bool
    """It may mean the opposite of what it says."""


SILENT = LineTone(None, NO_EMOTION, 0, 0, 0, False, Sample(0, 0, 0))


@lru_cache(maxsize=4096)
def line_tone(text: str, *, emotions: bool = True) -> LineTone:
    """The tone of a line's own words; loads the model and TextBlob when first called.

    Action needs no `emotions`; leaving them out saves time.
    """
    counted = sample(text)
    if not counted.english or not any(
        character.isalnum() or character in "!?" for character in text
    ):
        return SILENT._replace(sample=counted)
    said = opinion(text)
    weighed = weigh(weights(), text, said.polarity, said.subjectivity, emotions=emotions)
    valence = max(-1.0, min(1.0, weighed.valence)) if weighed.known else None
    intensity = _intensity(text, valence or 0.0)
    irony = bool(_IRONY.search(text.replace("’", "'")))
    return LineTone(
        valence, weighed.emotions, said.polarity, said.subjectivity, intensity, irony, counted
    )


def conversation(lines: Sequence[LineTone]) -> list[InContext]:
    """Lines that follow each other, each with what its neighbours add."""
    return [in_context(line, around) for line, around in zip(lines, _around(lines), strict=True)]


def in_context(line: LineTone, around: float) -> InContext:
    """A line beside the shrunk mean of its neighbours."""
    if line.valence is None:
        return InContext(line, None, 0.0, None, False)
    settings = weights().settings
    valence = settings["own"] * line.valence + settings["around"] * around
    valence = max(-1.0, min(1.0, valence))
    praise = line.valence > 0.2 and around < QUARREL
    ironic = praise or (line.stock_irony and line.valence > 0)
    sure = _confidence(valence) * (TRUST_IN_IRONY if ironic else 1.0)
    return InContext(line, valence, sure, None if ironic else _emotion(line), ironic)


def _around(lines: Sequence[LineTone]) -> list[float]:
    """The mean of up to four lines before and four after, drawn to zero where they are few."""
    settings = weights().settings
    reach, shrink = settings["neighbours"], settings["shrink"]
    values = [line.valence for line in lines]
    result: list[float] = []
    for i in range(len(values)):
        near = [
            v
            for v in (*values[max(0, i - reach) : i], *values[i + 1 : i + 1 + reach])
            if v is not None
        ]
        result.append(sum(near) / (len(near) + shrink))
    return result


def chances(valence: float) -> tuple[float, float, float]:
    """How likely people are to call a line of this valence cold, neutral and warm."""
    classes = weights().settings["classes"]
    cold = math.exp(classes["negative"][0] + classes["negative"][1] * valence)
    warm = math.exp(classes["positive"][0] + classes["positive"][1] * valence)
    whole = cold + 1 + warm
    return cold / whole, 1 / whole, warm / whole


def _confidence(valence: float) -> float:
    return max(chances(valence))


def _emotion(line: LineTone) -> str | None:
    best = max(range(len(EMOTIONS)), key=line.emotions.__getitem__)
    likely = best > 0 and line.emotions[best] >= weights().settings["threshold"]
    return EMOTIONS[best] if likely else None


def _intensity(text: str, valence: float) -> float:
    """Marks, capitals and drawn out words first; strong feeling counts as well."""
    found = tokens(text)
    marks = sum(
        len(token.key) if token.key.startswith("!") else 1.5
        for token in found
        if token.key[0] == "!" or token.key == "?!"
    )
    words = [token for token in found if token.word and token.end - token.start > 1]
    shouted = sum(text[token.start : token.end].isupper() for token in words)
    drawn_out = any(token.drawn_out for token in found)
    loud = 0.18 * min(marks, 3) + 0.15 * drawn_out + (0.4 * shouted / len(words) if words else 0)
    return min(1.0, loud + 0.5 * abs(valence))
