"""Several files as one script: in what order they are told, and where each of their lines stands.

A story is made into one `Document` of all its elements, in the order in which they would be read
aloud. Whatever is found out about one script can so be found out about a story; `Story` translates
places of the whole into places of its files and back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.finding import Edit, Finding, Fix, Related
from screenplay_ls.analysis.includes import Include, includes
from screenplay_ls.fountain import Document, Element, Span, parse

CODE = "broken-include"
"""Of the findings about includes."""

DEEPEST = 50
"""Files inside files inside files: no writer nests deeper, and no recursion may."""


class Snag(Enum):
    """Why an include is left out; the words go behind the file's name."""

    MISSING = "is not there"
    ELSEWHERE = (
        "lies outside of this workspace, which you have not marked as trusted, and is not read"
    )
    REMOTE = "is not a file on this machine, and is not read"
    TOO_LARGE = "is too large for a screenplay"
    NO_TEXT = "is not a text"
    UNREADABLE = "cannot be read"
    CIRCLE = "includes this script, so that it would never end"
    TWICE = "is part of this story already, and counts where it comes first"
    TOO_DEEP = "is nested too deeply"


@dataclass(frozen=True)
class Script:
    """One file, and where its includes lead."""

    name: str
    """What tells it from every other file."""
    document: Document
    targets: tuple[str | Snag, ...] = ()
    """For each of `includes(document)` the name of a script, or why there is none."""


class Stretch(NamedTuple):
    """A piece of a script that nothing is included into."""

    name: str
    span: Span
    """In the script."""
    at: int
    """Where it begins in the whole."""


@dataclass(frozen=True)
class Trouble:
    """An include that leads nowhere."""

    name: str
    """The script that it stands in."""
    include: Include
    snag: Snag


class Story:
    """Scripts as one, in the order of the story; immutable."""

    def __init__(
        self,
        document: Document,
        stretches: tuple[Stretch, ...],
        scripts: Mapping[str, Script],
        troubles: tuple[Trouble, ...] = (),
    ) -> None:
        self.document = document
        """The whole. Of a single script it is its own document."""
        self.stretches = stretches
        self.scripts = scripts
        """By name, in the order in which they begin."""
        self.troubles = troubles
        self._starts = [stretch.at for stretch in stretches]

    @property
    def is_one_file(self) -> bool:
        """Whether nothing is included."""
        return len(self.scripts) == 1

    def place(self, span: Span) -> tuple[str, Span] | None:
        """The script that a span of the whole lies in, and where there; None for one in two."""
        if len(self.stretches) == 1:
            return self.stretches[0].name, span
        stretch = self.stretches[max(bisect_right(self._starts, span.start) - 1, 0)]
        moved = stretch.span.start - stretch.at
        start, end = span.start + moved, span.end + moved
        if end > stretch.span.end or start < stretch.span.start:
            return None
        return stretch.name, Span(start, end)

    def whole(self, name: str, offset: int) -> int:
        """The place in the whole of a place in one of its scripts.

        Raises:
            KeyError: the script is not part of this story.
        """
        found: Stretch | None = None
        for stretch in self.stretches:
            if stretch.name == name and (found is None or stretch.span.start <= offset):
                found = stretch
        if found is None:
            raise KeyError(name)
        return found.at + min(max(offset, found.span.start), found.span.end) - found.span.start

    def findings(self, name: str, found: Iterable[Finding]) -> list[Finding]:
        """What was found in the whole, as far as it stands in one script and is mended there."""
        if self.is_one_file:
            return list(found)
        return [mine for finding in found if (mine := self._finding(name, finding))]

    def names_elsewhere(self, name: str) -> tuple[str, ...]:
        """The words of the names of those who speak in other scripts and not in this one."""
        if self.is_one_file:
            return ()
        others = cast(self.document).keys() - cast(self.scripts[name].document).keys()
        return tuple(sorted({word for each in others for word in each.split() if word.isalpha()}))

    def here(self, name: str, span: Span) -> Span | None:
        """Where in a script a span of the whole is; None where it is in another."""
        placed = self.place(span)
        return placed[1] if placed and placed[0] == name else None

    def _finding(self, name: str, finding: Finding) -> Finding | None:
        span = self.here(name, finding.span)
        if span is None:
            return None
        fixes = [mine for fix in finding.fixes if (mine := self._fix(name, fix))]
        related = [
            Related(there, each.message)
            for each in finding.related
            if (there := self.here(name, each.span))
        ]
        return replace(finding, span=span, fixes=tuple(fixes), related=tuple(related))

    def _fix(self, name: str, fix: Fix) -> Fix | None:
        """A fix that stays within the script; one that changes others is a rename."""
        spans = [self.here(name, edit.span) for edit in fix.edits]
        edits = [Edit(at, edit.text) for at, edit in zip(spans, fix.edits, strict=True) if at]
        return replace(fix, edits=tuple(edits)) if len(edits) == len(spans) else None

    def edits(self, edits: tuple[Edit, ...]) -> dict[str, list[Edit]]:
        """Edits of the whole as edits of its scripts."""
        sorted_: dict[str, list[Edit]] = {}
        for edit in edits:
            placed = self.place(edit.span)
            if placed is not None:
                sorted_.setdefault(placed[0], []).append(Edit(placed[1], edit.text))
        return sorted_


