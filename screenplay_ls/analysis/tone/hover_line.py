"""The hover of a line of dialogue."""

from __future__ import annotations

from screenplay_ls.analysis.tone.blob import phrases
from screenplay_ls.analysis.tone.evidence import evidence
from screenplay_ls.analysis.tone.lines import InContext
from screenplay_ls.analysis.tone.model import EMOTIONS
from screenplay_ls.analysis.tone.words import bar, escaped, loudness, number, tone_word

MOST = 6


def line_hover(text: str, tone: InContext) -> str:
    """Markdown about a line. `text` is what is said, on one line."""
    if tone.valence is None:
        return "**Tone** · these words say nothing about it."
    word = tone_word(tone.valence, 0.0).capitalize()
    feeling = f" · {tone.emotion} ({_chance(tone):.0%})" if tone.emotion else ""
    blocks = [
        f"**{word}** · {number(tone.valence)} `{bar(tone.valence)}`{feeling}\n\n"
        f"{_sure(tone)} · {loudness(tone.line.intensity)}"
    ]
    found = evidence(text)[:MOST]
    rows = [f"| {escaped(item.words)} | {number(item.moved)} |" for item in found]
    context = tone.valence - (tone.line.valence or 0.0)
    if abs(context) >= 0.03:
        rows.append(f"| *the lines around it* | {number(context)} |")
    if rows:
        blocks.append("\n".join(["| what moved it | |", "|---|--:|", *rows]))
    blocks.append(_textblob(text, tone))
    return "\n\n".join(blocks)


def _sure(tone: InContext) -> str:
    if tone.ironic:
        return "may be ironic: unsure"
    for limit, word in ((0.65, "fairly sure"), (0.5, "a guess")):
        if tone.confidence >= limit:
            return f"{word} ({tone.confidence:.0%})"
    return f"unsure ({tone.confidence:.0%})"


def _chance(tone: InContext) -> float:
    return tone.line.emotions[EMOTIONS.index(tone.emotion or EMOTIONS[0])]


def _textblob(text: str, tone: InContext) -> str:
    known = [f"{escaped(words)} {number(value)}" for words, value in phrases(text) if value][:3]
    because = f" ({', '.join(known)})" if known else ""
    return (
        f"TextBlob: polarity {number(tone.line.polarity)}{because}, "
        f"subjectivity {tone.line.subjectivity:.2f}"
    )
