"""Checking one script with everything that is on, and mending what can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules import check
from screenplay_ls.analysis.story import (
    Story,
    beginning,
    include_findings,
    single,
    told_from,
)
from screenplay_ls.cli.checking.scripts import STDIN, Script
from screenplay_ls.cli.checking.selecting import Selection
from screenplay_ls.fountain import Document, parse
from screenplay_ls.services.project import Project, Projects
from screenplay_ls.services.story import ScriptFiles, load

if TYPE_CHECKING:
    from screenplay_ls.services.proofreader import Proofreader

PASSES = 5
"""How often a script is mended and checked again at most: one fix may make room for another."""


@dataclass(frozen=True)
class Checked:
    """A script and what was found in it."""

    script: Script
    document: Document
    findings: tuple[Finding, ...]
    mended: int = 0
    """How many findings were mended before."""


class Checker:
    """Checks scripts one after the other; loads what it needs with the first."""

    def __init__(self, selection: Selection, *, grammar: bool, alone: bool = True) -> None:
        self.complaints: dict[str, None] = {}
        """What the caller should be told once, such as mistakes in project files."""
        self._selection = selection
        self._projects = Projects()
        self._grammar = grammar and selection.grammar
        self._proofreader: Proofreader | None = None
        self._alone = alone
        self._files = ScriptFiles()
        self._leads_to: dict[str, frozenset[str]] = {}

    def gather(self, names: Sequence[str]) -> list[str]:
        """The scripts of some names, and behind them those that they include."""
        found = dict.fromkeys(names)
        waiting = [] if self._alone else [Path(name) for name in names if name != STDIN]
        while waiting:
            path = waiting.pop(0)
            targets = [to for to in self._files.leads_to(path) if isinstance(to, Path)]
            there = [to for to in targets if isinstance(self._files.document(to), Document)]
            self._leads_to[str(path)] = frozenset(map(str, there))
            waiting += [to for to in there if str(to) not in self._leads_to]
            known = {Path(name) for name in found}
            found.update({str(to): None for to in there if to not in known})
        return list(found)

    async def check(self, script: Script) -> Checked:
        """Everything that is found in a script."""
        project = self._project(script)
        document = parse(script.text)
        return Checked(script, document, tuple(await self._findings(project, script, document)))

    async def mend(self, script: Script) -> Checked:
        """What is left after the script was mended; its document holds the mended text.

        Applied are fixes that only set the page right, and for rules that were selected by name
        the preferred ones.
        """
        project = self._project(script)
        document, mended = parse(script.text), 0
        findings = await self._findings(project, script, document)
        for _ in range(PASSES):
            fixes = [fix for finding in findings if (fix := self._fix(finding))]
            text, applied = apply(document.text, fixes)
            if not applied:
                break
            mended += applied
            document = parse(text)
            findings = await self._findings(project, script, document)
        return Checked(script, document, tuple(findings), mended)

    async def close(self) -> None:
        """Let go of the grammar checker."""
        if self._proofreader is not None:
            await self._proofreader.close()

    def _project(self, script: Script) -> Project:
        project = self._projects.of((script.path or Path("-")).absolute())
        self.complaints.update(dict.fromkeys(project.complaints))
        return project

    def _story(self, script: Script, document: Document) -> Story:
        """The story that a script is part of, going by the scripts that were gathered."""
        if script.path is None or str(script.path) not in self._leads_to:
            return single(script.name, document)
        name = str(script.path)
        root = beginning(name, self._leads_to)
        for first in dict.fromkeys([root, name]):
            scripts = load(Path(first), self._files, {script.path: document})
            story = told_from(first, scripts)
            if name in story.scripts:
                return story
        return single(name, document)

    async def _findings(
        self, project: Project, script: Script, document: Document
    ) -> list[Finding]:
        story = self._story(script, document)
        name = script.name if script.path is None else str(script.path)
        found = check(story.document, self._selection.options(project.rules))
        found = [*story.findings(name, found), *include_findings(story, name)]
        found += await self._proofread(project, document, story.names_elsewhere(name))
        kept = project.heed(document, [f for f in found if self._selection.wants(f)])
        return sorted(kept, key=lambda finding: (finding.span, finding.code))

    async def _proofread(
        self, project: Project, document: Document, names: tuple[str, ...]
    ) -> tuple[Finding, ...]:
        options = project.grammar_for(document)
        options = replace(options, words=(*options.words, *names))
        if not (self._grammar and options.enabled):
            return ()
        if find_spec("harper") is None:
            self.complaints["Grammar and spelling are not checked: harper-py is missing."] = None
            return ()
        if self._proofreader is None:
            from screenplay_ls.services.proofreader import Proofreader

            self._proofreader = Proofreader()
        return await self._proofreader.proofread(document, options)

    def _fix(self, finding: Finding) -> Fix | None:
        named = finding.code in self._selection.selected
        return next((f for f in finding.fixes if f.safe or (named and f.preferred)), None)


def apply(text: str, fixes: list[Fix]) -> tuple[str, int]:
    """The text after those fixes that do not get into each other's way, and how many they are."""
    applied: list[Fix] = []
    end = -1
    for fix in sorted(fixes, key=lambda fix: min(edit.span for edit in fix.edits)):
        spans = sorted(edit.span for edit in fix.edits)
        if spans[0].start > end:
            applied.append(fix)
            end = spans[-1].end
    edits = sorted((edit for fix in applied for edit in fix.edits), key=lambda edit: edit.span)
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text, len(applied)
