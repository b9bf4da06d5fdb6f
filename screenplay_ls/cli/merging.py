"""A merge in the terminal: who brought what, what was decided, what is to be decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import click

from screenplay_ls.analysis.counting import counted
from screenplay_ls.analysis.merging import Conflict, Merged
from screenplay_ls.fountain import Document, Span, parse
from screenplay_ls.services.engines import EngineChoice


@dataclass(frozen=True)
class File:
    """A part on the command line."""

    path: str
    who: str = ""

    @classmethod
    def named(cls, text: str) -> File:
        """`ANN=one.fountain`, or a path alone; a file whose name holds `=` is a path."""
        who, equals, path = text.partition("=")
        return cls(path, who) if equals and path and not Path(text).exists() else cls(text)


async def bridged(made: Merged, choice: EngineChoice, seed: int) -> tuple[Merged, str]:
    """With bridges, and the model's name. Without an engine the seams stay, which is told."""
    from screenplay_ls.assist.drafts.draft import Draft, Kind, Source, Steps
    from screenplay_ls.assist.drafts.merging import Wishes, with_bridges
    from screenplay_ls.llm.engine import EngineError
    from screenplay_ls.services.drafting import Drafter, Manner
    from screenplay_ls.services.engines import make_engine
    from screenplay_ls.services.keeper import Keeper

    result = made

    def steps(source: Source, wishes: Wishes, take: int) -> Steps:
        nonlocal result
        result = yield from with_bridges(made, take)
        return Draft("Bridges", result.text)

    kind = Kind("merge", "Merge", Wishes, steps)
    keeper = Keeper(lambda: make_engine(choice))
    drafter = Drafter(keeper)
    try:
        await drafter.draft(kind, Source(parse("")), Wishes(), manner=Manner(seed=seed))
    except EngineError as error:
        click.echo(f"{error} The draft has no bridges.", err=True)
    finally:
        name = drafter.model
        await keeper.close()
    return result, name


def record(output: Path, made: Merged, sources: Sequence[str], model: str) -> None:
    """Put down beside the draft who wrote what; what was known of the parts goes with it."""
    from screenplay_ls.services.provenance import Origin, put_down
    from screenplay_ls.services.provenance_file import Record, RecordError, beside, read, write

    written: dict[Origin, list[tuple[Span, str]]] = {}
    for span, who in made.wrote:
        if who:
            written.setdefault(Origin(kind="merge", who=who), []).append((span, _at(made, span)))
    bridge = Origin(model=model, kind="bridge")
    written[bridge] = [(span, _at(made, span)) for span in made.bridges]
    now = datetime.now(timezone.utc)
    try:
        records = [read(beside(Path(path))) for path in sources if path != "-"]
        known = tuple(passage for record in records for passage in record.passages)
        write(beside(output), Record(known))
        for origin, passages in written.items():
            put_down(output, made.text, passages, origin, now)
    except RecordError as error:
        click.echo(str(error), err=True)


def as_json(made: Merged) -> str:
    """Everything; places are in code points of the text."""
    data: dict[str, Any] = {
        "text": made.text,
        "wrote": [{"who": who, "start": span.start, "end": span.end} for span, who in made.wrote],
        "conflicts": [asdict(conflict) for conflict in made.conflicts],
        "bridges": [{"start": span.start, "end": span.end} for span in made.bridges],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def show(made: Merged, writers: Sequence[str], output: str | None) -> None:
    """What became of the parts, on standard error: the draft itself may go into a pipe."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(stderr=True, highlight=False)
    document = parse(made.text)
    where = f" in [bold]{_plain(output)}[/]" if output else ""
    console.print(
        f"[bold]One draft{where}[/]: {counted(len(document.scenes), 'scene')} by "
        f"{_plain(', '.join(writers))}"
        + (f", with {counted(len(made.bridges), 'bridge')}" if made.bridges else "")
        + "."
    )
    for settled, title, style in ((False, "To decide", "yellow"), (True, "Decided", "green")):
        chosen = [conflict for conflict in made.conflicts if conflict.settled is settled]
        if not chosen:
            continue
        console.print(f"\n[{style} bold]{title}[/]")
        for conflict in chosen:
            console.print(Padding(_plain(conflict.message), (0, 0, 0, 2)))
            for line in _quotes(document, conflict):
                console.print(Padding(f"[dim]{_plain(line)}[/]", (0, 0, 0, 4)))
    if not made.conflicts:
        console.print("The parts agree with each other.")


def _quotes(document: Document, conflict: Conflict) -> list[str]:
    lines: list[str] = []
    for quote in conflict.quotes:
        line = document.lines.line_of(quote.span.start) + 1 if quote.span else 0
        place = f", line {line}" if line and not conflict.settled else ""
        lines.append(f"{quote.who}{place}: {quote.text}")
    return lines


def _at(made: Merged, span: Span) -> str:
    return made.text[span.start : span.end]


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
