"""Growing a selection along the structure of a script: word, sentence, line, speech, scene, act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.outline import around
from screenplay_ls.fountain import Document, Kind, Placed, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")

_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?:\s+|$)|(?<=[。！？])")
"""With the space behind it; in scripts without spaces the mark alone."""

_PROSE = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.SYNOPSIS, Kind.NOTE, Kind.BONEYARD})


def selections(document: Document, offset: int) -> list[Span]:
    """What to select around `offset`, from the smallest on; each truly holds the one before it."""
    whole = Span(0, len(document.text))
    offset = min(max(offset, 0), whole.end)
    # Nothing stands between `\r` and `\n`: there the place is the line's end.
    offset = min(offset, document.lines.end(document.lines.line_of(offset)))
    ladder: list[Span] = []
    for span in (*_steps(document, offset), whole):
        if not ladder or _holds(span, ladder[-1]):
            ladder.append(span)
    return ladder


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _steps(document: Document, offset: int) -> Iterator[Span]:
    placed = document.element_at(offset)
    if placed is None:
        return
    content = document.span_of(placed.index)
    if content.start <= offset <= content.end:
        yield from _inside(document, placed, content, offset)
        yield content
        speech = document.speech_at(offset)
        if speech is not None:
            yield _covering(document, speech.first, speech.last)
    yield from around(document, offset)


def _inside(document: Document, placed: Placed, content: Span, offset: int) -> Iterator[Span]:
    text = document.text
    for match in _WORD.finditer(text, content.start, content.end):
        if match.start() <= offset <= match.end():
            yield Span(*match.span())
            break
    line = document.lines.line_of(offset)
    start = max(content.start, document.lines.start(line))
    end = min(content.end, document.lines.end(line))
    for inline in placed.element.inlines:
        span = Span(placed.start + inline.span.start, placed.start + inline.span.end)
        if span.start <= offset <= span.end:
            yield span
    if placed.element.kind in _PROSE:
        yield _sentence(text, Span(start, end), offset)
    yield Span(start, end)


def _sentence(text: str, line: Span, offset: int) -> Span:
    start, end = line
    for match in _SENTENCE_END.finditer(text, line.start, line.end):
        if match.end() > offset:
            end = match.start() + len(match.group().rstrip())
            break
        start = match.end()
    return Span(start, max(start, end))


def _covering(document: Document, first: int, last: int) -> Span:
    return Span(document.span_of(first).start, document.span_of(last - 1).end)
