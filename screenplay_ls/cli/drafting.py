"""Drafts in the terminal: streams each take, shows what it would change, writes if asked to."""

from __future__ import annotations

import difflib
import json
import sys
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.assist.drafts.anchoring import applied
from screenplay_ls.assist.drafts.draft import Draft, Kind, NothingToDraft, Source
from screenplay_ls.assist.drafts.wishes import BadWish, wishes_from
from screenplay_ls.fountain import Document, Span, parse

if TYPE_CHECKING:
    from screenplay_ls.services.drafting import Listener


@dataclass(frozen=True)
class Given:
    """What the writer typed."""

    scripts: tuple[str, ...]
    wishes: dict[str, Any]
    at: int | None
    scene: int | None
    lines: str | None
    takes: int
    seed: int
    temperature: float
    model: str
    endpoint: str
    write: bool
    as_json: bool


class Unusable(click.ClickException):
    """What was typed cannot be used."""

    exit_code = 2


async def run(kind: Kind, given: Given) -> int:
    """Draft; the exit code."""
    from screenplay_ls.cli.files import read_script, write_script
    from screenplay_ls.llm.engine import EngineError

    read = [read_script(path) for path in given.scripts]
    documents = [parse(one.text) for one in read] or [parse("")]
    if given.write and (not given.scripts or given.scripts[0] == "-"):
        raise Unusable("--write needs a script to write to.")
    source = Source(documents[0], _span(documents[0], given), tuple(documents[1:]))
    try:
        wishes = wishes_from(kind, given.wishes)
        if kind.wants_findings(wishes):
            source = replace(source, findings=await _findings(source.document))
        drafts, model = await _drafts(kind, source, wishes, given)
    except (NothingToDraft, BadWish) as error:
        raise Unusable(str(error)) from error
    except EngineError as error:
        click.echo(str(error), err=True)
        return 1
    if given.as_json:
        click.echo(json.dumps([asdict(draft) for draft in drafts], ensure_ascii=False, indent=2))
    if given.write:
        text = applied(documents[0].text, drafts[0].passages)
        write_script(given.scripts[0], text, read[0].encoding)
        _put_down(given.scripts[0], text, drafts[0], model, kind.name)
    return 0


async def _drafts(
    kind: Kind,
    source: Source,
    wishes: Any,  # noqa: ANN401 -- Each kind has its own wishes.
    given: Given,
) -> tuple[list[Draft], str]:
    """The takes, and the model's name."""
    from screenplay_ls.services.drafting import Drafter, Manner
    from screenplay_ls.services.engines import EngineChoice, make_engine
    from screenplay_ls.services.keeper import Keeper

    choice = EngineChoice(model=given.model, endpoint=given.endpoint)
    keeper = Keeper(lambda: make_engine(choice))
    drafter = Drafter(keeper)
    drafts: list[Draft] = []
    try:
        for take in range(given.takes):
            shown = _Stream(quiet=given.as_json)
            manner = Manner(given.temperature, given.seed, take)
            listener = shown.listener()
            told = replace(source, earlier=tuple(draft.text for draft in drafts))
            draft = await drafter.draft(kind, told, wishes, manner=manner, listener=listener)
            shown.end(source.document, draft, take if given.takes > 1 else None)
            drafts.append(draft)
        return drafts, drafter.model
    finally:
        await keeper.close()


def _put_down(script: str, text: str, draft: Draft, model: str, kind: str) -> None:
    """Record beside the script what the draft has put into it."""
    from screenplay_ls.services.provenance import Origin, put_down
    from screenplay_ls.services.provenance_file import RecordError

    placed: list[tuple[Span, str]] = []
    grown = 0
    for passage in sorted(draft.passages, key=lambda passage: passage.span):
        start = passage.span.start + grown
        placed.append((Span(start, start + len(passage.text)), passage.text))
        grown += len(passage.text) - (passage.span.end - passage.span.start)
    now = datetime.now(timezone.utc)
    try:
        put_down(Path(script), text, placed, Origin(model, kind), now)
    except RecordError as error:
        click.echo(str(error), err=True)


async def _findings(document: Document) -> tuple[Finding, ...]:
    """What the red pen says about grammar and spelling."""
    from screenplay_ls.analysis.grammar import GrammarOptions
    from screenplay_ls.services.proofreader import Proofreader

    proofreader = Proofreader()
    try:
        return await proofreader.proofread(document, GrammarOptions())
    finally:
        await proofreader.close()


def _span(document: Document, given: Given) -> Span:
    """What is selected; the end of the script where nothing is said."""
    lines = document.lines
    if given.lines:
        first, _, last = given.lines.partition("-")
        if not (first.isdigit() and (last or first).isdigit()):
            raise Unusable("--lines is a line, or two with a dash: 12-20.")
        top = _line(document, int(first))
        return Span(lines.start(top), lines.end(max(top, _line(document, int(last or first)))))
    if given.at:
        return Span(*[lines.end(_line(document, given.at))] * 2)
    if given.scene:
        if given.scene > len(document.scenes):
            raise Unusable(f"The script has {len(document.scenes)} scenes.")
        start = document.start_of(document.scenes[given.scene - 1].first)
        return Span(start, start)
    return Span(len(document.text), len(document.text))


def _line(document: Document, number: int) -> int:
    if not 1 <= number <= document.lines.count:
        raise Unusable(f"The script has {document.lines.count} lines.")
    return number - 1


class _Stream:
    """Shows a draft while it is written: only what is new of it."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._seen = ""

    def listener(self) -> Listener:
        from screenplay_ls.services.drafting import Listener

        return Listener(self._text, self._doing)

    def _doing(self, words: str) -> None:
        if sys.stderr.isatty():
            click.echo(click.style(words, dim=True), err=True)

    def _text(self, text: str) -> None:
        if self._quiet or not sys.stdout.isatty():
            return
        if not text.startswith(self._seen):
            click.echo()
            self._seen = ""
        click.echo(text[len(self._seen) :], nl=False)
        self._seen = text

    def end(self, document: Document, draft: Draft, take: int | None) -> None:
        """The whole draft, what it changes, and its notes."""
        if self._quiet:
            return
        if self._seen:
            click.echo("\n")
        click.echo(f"{draft.title}" if take is None else f"Take {take + 1}: {draft.title}")
        click.echo()
        click.echo(draft.text.rstrip("\n"))
        for line in _diff(document.text, draft):
            click.echo(line)
        for passage in draft.passages:
            if passage.reason:
                click.echo(f"  {passage.label or 'Change'}: {passage.reason}")
        for note in draft.notes:
            click.echo(f"Note: {note}", err=True)


def _diff(text: str, draft: Draft) -> list[str]:
    """What rewriting changes; insertions are the draft's text itself."""
    if all(passage.span.start == passage.span.end for passage in draft.passages):
        return []
    lines = difflib.unified_diff(
        text.splitlines(),
        applied(text, draft.passages).splitlines(),
        "script",
        "draft",
        lineterm="",
        n=1,
    )
    return list(lines)
