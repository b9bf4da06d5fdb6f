"""What a hover tells besides tone: lengths, who speaks, a character's totals, what a sign means."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.analysis.characters import Role, appearances, cast, key_of, speeches_of
from screenplay_ls.analysis.occurrences import subject_at
from screenplay_ls.analysis.outline import OutlineNode, described, outline
from screenplay_ls.analysis.timing import (
    Length,
    length_before,
    length_between,
    scene_length,
    script_length,
    spoken_words,
)
from screenplay_ls.analysis.tokens import Role as Piece
from screenplay_ls.analysis.tokens import tokens_of
from screenplay_ls.fountain import Document, Kind, Placed, Scene, Span

MEANINGS = {
    "@": "`@` makes this line a cue, in whatever letters the name is written.",
    ".": "`.` makes this line a scene heading, without `INT.` or `EXT.`.",
    ">": "`>` makes this line a transition; with `<` at its end it is centered.",
    "<": "`>` and `<` center this line.",
    "~": "`~` makes this line a lyric: it is sung.",
    "^": "`^` sets this speech beside the one above: both are spoken at once.",
    "#": "`#` makes this line a section of your outline. It is never printed.",
    "=": "`=` makes this line a synopsis. It is never printed.",
    "===": "`===` begins a new page.",
    "[[": "`[[` and `]]` stand around a note. It is never printed.",
    "/*": "`/*` and `*/` stand around what is cut. It is never printed, and kept.",
}
"""What the signs of Fountain mean."""


@dataclass(frozen=True)
class Facts:
    """What there is to say about a piece of text, as Markdown."""

    span: Span
    markdown: str


def facts_at(document: Document, offset: int) -> Facts | None:
    """What there is to say at a place; None where there is nothing."""
    placed = document.element_at(offset)
    if placed is None or not _is_on(document.span_of(placed.index), offset):
        return None
    sign = _sign_at(placed, offset)
    if sign is not None:
        return sign
    span = document.span_of(placed.index)
    scene = document.scene_at(offset)
    if scene is not None and placed.index == scene.first:
        return Facts(span, _scene(document, scene))
    if placed.element.kind is Kind.SECTION:
        node = _node_at(outline(document), span.start)
        return Facts(span, _section(document, node)) if node else None
    subject = subject_at(document, offset)
    role = cast(document).get(subject.key) if subject and isinstance(subject.key, str) else None
    if subject is None or role is None:
        return None
    said = _character(document, role)
    if placed.element.kind is Kind.CHARACTER:
        here, whole = length_before(document, span.start), script_length(document)
        said += f"\n\nThis is at {here.clock} of {whole.clock}."
    return Facts(subject.span, said)


def _is_on(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _sign_at(placed: Placed, offset: int) -> Facts | None:
    """The meaning of a sign, when the place is on it and not just behind it."""
    element, at = placed.element, offset - placed.start
    for inline in element.inlines:
        start, end = inline.span
        if start <= at < start + 2 or end - 2 <= at < end:
            meaning = MEANINGS["[[" if inline.kind is Kind.NOTE else "/*"]
            return Facts(Span(placed.start + start, placed.start + end), meaning)
    for start, end, piece in tokens_of(element):
        mark = piece is Piece.MARK or (piece is Piece.SYNOPSIS and at == start)
        if mark and start <= at < end:
            sign = element.raw[start:end]
            sign = "===" if element.kind is Kind.PAGE_BREAK else sign[0]
            return Facts(Span(placed.start + start, placed.start + end), MEANINGS[sign])
    return None


def _scene(document: Document, scene: Scene) -> str:
    """Length, place in the film, synopsis and cast of a scene."""
    length = scene_length(document, scene)
    begins, whole = length_before(document, scene.start), script_length(document)
    lines = [f"**{described(length)}**, begins at {begins.clock} of {whole.clock}."]
    for element in own_elements(document, scene):
        if element.kind is Kind.SYNOPSIS:
            lines.append(f"*{' '.join(element.plain.split())}*")
            break
    counts: dict[str, int] = {}
    for speech in speeches_of(document, scene):
        counts[key_of(speech.name)] = counts.get(key_of(speech.name), 0) + 1
    everybody = cast(document)
    if counts:
        speakers = (f"{everybody[key].name} {count}" for key, count in counts.items() if key)
        lines.append(f"Speeches: {', '.join(speakers)}.")
    return "\n\n".join(lines)


def _section(document: Document, node: OutlineNode) -> str:
    begins, whole = length_before(document, node.span.start), script_length(document)
    return f"**{node.detail or 'Nothing printed'}**, begins at {begins.clock} of {whole.clock}."


def _node_at(nodes: tuple[OutlineNode, ...], start: int) -> OutlineNode | None:
    """The section whose heading starts at a place."""
    while nodes:
        around = [node for node in nodes if node.span.start <= start <= node.span.end]
        if not around:
            return None
        if around[-1].heading.start == start:
            return around[-1]
        nodes = around[-1].children
    return None


def _character(document: Document, role: Role) -> str:
    """How much somebody speaks."""
    total, words = Length(), 0.0
    for index in role.speeches:
        speech = document.speeches[index]
        total = total.plus(length_between(document, speech.first, speech.last))
        for element in document.elements[speech.first : speech.last]:
            if element.kind in (Kind.DIALOGUE, Kind.LYRICS):
                words += spoken_words(element.plain)
    scenes = len(appearances(document)[role.key])
    return (
        f"**{role.name}**: {_counted(len(role.speeches), 'speech', 'speeches')}"
        f" in {_counted(scenes, 'scene', 'scenes')}, "
        f"{_counted(round(words), 'word', 'words')}, about {total.clock} of speaking."
    )


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
