"""`textDocument/semanticTokens`: asked after edits and on scrolling, to colour the script.

Answers whole, for a range, and as the difference to the last answer. What an element adds to the
answer depends on the element alone and is kept with it, so that an edit encodes one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from screenplay_ls.analysis.memo import per_element
from screenplay_ls.analysis.presented import Presenting, presenting
from screenplay_ls.analysis.tokens import Role, Token, tokens_of
from screenplay_ls.fountain.common import common_prefix, common_suffix
from screenplay_ls.server import convert

if TYPE_CHECKING:
    from screenplay_ls.fountain import Document, Element, Span
    from screenplay_ls.server.server import ScreenplayServer

STANDARD = {
    Role.MARK: ("operator", ()),
    Role.PREFIX: ("keyword", ()),
    Role.PLACE: ("type", ()),
    Role.TIME: ("enumMember", ()),
    Role.NUMBER: ("number", ()),
    Role.CHARACTER: ("class", ()),
    Role.EXTENSION: ("modifier", ()),
    Role.PARENTHETICAL: ("parameter", ()),
    Role.DIALOGUE: ("string", ()),
    Role.LYRICS: ("string", ("static",)),
    Role.TRANSITION: ("keyword", ("static",)),
    Role.CENTERED: ("decorator", ()),
    Role.SECTION: ("namespace", ()),
    Role.SYNOPSIS: ("comment", ("documentation",)),
    Role.NOTE: ("comment", ()),
    Role.BONEYARD: ("comment", ("deprecated",)),
    Role.TITLE_KEY: ("property", ()),
    Role.TITLE_VALUE: ("string", ("readonly",)),
    Role.PRESENTED: ("class", ("declaration",)),
    Role.INCLUDED: ("string", ("readonly",)),
}
"""Each role as a type and modifiers that every editor's theme has a colour for."""

LEGEND = types.SemanticTokensLegend(
    token_types=sorted({name for name, _ in STANDARD.values()}),
    token_modifiers=sorted({name for _, names in STANDARD.values() for name in names}),
)


class Encoded(NamedTuple):
    """The tokens of one element, ready to be sent."""

    data: tuple[int, ...]
    """As LSP has it, the first token relative to the first line of the element."""
    after: int
    """Lines from that of the last token (or the first line) to the element below."""


def register(ls: ScreenplayServer) -> None:
    """Register the three requests."""
    encoding = ls.documents.encoding
    colouring = _Colouring(encoding)
    sent: dict[str, types.SemanticTokens] = {}
    names = count(1)

    async def newest(uri: str) -> types.SemanticTokens | None:
        """All tokens of a script, remembered as the last that were sent."""
        parsed = await ls.documents.parsed(uri)
        if parsed is None:
            return None
        for closed in sent.keys() - set(ls.documents.uris()):
            del sent[closed]
        sent[uri] = types.SemanticTokens(
            _joined(colouring.parts(parsed.document)), str(next(names))
        )
        return sent[uri]

    @ls.answers(
        types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
        otherwise=None,
        options=types.SemanticTokensRegistrationOptions(
            LEGEND, range=True, full=types.SemanticTokensFullDelta(delta=True)
        ),
    )
    async def full(
        ls: ScreenplayServer, params: types.SemanticTokensParams
    ) -> types.SemanticTokens | None:
        return await newest(params.text_document.uri)

    @ls.answers(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, otherwise=None)
    async def full_delta(
        ls: ScreenplayServer, params: types.SemanticTokensDeltaParams
    ) -> types.SemanticTokens | types.SemanticTokensDelta | None:
        before = sent.get(params.text_document.uri)
        now = await newest(params.text_document.uri)
        if now is None or before is None or before.result_id != params.previous_result_id:
            return now
        return types.SemanticTokensDelta(difference(before.data, now.data), now.result_id)

    @ls.answers(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, otherwise=None)
    async def in_range(
        ls: ScreenplayServer, params: types.SemanticTokensRangeParams
    ) -> types.SemanticTokens | None:
        parsed = await ls.documents.parsed(params.text_document.uri)
        if parsed is None:
            return None
        document = parsed.document
        first = document.element_at(convert.to_offset(document, params.range.start, encoding))
        last = document.element_at(convert.to_offset(document, params.range.end, encoding))
        if first is None or last is None:
            return types.SemanticTokens([])
        names = presenting(document)
        shown = (
            _encode(element, encoding, names.names_in(element))
            for element in document.elements[first.index : last.index + 1]
        )
        return types.SemanticTokens(_joined(shown, document.lines.line_of(first.start)))


class _Colouring:
    """The tokens of scripts, kept with their elements."""

    def __init__(self, encoding: convert.Encoding) -> None:
        self._encoding = encoding
        self._plain = per_element(lambda element: _encode(element, encoding))
        self._names: Presenting | None = None
        self._named: Callable[[Document], tuple[Encoded | None, ...]] = lambda _: ()

    def parts(self, document: Document) -> Iterator[Encoded]:
        """Those of each element; names in action go over them, since they hang on the cast."""
        names = presenting(document)
        if names is not self._names:
            self._names, self._named = names, per_element(lambda each: self._with(each, names))
        named = self._named(document)
        return (one or other for one, other in zip(named, self._plain(document), strict=True))

    def _with(self, element: Element, names: Presenting) -> Encoded | None:
        spans = names.names_in(element)
        return _encode(element, self._encoding, spans) if spans else None


def difference(old: Sequence[int], new: Sequence[int]) -> list[types.SemanticTokensEdit]:
    """One edit that makes `new` of `old`; none when they are the same."""
    limit = min(len(old), len(new))
    head = common_prefix(old, new)
    tail = common_suffix(old, new, limit - head)
    if head == len(old) == len(new):
        return []
    return [types.SemanticTokensEdit(head, len(old) - head - tail, new[head : len(new) - tail])]


def _joined(parts: Iterable[Encoded], line: int = 0) -> list[int]:
    """The answer for elements that follow each other, the first of them on `line`."""
    data: list[int] = []
    for part in parts:
        if part.data:
            at = len(data)
            data += part.data
            data[at] += line
            line = part.after
        else:
            line += part.after
    return data


def _encode(element: Element, encoding: convert.Encoding, names: tuple[Span, ...] = ()) -> Encoded:
    raw = element.raw
    starts = [0, *(match.end() for match in _LINE_END.finditer(raw))]
    data: list[int] = []
    line = character = 0
    tokens = tokens_of(element)
    if names:
        tokens = tuple(
            sorted((*tokens, *(Token(span.start, span.end, Role.PRESENTED) for span in names)))
        )
    for start, end, role in tokens:
        now = bisect_right(starts, start) - 1
        place = convert.width(raw[starts[now] : start], encoding)
        moved = place - character if now == line else place
        data += (now - line, moved, convert.width(raw[start:end], encoding), *_NUMBERS[role])
        line, character = now, place
    return Encoded(tuple(data), len(starts) - 1 - line)


_LINE_END = re.compile(r"\r\n?|\n")

_NUMBERS = {
    role: (
        LEGEND.token_types.index(name),
        sum(1 << LEGEND.token_modifiers.index(modifier) for modifier in modifiers),
    )
    for role, (name, modifiers) in STANDARD.items()
}
"""Each role as the two numbers that stand for it."""