def single(name: str, document: Document) -> Story:
    """A script that includes nothing and is nobody's part."""
    stretch = Stretch(name, Span(0, len(document.text)), 0)
    return Story(document, (stretch,), {name: Script(name, document)})


def told_from(root: str, scripts: Mapping[str, Script]) -> Story:
    """The story that begins with a script; `scripts` holds at least what it leads to."""
    telling = _Telling(scripts)
    telling.tell(root, ())
    if len(telling.told) == 1:
        story = single(root, scripts[root].document)
        return Story(story.document, story.stretches, telling.told, tuple(telling.troubles))
    document = Document("".join(telling.texts), tuple(telling.elements))
    return Story(document, tuple(telling.stretches), telling.told, tuple(telling.troubles))


def beginning(name: str, leads_to: Mapping[str, frozenset[str]]) -> str:
    """The script that a script's story begins with, going by who includes whom.

    Where several do, it is the first by name; in a circle, too.
    """
    above: dict[str, list[str]] = {}
    for including, included in leads_to.items():
        for each in included:
            above.setdefault(each, []).append(including)
    found, waiting = {name}, [name]
    while waiting:
        new = [each for each in above.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    tops = [each for each in found if not set(above.get(each, ())) - {each}]
    return min(tops or found)


def include_findings(story: Story, name: str) -> Iterator[Finding]:
    """What is wrong with the includes of one script."""
    for trouble in story.troubles:
        if trouble.name == name:
            include = trouble.include
            yield Finding(
                include.path_span,
                CODE,
                f"“{include.path}” {trouble.snag.value}.",
                source="form",
                data={"path": include.path, "snag": trouble.snag.name},
            )


class _Telling:
    """A story as far as it has been told."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        self._scripts = scripts
        self._length = 0
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.stretches: list[Stretch] = []
        self.told: dict[str, Script] = {}
        self.troubles: list[Trouble] = []

    def tell(self, name: str, above: tuple[str, ...]) -> None:
        script = self._scripts[name]
        self.told[name] = script
        begun = 0
        for include, target in zip(includes(script.document), script.targets, strict=False):
            snag = self._snag(target, (*above, name))
            if isinstance(snag, Snag):
                self.troubles.append(Trouble(name, include, snag))
                continue
            self._stretch(script, begun, include.index + 1)
            begun = include.index + 1
            self.tell(snag, (*above, name))
        self._stretch(script, begun, len(script.document.elements))

    def _snag(self, target: str | Snag, above: tuple[str, ...]) -> str | Snag:
        """The script to go on with, or why there is none."""
        if isinstance(target, Snag):
            return target
        if target in above:
            return Snag.CIRCLE
        if target in self.told:
            return Snag.TWICE
        if target not in self._scripts:
            return Snag.MISSING
        return target if len(above) < DEEPEST else Snag.TOO_DEEP

    def _stretch(self, script: Script, first: int, last: int) -> None:
        document = script.document
        span = Span(document.start_of(first), document.start_of(last))
        if first == last and first:
            return
        if self.elements:
            self._add(_gap(), "\n\n")
        self.stretches.append(Stretch(script.name, span, self._length))
        self._add(document.elements[first:last], document.text[span.start : span.end])

    def _add(self, elements: tuple[Element, ...], text: str) -> None:
        self.elements += elements
        self.texts.append(text)
        self._length += len(text)


@lru_cache(maxsize=1)
def _gap() -> tuple[Element, ...]:
    """Blank lines between two files, so that nothing runs on from one into the other."""
    return parse("\n\n").elements
