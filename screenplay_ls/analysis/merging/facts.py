"""What the writers contradict each other in, once their parts are one script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.merging.part import Conflict, Quote
from screenplay_ls.analysis.rules import RULES, RuleOptions
from screenplay_ls.analysis.rules.runner import run
from screenplay_ls.fountain import Document, Kind, Span

STORY = frozenset(
    {
        "speaks-after-dying",
        "speaks-after-leaving",
        "day-to-night",
        "offscreen-but-shown",
        "two-names",
        "scene-number-duplicate",
        "name-almost-same",
        "inconsistent-place",
        "inconsistent-time",
    }
)
"""The rules whose findings between two writers are contradictions."""

APART = 2
"""Years by which two ages of one person must differ to be two ages."""

_AGE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’]*){0,2}),? ?[(,] ?"
    r"(?P<age>\d{1,3})(?P<about>s|'s|’s)?\b"
)

_LISTED = re.compile(
    r"^\W*(?P<name>[^\W\d_][\w.'’ -]{0,38}?)\s*(?::|\s[-–—]\s)[^\n]*?"
    r"(?<!\d)(?P<age>\d{1,3})(?P<about>s|'s|’s)?\b",
    re.MULTILINE,
)
"""An age in a cast list: `NORA: a keeper, 62`."""


def contradictions(
    document: Document, wrote: Sequence[tuple[Span, str]], people: set[str]
) -> Iterator[Conflict]:
    """What one writer's words say against another's, in the order of the script."""
    author = _Author(wrote)
    yield from _ages(document, author, people)
    rules = [rule for rule in RULES if rule.code in STORY]
    for finding in run(rules, document, RuleOptions()):
        conflict = _between(document, finding, author)
        if conflict:
            yield conflict


class _Author:
    def __init__(self, wrote: Sequence[tuple[Span, str]]) -> None:
        self._starts = [span.start for span, _ in wrote]
        self._wrote = wrote

    def of(self, offset: int) -> str:
        """Who wrote what stands there; empty between two pieces."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._wrote[index][0].end:
            return ""
        return self._wrote[index][1]


def _between(document: Document, finding: Finding, author: _Author) -> Conflict | None:
    who = author.of(finding.span.start)
    other = next((r for r in finding.related if author.of(r.span.start) not in {who, ""}), None)
    if other is None or not who:
        return None
    quotes = (
        _quote(document, author, other.span),
        _quote(document, author, finding.span),
    )
    return Conflict("story", finding.message, quotes)


def _ages(document: Document, author: _Author, people: set[str]) -> Iterator[Conflict]:
    first: dict[str, tuple[int, bool, Span]] = {}
    for placed in document.placed():
        if placed.element.kind not in {Kind.ACTION, Kind.SECTION, Kind.SYNOPSIS, Kind.NOTE}:
            continue
        for match in _found_ages(placed.element.raw):
            key = _person(match["name"], people)
            if not key:
                continue
            age, about = int(match["age"]), bool(match["about"])
            span = Span(placed.start + match.start(), placed.start + match.end())
            before = first.setdefault(key, (age, about, span))
            if before[2] == span or author.of(before[2].start) == author.of(span.start):
                continue
            if _differ(before, (age, about)):
                quotes = (
                    _quote(document, author, before[2]),
                    _quote(document, author, span),
                )
                yield Conflict("age", f"{key} has two ages.", quotes)


def _found_ages(text: str) -> list[re.Match[str]]:
    found = [*_AGE.finditer(text), *_LISTED.finditer(text)]
    return sorted(found, key=lambda match: match.start())


def _person(name: str, people: set[str]) -> str:
    """The person whom the last words before an age name."""
    words = key_of(name).split()
    for start in range(len(words)):
        key = " ".join(words[start:])
        if key in people:
            return key
    return ""


def _differ(one: tuple[int, bool, Span], two: tuple[int, bool]) -> bool:
    if one[1] or two[1]:
        return one[0] // 10 != two[0] // 10
    return abs(one[0] - two[0]) >= APART


def _quote(document: Document, author: _Author, span: Span) -> Quote:
    line = document.lines.line_of(span.start)
    text = document.text[document.lines.start(line) : document.lines.end(line)].strip()
    return Quote.of(author.of(span.start), text, span)


def title_conflicts(titles: Sequence[tuple[str, Mapping[str, tuple[str, str]]]]) -> list[Conflict]:
    """Entries of the title pages that differ: the first was kept."""
    found: list[Conflict] = []
    first: dict[str, tuple[str, str, str]] = {}
    for who, entries in titles:
        for key, (name, value) in entries.items():
            kept = first.setdefault(key, (who, name, value))
            if kept[2].split() != value.split():
                message = f"{kept[1]}: the title page of {kept[0]} was kept."
                quotes = (Quote(kept[0], kept[2]), Quote(who, value))
                found.append(Conflict("title", message, quotes, settled=True))
    return found
