"""What is found in a script, and what of it is shown: settings, project file, the typing hand.

The settings of the editor are the writer's own habits; a project file, which a script's folder
brings along, goes over them. Words of all dictionaries count.
"""

from __future__ import annotations

import asyncio
import re
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pygls import uris

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules import check
from screenplay_ls.analysis.story import include_findings
from screenplay_ls.fountain import Document, Span
from screenplay_ls.server.documents import Parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from screenplay_ls.analysis.grammar import GrammarOptions
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.settings import Settings
    from screenplay_ls.server.stories import Told
    from screenplay_ls.services.project import Project

_LOUDNESS = {severity: place for place, severity in enumerate(Severity)}
_WORD_BEFORE = re.compile(r"[\w'’-]*\Z")
_WORD_AFTER = re.compile(r"[\w'’-]*")


async def grammar(
    ls: ScreenplayServer, parsed: Parsed, report: Callable[[tuple[Finding, ...]], None]
) -> None:
    """Spelling and grammar, nearest to the last edit first."""
    told = await ls.stories.of(parsed)
    options = _knowing(told, (await ls.checker.project(parsed.uri)).grammar_for(parsed.document))
    if options.enabled:
        report(
            await ls.checker.proofreader().proofread(
                parsed.document, options, near=parsed.edited_at, on_progress=report
            )
        )


async def rules(
    ls: ScreenplayServer, parsed: Parsed, report: Callable[[tuple[Finding, ...]], None]
) -> None:
    """Form and logic; going by the whole story, if the script is part of one."""
    told = await ls.stories.of(parsed)
    options = (await ls.checker.project(parsed.uri)).rules
    done = threading.Event()
    try:
        look = partial(check, told.document, options, cancelled=done.is_set)
        report(tuple(told.story.findings(told.name, await asyncio.to_thread(look))))
    finally:
        done.set()  # A thread cannot be cancelled, but it can be told.


async def includes(
    ls: ScreenplayServer, parsed: Parsed, report: Callable[[tuple[Finding, ...]], None]
) -> None:
    """Files that are included and are not there."""
    told = await ls.stories.of(parsed)
    report(tuple(include_findings(told.story, told.name)))


async def everything(ls: ScreenplayServer, told: Told, project: Project) -> tuple[Finding, ...]:
    """All that is shown of a script that nobody is typing."""
    document = told.own
    everywhere = await asyncio.to_thread(check, told.document, project.rules)
    found = told.story.findings(told.name, everywhere)
    found += include_findings(told.story, told.name)
    options = _knowing(told, project.grammar_for(document))
    if options.enabled:
        found += await ls.checker.proofreader().proofread(document, options)
    return shown(project, document, found, ls.settings.red_pen.limit)


def combined(project: Project, settings: Settings) -> Project:
    """A project as it is read from files, over what the editor's settings say."""
    spoken, own = settings.red_pen.rules, settings.grammar
    rules = replace(project.rules, on={**spoken, **_prefixed(own.rules), **project.rules.on})
    off = tuple(code for code, is_on in rules.on.items() if not is_on)
    grammar = replace(
        project.grammar,
        enabled=project.grammar.enabled and own.enabled,
        dialect=project.grammar.dialect or own.dialect,
        words=project.grammar.words + own.words,
        on=tuple(code for code, is_on in rules.on.items() if is_on),
        off=off,
    )
    return replace(project, rules=rules, grammar=grammar)


def shown(
    project: Project,
    document: Document,
    findings: list[Finding],
    limit: int,
    within: Span | None = None,
) -> tuple[Finding, ...]:
    """What of the findings is shown: what nobody has silenced, and the loudest `limit` of it."""
    heard = project.heed(document, findings)
    if within is not None:
        heard = [finding for finding in heard if within.start <= finding.span.start < within.end]
    loudest = sorted(heard, key=lambda finding: (_LOUDNESS[finding.severity], finding.span))
    return tuple(sorted(loudest[:limit], key=lambda finding: (finding.span, finding.code)))


def typed_word(text: str, edited_at: int) -> Span:
    """The word that the last edit touched: it may not be finished."""
    before = _WORD_BEFORE.search(text, max(0, edited_at - 60), edited_at)
    after = _WORD_AFTER.match(text, edited_at)
    start = before.start() if before else edited_at
    return Span(start, after.end() if after else edited_at)


def touches(finding: Finding, word: Span) -> bool:
    """Whether something is underlined under a word."""
    return finding.span.start <= word.end and word.start <= finding.span.end


def path_of(uri: str) -> Path | None:
    """The file of a script; None for one that was never saved."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None


def _knowing(told: Told, options: GrammarOptions) -> GrammarOptions:
    """With the names of those who speak in other files of the story: no slips of the pen."""
    words = told.story.names_elsewhere(told.name)
    return replace(options, words=(*options.words, *words)) if words else options


def _prefixed(rules: dict[str, bool]) -> dict[str, bool]:
    return {f"grammar/{name.removeprefix('grammar/')}": is_on for name, is_on in rules.items()}
