"""What the writer reads when they rest the pointer on a heading, a cue, a name or a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from screenplay_ls.analysis.occurrences import subject_at
from screenplay_ls.analysis.tone.hover_character import character_hover
from screenplay_ls.analysis.tone.hover_line import line_hover
from screenplay_ls.analysis.tone.hover_scene import Place, scene_hover
from screenplay_ls.analysis.tone.script import ScriptTone, script_tone
from screenplay_ls.fountain import Document, Kind, Placed, Span

Link = Callable[[Span], str]
"""Turns a span of the document into a URI that an editor can follow."""

_SPOKEN = (Kind.DIALOGUE, Kind.LYRICS)

NOT_ENGLISH = (
    "**Tone** · this script does not seem to be in English, and tone is read from English words "
    "only. No number is better than an invented one."
)


class Hover(NamedTuple):
    """Markdown, and the place it speaks of."""

    span: Span
    markdown: str


def hover_at(document: Document, offset: int, link: Link | None = None) -> Hover | None:
    """The tone of what stands at an offset, or None where there is nothing to say.

    `link` makes a place in the script clickable; without it places are named by their line.
    """
    placed = document.element_at(offset)
    if placed is None or offset > document.span_of(placed.index).end:
        return None
    heading = placed.element.kind is Kind.SCENE_HEADING
    subject = None if heading else subject_at(document, offset)
    key = subject.key if subject and isinstance(subject.key, str) else None
    if not (heading or key or placed.element.kind in _SPOKEN):
        return None
    script = script_tone(document)
    if not script.english:
        return Hover(document.span_of(placed.index), NOT_ENGLISH)
    place, scene = _places(document, link), document.scene_at(offset)
    markdown = None
    if heading and scene:
        markdown = scene_hover(document, script, scene, place)
    elif key and subject:
        markdown = character_hover(document, script, key, scene, place)
        if markdown:
            return Hover(subject.span, markdown)
    if not markdown and placed.element.kind in _SPOKEN:
        markdown = _line(document, script, placed)
    return Hover(document.span_of(placed.index), markdown) if markdown else None


def _line(document: Document, script: ScriptTone, placed: Placed) -> str | None:
    scene = document.scene_at(placed.start)
    first = scene.first if scene else 0
    tone = script.scenes[scene.index] if scene else script.before
    said = [line.tone for line in tone.spoken if line.at == placed.index - first]
    return line_hover(" ".join(placed.element.plain.split()), said[0]) if said else None


def _places(document: Document, link: Link | None) -> Place:
    def place(span: Span, words: str) -> str:
        if link:
            return f"[{words}]({link(span)})"
        return f"{words} (line {document.lines.line_of(span.start) + 1})"

    return place
