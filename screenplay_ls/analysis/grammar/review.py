"""One reading of one version of a script, in small steps, the place of the last edit first.

A review remembers by content: what an element tells, what the checker says about a text, what
is left of that in the light of the script. The caller owns the memory and keeps it from one
review to the next, so that an edit costs the element it touches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar
from weakref import WeakKeyDictionary

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.grammar.confusables import confused
from screenplay_ls.analysis.grammar.judge import folded, judge
from screenplay_ls.analysis.grammar.language import Tongue, silence, tongue
from screenplay_ls.analysis.grammar.lint import Lint, both
from screenplay_ls.analysis.grammar.names import Mentions, Names, key, mentions
from screenplay_ls.analysis.grammar.options import GrammarOptions
from screenplay_ls.analysis.grammar.prose import VOICES, Passage, Voice, paragraphs
from screenplay_ls.analysis.grammar.report import report
from screenplay_ls.analysis.grammar.spelling import Context
from screenplay_ls.fountain import Document, Element

K = TypeVar("K")
V = TypeVar("V")

CHUNK = 100
"""Elements that are looked at in one step before the checking starts."""
HABIT = 3
"""A word used so often is the script's own."""


class Checker(Protocol):
    """Somebody who knows English."""

    def lint(self, text: str) -> tuple[Lint, ...]:
        """All lints about a text."""
        ...

    def known(self, word: str) -> bool:
        """Whether a dictionary of an accepted dialect has a word."""
        ...


class Recent(dict[K, V], Generic[K, V]):
    """A dictionary that forgets what was put in first once it is full."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._limit and key not in self:
            for old in list(self)[: self._limit // 4 + 1]:
                del self[old]
        super().__setitem__(key, value)


class Facts(NamedTuple):
    """What an element tells by itself."""

    mentions: Mentions
    prose: tuple[tuple[int, str, Voice, Tongue], ...]
    """Its paragraphs: start in `plain`, text, voice, language."""


class Memory:
    """What reviews under the same options remember; bounded. Not for two threads at once."""

    def __init__(self, options: GrammarOptions, limit: int = 20_000) -> None:
        self.options = options
        self.words = frozenset(key(word) for word in options.words)
        self.facts: WeakKeyDictionary[Element, Facts] = WeakKeyDictionary()
        """Of elements that are still in a script: each key makes one, and it is soon gone."""
        self.lints: Recent[str, tuple[Lint, ...]] = Recent(limit)
        self.left: Recent[tuple[str, Voice], tuple[Lint, ...]] = Recent(limit)
        self.script: tuple[Names, frozenset[str]] | None = None
        """What `left` was judged by."""


class Review:
    """One reading. Call `step` until it says False; ask for `findings` at any time."""

    def __init__(
        self,
        document: Document,
        options: GrammarOptions,
        near: int,
        checker: Checker,
        memory: Memory,
    ) -> None:
        self._document = document
        self._options = options
        self._near = near
        self._checker = checker
        self._memory = memory
        self._steps = self._work()
        self._silent: Finding | None = None
        self._names = Names()
        self._habits: frozenset[str] = frozenset()
        self._read: list[Passage] = []

    def step(self) -> bool:
        """Do a little: a chunk of elements, or one text. False when nothing is left."""
        return next(self._steps, False)

    @property
    def started(self) -> bool:
        """Whether a text has been checked: before that, `findings` has nothing to tell."""
        return bool(self._read)

    def findings(self) -> tuple[Finding, ...]:
        """What is known so far, in the order of the text."""
        if self._silent is not None:
            return (self._silent,)
        found = [
            report(self._document, passage, lint)
            for passage in self._read
            for lint in self._left(passage)
        ]
        return tuple(sorted(found, key=lambda finding: (finding.span, finding.code)))

    def _work(self) -> Iterator[bool]:
        prose: list[Passage] = []
        tongues: list[Tongue] = []
        people: set[str] = set()
        places: set[str] = set()
        proper: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for index, element in enumerate(self._document.elements):
            said, pieces = self._facts(element)
            people.update(said.cues)
            places.update(said.places)
            proper.update(said.proper)
            lower.update(said.lower)
            for start, text, voice, spoken in pieces:
                tongues.append(spoken)
                if not spoken.foreign:
                    prose.append(Passage(element, index, start, text, voice))
            if index % CHUNK == CHUNK - 1:
                yield True
        self._silent = silence(self._document, tongues, self._options.language)
        if self._silent is not None:
            return
        recurring = {word for word, count in proper.items() if count > 1}
        self._names = Names(frozenset(people | places | recurring), frozenset(people))
        self._habits = frozenset(word for word, count in lower.items() if count >= HABIT)
        if self._memory.script != (self._names, self._habits):
            self._memory.script = (self._names, self._habits)
            self._memory.left.clear()
        yield True
        for passage in self._nearest_first(prose):
            if passage.text not in self._memory.lints:
                self._memory.lints[passage.text] = self._examine(passage.text)
            self._left(passage)
            self._read.append(passage)
            yield True

    def _facts(self, element: Element) -> Facts:
        facts = self._memory.facts.get(element)
        if facts is None:
            voice = VOICES.get(element.kind)
            prose = (
                ()
                if voice is None
                else tuple(
                    (start, text, voice, tongue(text)) for start, text in paragraphs(element.plain)
                )
            )
            facts = self._memory.facts[element] = Facts(mentions(element), prose)
        return facts

    def _nearest_first(self, prose: list[Passage]) -> list[Passage]:
        def distance(passage: Passage) -> int:
            start = self._document.start_of(passage.at)
            end = start + len(passage.element.raw)
            return max(start - self._near, self._near - end + 1, 0)

        return sorted(prose, key=distance)

    def _examine(self, text: str) -> tuple[Lint, ...]:
        lints = self._checker.lint(text)
        lower = folded(text) if lints else None
        if lower is not None:
            lints = both(lints, self._checker.lint(lower))
        return (*lints, *confused(text))

    def _left(self, passage: Passage) -> tuple[Lint, ...]:
        raw = self._memory.lints.get(passage.text)
        if not raw:
            return ()
        place = (passage.text, passage.voice)
        left = self._memory.left.get(place)
        if left is None:
            context = Context(self._names, self._memory.words, self._habits, self._checker.known)
            left = tuple(judge(passage.text, raw, passage.voice, context, self._options))
            self._memory.left[place] = left
        return left
