"""`screenplay-ls learning`: what was learned from the suggestions that a writer takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.cli.files import UnusableFile

if TYPE_CHECKING:
    from screenplay_ls.services.learned import Count, Learned

SHOWN = 8
"""Phrases that are shown."""

NOTHING = "Nothing was learned here yet: {file} does not exist."


@click.command
@click.argument("path", default=".", type=click.Path(path_type=Path))
@click.option("--forget", is_flag=True, help="Forget it all.")
def command(path: Path, *, forget: bool) -> None:
    """Show what was learned from the suggestions that you take.

    PATH is a script or a folder, by default this one. What is learned from a script is kept in
    one file: beside its screenplay-ls.toml, or else in the folder that was opened in the editor.
    Deleting that file does the same as --forget.
    """
    from screenplay_ls.services.learning import read, remove

    file = _file(path)
    if forget:
        try:
            there = remove(file)
        except OSError as error:
            raise UnusableFile.because(str(file), "deleted", error) from error
        click.echo(f"{file} is deleted: all is forgotten." if there else NOTHING.format(file=file))
        return
    learned = read(file)
    if not learned:
        click.echo(NOTHING.format(file=file))
        return
    _show(file, learned)


def _file(path: Path) -> Path:
    """The file of a script's project, or of a folder; the nearest one that is there."""
    from screenplay_ls.services.learning import FILE, file_for

    script = path.absolute() / "x" if path.is_dir() else path.absolute()
    there = next((found for folder in script.parents if (found := folder / FILE).is_file()), None)
    return there or file_for(script)


def _show(file: Path, learned: Learned) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(f"[bold]{_plain(str(file))}[/]")
    console.print(_kinds(learned))
    if phrases := _phrases(learned):
        console.print(phrases)
    console.print(
        "A suggestion must promise so many times what is asked for by default. "
        "`--forget` makes everything as new.",
        style="dim",
    )


def _kinds(learned: Learned) -> Any:  # noqa: ANN401 -- rich is imported where it is used.
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("while writing")
    for name in ("seen", "accepted", "typed", "gate"):
        table.add_column(name, justify="right")
    for kind, count in _by(learned, "kind").items():
        gate = learned.threshold(kind, 1.0, date.today())
        table.add_row(
            _plain(kind),
            f"{count.shown:,}",
            _of(count, count.taken),
            _of(count, count.typed),
            f"× {gate:.2f}",
        )
    return table


def _phrases(learned: Learned) -> Any:  # noqa: ANN401 -- as above.
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    today = date.today()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("begins with")
    for name in ("seen", "accepted"):
        table.add_column(name, justify="right")
    table.add_column("")
    often = sorted(_by(learned, "phrase").items(), key=lambda item: -item[1].shown)
    for phrase, count in often[:SHOWN]:
        held = "[dim]not shown any more[/]" if learned.is_unwelcome(phrase, today) else ""
        table.add_row(_plain(phrase), f"{count.shown:,}", _of(count, count.taken), held)
    return table if table.rows else None


def _by(learned: Learned, name: str) -> dict[str, Count]:
    """All counts together, by kind or by phrase."""
    from screenplay_ls.services.learned import Count

    found: dict[str, Count] = {}
    for key, count in learned.counts.items():
        if value := str(getattr(key, name)):
            found[value] = found.get(value, Count()) + count
    return found


def _of(whole: Count, part: int) -> str:
    return f"{part:,} ({part / whole.shown:.0%})" if whole.shown else "0"


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(sign if sign.isprintable() else " " for sign in text))
