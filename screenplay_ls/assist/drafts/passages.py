"""The lines of a selection, each at its place, as they can be rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.analysis.characters import cast, key_of
from screenplay_ls.assist.drafts.cleaning import sentences_of
from screenplay_ls.assist.drafts.draft import Passage, Source
from screenplay_ls.assist.drafts.rewriting import Line
from screenplay_ls.fountain import Character, Document, Kind, SceneHeading, Span, Speech

LONG = 28
"""A line of more words is rewritten sentence by sentence."""
OWN_LINES = 5
"""So many of a speaker's other lines show how they speak."""

_LINE = re.compile(r"[^\r\n]+")
_SHORT_FORM = re.compile(r"\w(?:n't|'re|'m|'ll|'ve)\b", re.IGNORECASE)
_FULL_FORM = re.compile(r"\b(?:I am|(?:do|is|can|will|would|did) ?not|(?:I|you) will)\b")


@dataclass(frozen=True)
class Placed:
    """A line and where it stands."""

    line: Line
    span: Span
    element: int


def selected(source: Source) -> Span:
    """What the writer means: the selection, or what the cursor stands on.

    On a scene heading that is the scene, on a cue the speech, elsewhere the element.
    """
    document, span = source.document, source.span
    if span.end > span.start:
        return span
    placed = document.element_at(span.start)
    if placed is None:
        return span
    scene = document.scene_at(span.start)
    if scene and isinstance(placed.element, SceneHeading):
        last = scene.first + sum(1 for _ in own_elements(document, scene)) - 1
        return Span(scene.start, document.span_of(last).end)
    speech = document.speech_at(span.start)
    if speech and isinstance(placed.element, Character):
        return Span(placed.start, document.span_of(speech.last - 1).end)
    return document.span_of(placed.index)


def lines_in(document: Document, span: Span) -> Iterator[Placed]:
    """The lines of dialogue and the sentences of action in a span, without those with markup."""
    names = tuple(role.name for role in cast(document).values())
    before = ""
    for placed in document.placed():
        if placed.start >= span.end:
            break
        element = placed.element
        if (
            element.kind not in (Kind.DIALOGUE, Kind.ACTION)
            or document.span_of(placed.index).end <= span.start
        ):
            continue
        speech = document.speech_at(placed.start) if element.kind is Kind.DIALOGUE else None
        for start, text in _texts(element.raw):
            at = Span(placed.start + start, placed.start + start + len(text))
            if at.end > span.start and at.start < span.end and _is_plain(text):
                yield Placed(_line(document, text, names, speech, before), at, placed.index)
            before = text if speech else before


def as_fountain(document: Document, span: Span, passages: tuple[Passage, ...]) -> str:
    """The elements of a span with the passages in it."""
    first = document.element_at(span.start)
    last = document.element_at(max(span.start, span.end - 1))
    if first is None or last is None:
        return ""
    start, end = first.start, document.span_of(last.index).end
    speech = document.speech_at(span.start)
    if speech:
        start = document.start_of(speech.first)
    text = document.text[start:end]
    for passage in sorted(passages, key=lambda one: one.span, reverse=True):
        a, b = passage.span.start - start, passage.span.end - start
        text = text[:a] + passage.text + text[b:]
    return text.strip("\r\n") + "\n"


def line_number(document: Document, offset: int) -> int:
    """As an editor counts, from 1."""
    return document.lines.line_of(offset) + 1


def contracts(document: Document, speech: Speech) -> bool:
    """Whether somebody uses short forms; where nothing tells, everybody does."""
    role = cast(document).get(key_of(speech.name))
    short = full = 0
    for number in role.speeches if role else ():
        one = document.speeches[number]
        for element in document.elements[one.first + 1 : one.last]:
            short += len(_SHORT_FORM.findall(element.plain.replace("’", "'")))
            full += len(_FULL_FORM.findall(element.plain))
    return short > 0 or full < 2


def _texts(raw: str) -> Iterator[tuple[int, str]]:
    """The lines of an element, long ones sentence by sentence, with their places in it."""
    for found in _LINE.finditer(raw):
        parts = [found[0]]
        if len(found[0].split()) > LONG:
            parts = sentences_of(found[0])
        at = found.start()
        for part in parts:
            at = raw.index(part, at)
            text = part.strip()
            if text:
                yield at + part.index(text), text
            at += len(part)


def _is_plain(text: str) -> bool:
    """Whether a line is words alone: what is marked by the writer's hand is left alone."""
    return not re.search(r"[*_\[\]<>|~\\@#]|/\*|\*/|^[!.=]", text) and any(map(str.isalpha, text))


def _line(
    document: Document, text: str, names: tuple[str, ...], speech: Speech | None, before: str
) -> Line:
    if speech is None:
        return Line(text, names=names)
    own: list[str] = []
    role = cast(document).get(key_of(speech.name))
    for number in role.speeches if role else ():
        one = document.speeches[number]
        said = [e for e in document.elements[one.first : one.last] if e.kind is Kind.DIALOGUE]
        words = " ".join(" ".join(element.plain.split()) for element in said)
        if number != speech.index and 4 <= len(words.split()) <= 20:
            own.append(words)
    name = " ".join(speech.name.split())
    return Line(text, name, names, tuple(own[:OWN_LINES]), before, contracts(document, speech))
