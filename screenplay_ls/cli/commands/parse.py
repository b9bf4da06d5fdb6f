"""`screenplay-ls parse`: a screenplay's elements, for people or for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.cli.files import read_script, read_story
from screenplay_ls.fountain import (
    Character,
    Document,
    Kind,
    Placed,
    SceneHeading,
    Section,
    Span,
    parse,
)

if TYPE_CHECKING:
    from screenplay_ls.analysis.story import Story

_ASIDES = (Kind.NOTE, Kind.BONEYARD)


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
@click.option(
    "--follow", is_flag=True, help="Print included files, too, in the order of the story."
)
def command(file: str, *, as_json: bool, follow: bool) -> None:
    """Print the elements of a screenplay: FILE, or standard input for `-`.

    With --follow each element says in which file it stands; its place is that in its file.
    """
    if follow:
        _follow(read_story(file), as_json=as_json)
        return
    text, encoding = read_script(file)
    document = parse(text)
    if as_json:
        json.dump({"encoding": encoding, **as_data(document)}, sys.stdout, indent=1)
        print()
    else:
        if encoding != "utf-8":
            name = "Standard input" if file == "-" else file
            click.echo(f"{name} is not plain UTF-8; it was read as {encoding}.", err=True)
        _print_listing(document, as_data(document)["elements"])


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


def _follow(story: Story, *, as_json: bool) -> None:
    """The elements of several files."""
    data = as_data(story.document)
    entries: list[dict[str, Any]] = []
    for entry in data["elements"]:
        placed = story.place(Span(entry["start"], entry["end"]))
        if placed is not None:
            file, span = placed
            line = story.scripts[file].document.lines.line_of(span.start) + 1
            there = {"file": file, "line": line, "start": span.start, "end": span.end}
            entries.append({**entry, **there})
    if as_json:
        json.dump({**data, "elements": entries}, sys.stdout, indent=1)
        print()
    else:
        _print_listing(story.document, entries)


def _print_listing(document: Document, entries: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("line", "element", "text"):
        table.add_column(title, justify="right" if title == "line" else "left")
    for entry in document.title_page:
        table.add_row("", "title page", Text(f"{entry.key}: {entry.value}"))
    for entry in entries:
        line = str(document.lines.line_of(entry["start"]) + 1)
        if "file" in entry:
            line = f"{entry['file']}:{entry['line']}"
        text = f"{'#' * entry['level']} {entry['text']}" if "level" in entry else entry["text"]
        table.add_row(line, entry["type"].replace("_", " "), Text(text))
    Console().print(table)
