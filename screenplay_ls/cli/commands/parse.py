"""`screenplay-ls parse`: a screenplay's elements, for people or for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from screenplay_ls.cli.files import read_script
from screenplay_ls.fountain import Character, Document, Kind, Placed, SceneHeading, Section, parse

_ASIDES = (Kind.NOTE, Kind.BONEYARD)


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def command(file: str, as_json: bool) -> None:
    """Print the elements of a screenplay: FILE, or standard input for `-`."""
    text, encoding = read_script(file)
    document = parse(text)
    if as_json:
        json.dump({"encoding": encoding, **as_data(document)}, sys.stdout, indent=1)
        print()
    else:
        if encoding != "utf-8":
            name = "Standard input" if file == "-" else file
            click.echo(f"{name} is not plain UTF-8; it was read as {encoding}.", err=True)
        _print_listing(document)


def as_data(document: Document) -> dict[str, Any]:
    """A document as JSON has it.

    Offsets are code points of the text. Notes and boneyards are entries of their own, which may
    lie inside the range of another.
    """
    return {
        "title_page": [{"key": e.key, "value": e.value} for e in document.title_page],
        "elements": sorted(_entries(document), key=lambda entry: entry["start"]),
    }


def _entries(document: Document) -> Iterator[dict[str, Any]]:
    for placed in document.placed():
        index, start, element = placed
        if element.kind not in (Kind.TITLE_PAGE, Kind.BLANK, *_ASIDES):
            span = document.span_of(index)
            yield {
                "type": element.kind.value,
                "text": element.text,
                "plain": element.plain,
                "start": span.start,
                "end": span.end,
                **_details(placed),
            }
        for inline in element.inlines:
            yield {
                "type": inline.kind.value,
                "text": inline.text,
                "plain": inline.text,
                "start": start + inline.span.start,
                "end": start + inline.span.end,
            }


def _details(placed: Placed) -> dict[str, Any]:
    match placed.element:
        case SceneHeading() as heading:
            names = ("number", "prefix", "interior", "exterior", "place", "sub_place", "time")
            return {name: getattr(heading, name) for name in names}
        case Character() as cue:
            return {"name": cue.name, "extensions": list(cue.extensions), "dual": cue.dual}
        case Section() as section:
            return {"level": section.level}
        case _:
            return {}


def _print_listing(document: Document) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("line", "element", "text"):
        table.add_column(title, justify="right" if title == "line" else "left")
    for entry in document.title_page:
        table.add_row("", "title page", Text(f"{entry.key}: {entry.value}"))
    for entry in as_data(document)["elements"]:
        line = str(document.lines.line_of(entry["start"]) + 1)
        text = f"{'#' * entry['level']} {entry['text']}" if "level" in entry else entry["text"]
        table.add_row(line, entry["type"].replace("_", " "), Text(text))
    Console().print(table)
