"""Grammar and spelling while a writer types: owns Harper, on one thread of its own.

Harper's Linter may not be entered from two threads and costs a second to make, so that one
thread makes it when the first text is checked and keeps it. That thread works through a script
in short batches, nearest to the last edit first; between two batches anybody else may have a
turn, and a cancelled task stops there. What Harper said about a text is remembered by the text,
so that an edit costs the element it touches and a new name costs nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.grammar import GrammarOptions, Memory, Review
from screenplay_ls.analysis.grammar.lint import Change, Lint
from screenplay_ls.analysis.grammar.review import Recent
from screenplay_ls.analysis.grammar.rules import SPELLING, by_default, chosen

if TYPE_CHECKING:
    from harper import Lint as HarperLint
    from harper import Linter

    from screenplay_ls.fountain import Document

BATCH_SECONDS = 0.02
"""How long the thread works before others have a turn."""
PROGRESS_SECONDS = 0.25
"""How often a caller hears of progress, after the first batch."""
MOST_WORDS = 50_000
"""Words whose spelling is remembered."""
MOST_DESKS = 4
"""Sets of options in use at the same time: one for each open workspace."""


class Proofreader:
    """Checks scripts; one per process. Nothing is loaded before the first call."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofreader")
        self._desks: dict[GrammarOptions, _Desk] = {}

    async def proofread(
        self,
        document: Document,
        options: GrammarOptions,
        *,
        near: int | None = None,
        on_progress: Callable[[tuple[Finding, ...]], None] | None = None,
    ) -> tuple[Finding, ...]:
        """All grammar and spelling findings of a script, in the order of the text.

        Work starts at the elements nearest to `near` (a place in the document; the start where
        it is None). `on_progress` hears, on the caller's loop, what is known so far: after the
        first batch, then a few times a second. Cancelling the task stops the work within one
        batch.
        """
        if not options.enabled:
            return ()
        loop = asyncio.get_running_loop()
        review = await loop.run_in_executor(self._thread, self._open, document, options, near or 0)
        told = loop.time() - PROGRESS_SECONDS
        while await loop.run_in_executor(self._thread, _work, review):
            if on_progress is None or not review.started or loop.time() - told < PROGRESS_SECONDS:
                continue
            on_progress(await loop.run_in_executor(self._thread, review.findings))
            told = loop.time()
        return await loop.run_in_executor(self._thread, review.findings)

    async def close(self) -> None:
        """Let go of the thread and of Harper; the batch at work ends first."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._desks.clear()

    def _open(self, document: Document, options: GrammarOptions, near: int) -> Review:
        if options not in self._desks:
            while len(self._desks) >= MOST_DESKS:
                del self._desks[next(iter(self._desks))]
            self._desks[options] = _Desk(_Harper(options), Memory(options))
        desk = self._desks[options]
        return Review(document, options, near, desk.checker, desk.memory)


def _work(review: Review) -> bool:
    """One batch on the thread; False when nothing is left to do."""
    end = time.monotonic() + BATCH_SECONDS
    while time.monotonic() < end:
        if not review.step():
            return False
    return True


class _Desk(NamedTuple):
    """What belongs to one set of options."""

    checker: _Harper
    memory: Memory


class _Harper:
    """Harper under one set of options; lives on the thread, loads at the first question."""

    def __init__(self, options: GrammarOptions) -> None:
        self._options = options
        self._linter: Linter | None = None
        self._spellers: list[Linter] = []
        self._known: Recent[str, bool] = Recent(MOST_WORDS)
        self._strange: set[str] = set()

    def lint(self, text: str) -> tuple[Lint, ...]:
        """All lints of the rules that are on."""
        by_rule = self._load().organized_lints(text, language="plaintext")
        if len(self._strange) > MOST_WORDS:
            self._strange.clear()
        # Asking again about a word that the leading dialect lacks can cost most of a second.
        self._strange.update(lint.problem_text for lint in by_rule.get(SPELLING, ()))
        return tuple(_lint(rule, lint) for rule, lints in by_rule.items() for lint in lints)

    def known(self, word: str) -> bool:
        """Whether a dictionary of an accepted dialect has the word."""
        known = self._known.get(word)
        if known is None:
            self._load()
            spellers = self._spellers[1:] if word in self._strange else self._spellers
            known = any(not s.lint(word, language="plaintext") for s in spellers)
            self._known[word] = known
        return known

    def _load(self) -> Linter:
        if self._linter is None:
            # The library is heavy; a server that checks nothing does not pay for it.
            from harper import Dialect, Linter

            dialects = [Dialect[name.upper()] for name in self._options.spelling]
            linter = Linter(dialects[0])
            shipped = linter.get_default_lint_config()
            groups = dict(_groups(linter.get_structured_lint_config()))
            for dialect in dialects:
                speller = Linter(dialect)
                speller.set_lint_config({rule: rule == SPELLING for rule in shipped})
                self._spellers.append(speller)
            linter.set_lint_config({**chosen(by_default(groups, shipped), self._options)})
            self._linter = linter
        return self._linter


def _lint(rule: str, lint: HarperLint) -> Lint:
    changes = [
        Change(suggestion.replacement_text, suggestion.kind.name == "INSERT_AFTER")
        for suggestion in lint.suggestions
    ]
    return Lint(rule, lint.span.start, lint.span.end, lint.message, tuple(changes))


def _groups(structured: dict[str, Any]) -> Iterable[tuple[str, list[str]]]:
    """Harper's groups of rules: label, names of the rules."""
    for setting in structured["settings"]:
        group = setting["Group"]
        names: list[str] = []
        for child in group["child"]["settings"]:
            for rule in child.values():
                names.extend(rule["names"] if "names" in rule else [rule["name"]])
        yield group["label"], names
