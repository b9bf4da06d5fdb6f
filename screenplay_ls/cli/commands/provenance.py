"""`screenplay-ls provenance`: what of a screenplay came from a model, shown or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.cli.files import read_script

if TYPE_CHECKING:
    from rich.console import Console

    from screenplay_ls.fountain import Document
    from screenplay_ls.services.authorship import Authorship
    from screenplay_ls.services.passages import Placed

ALL = "all"

BAR = 24
"""Cells of the bar for a whole script."""

SHOWN = 200
"""Characters of a passage that are shown."""

NOTHING = (
    "Nothing in {file} is recorded as coming from a model. Passages are recorded when they are "
    "accepted or applied in an editor; what was pasted from elsewhere is not known."
)


@click.command
@click.argument("script")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--remove",
    multiple=True,
    metavar="ID",
    help="Take a passage out of the record, or `all` of them. The script itself stays as it is.",
)
def command(script: str, *, as_json: bool, remove: tuple[str, ...]) -> None:
    """Show what of the screenplay SCRIPT came from a language model, or from other writers.

    The record stands beside the script, in SCRIPT.provenance: a passage is put there when it is
    accepted or applied in an editor. Passages of which less than half the words are left count
    as the writer's own.
    """
    from screenplay_ls.fountain import parse
    from screenplay_ls.services.authorship import authorship
    from screenplay_ls.services.passage_finding import find
    from screenplay_ls.services.provenance_file import RecordError, beside, read

    if script == "-":
        raise click.UsageError("A record stands beside a file; standard input has none.")
    text, _ = read_script(script)
    file = beside(Path(script))
    try:
        if remove:
            _remove(file, remove)
        record = read(file)
    except RecordError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if record.foreign and not as_json:
        click.echo(f"{file}: {len(record.foreign)} lines are not understood.", err=True)
    document = parse(text)
    placed = _in_order(find(record.passages, text))
    found = authorship(document, placed)
    if as_json:
        data = as_data(script, document, placed, found)
        json.dump(data, sys.stdout, indent=1, ensure_ascii=False)
        click.echo()
    elif not placed:
        click.echo(NOTHING.format(file=script))
    else:
        from rich.console import Console

        show(Console(highlight=False), document, placed, found)


def _remove(file: Path, ids: Sequence[str]) -> None:
    """Take passages out of the record; ends the command where there is none of that name."""
    from screenplay_ls.services.provenance_file import Record, read, write

    record = read(file)
    there = {passage.id for passage in record.passages}
    unknown = [one for one in ids if one not in there and one != ALL]
    if unknown:
        raise click.UsageError(f"There is no passage {', '.join(unknown)} in {file}.")
    gone = there if ALL in ids else set(ids)
    kept = tuple(passage for passage in record.passages if passage.id not in gone)
    write(file, Record(kept, record.foreign))
    removed = len(record.passages) - len(kept)
    passages = "passage is" if removed == 1 else "passages are"
    click.echo(f"{removed} {passages} not recorded any more.", err=True)


def as_data(
    script: str, document: Document, placed: Sequence[Placed], found: Authorship
) -> dict[str, Any]:
    """Everything, as JSON; lines are counted from 1."""
    return {
        "script": script,
        "words": found.whole.words,
        "characters": found.whole.characters,
        "fromModels": {
            "words": found.models.words,
            "characters": found.models.characters,
            "share": round(found.models.of(found.whole), 4),
        },
        "sources": [
            {
                "name": name,
                "words": amount.words,
                "characters": amount.characters,
                "share": round(amount.of(found.whole), 4),
            }
            for name, amount in found.sources.items()
        ],
        "passages": [_passage_data(document, each) for each in placed],
    }


def _passage_data(document: Document, placed: Placed) -> dict[str, Any]:
    from screenplay_ls.services.passages import share_left

    passage, span = placed
    now = document.text[slice(*span)] if span else None
    return {
        "id": passage.id,
        "state": placed.state(document.text).value,
        "lines": _lines(document, placed),
        "when": passage.when,
        "model": passage.model,
        "kind": passage.kind,
        "who": passage.who,
        "left": round(share_left(passage.text, now or ""), 3),
        "hash": passage.hash,
        "text": passage.text,
        "now": now,
    }


def show(console: Console, document: Document, placed: Sequence[Placed], found: Authorship) -> None:
    """Print whose words the script is made of, and the passages."""
    whole, models = found.whole, found.models
    title = (document.title("title") or "This script").replace("*", "").replace("_", "")
    console.print(
        f"[bold]{_plain(title)}[/]  [bold]{_percent(models.of(whole))}[/] of its words came from a "
        f"model: {models.words:,} of {whole.words:,} "
        f"({models.characters:,} of {whole.characters:,} characters)."
    )
    if found.sources:
        console.print(_source_table(found))
    console.print()
    console.print(_passage_table(document, placed))
    console.print()
    console.print(
        "Words that are left of what was accepted or applied; a passage that was mostly "
        "rewritten counts as the writer's.",
        style="dim",
    )


def _source_table(found: Authorship) -> Any:  # noqa: ANN401 -- rich is imported where it is used.
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for name, amount in found.sources.items():
        share = amount.of(found.whole)
        cells = max(1, round(share * BAR))
        bar = f"[cyan]{'█' * cells}[/][dim]{'░' * (BAR - cells)}[/]"
        words = f"[dim]{amount.words:,} {'word' if amount.words == 1 else 'words'}[/]"
        table.add_row(f"  {_plain(name or 'unknown')}", bar, _percent(share), words)
    return table


def _passage_table(document: Document, placed: Sequence[Placed]) -> Any:  # noqa: ANN401 -- as above.
    """Each passage, and in small print below what is known of it."""
    from rich.table import Table

    from screenplay_ls.services.passages import State, share_left

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for each in placed:
        passage, span = each
        state = each.state(document.text)
        now = document.text[slice(*span)] if span else passage.text
        left = f"{_percent(share_left(passage.text, now))} left"
        facts = [
            left if state is State.KEPT else state.value,
            *filter(None, (passage.model, passage.kind, passage.who)),
            passage.when[:10],
            passage.id,
        ]
        lines = _lines(document, each)
        words = _plain(_shortened(" ".join(now.split())))
        kept = state is State.KEPT
        table.add_row(
            _span_of_lines(lines) if lines else "–", words if kept else f"[dim]{words}[/]"
        )
        table.add_row("", f"[dim]{_plain(' · '.join(facts))}[/]")
    return table


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _in_order(placed: Sequence[Placed]) -> list[Placed]:
    """By their place in the script; those that are gone last."""
    return sorted(placed, key=lambda each: (each.span is None, each.span, each.passage.when))


def _lines(document: Document, placed: Placed) -> list[int] | None:
    if placed.span is None:
        return None
    lines = document.lines
    return [lines.line_of(placed.span.start) + 1, lines.line_of(placed.span.end) + 1]


def _span_of_lines(lines: list[int]) -> str:
    first, last = lines
    return str(first) if first == last else f"{first}–{last}"


def _percent(share: float) -> str:
    """A share in words: nothing is only nothing, and all is only all."""
    if 0 < share < 0.01:
        return "<1 %"
    if 0.99 < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(sign if sign.isprintable() else " " for sign in text))
