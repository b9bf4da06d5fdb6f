"""`screenplay-ls demo`: what the server does for a writer, shown in the terminal."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import click


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--model", default="", help="A model's name, or the path of a GGUF file.")
@click.option(
    "--places", default=5, type=click.IntRange(1, 50), help="Suggestions to ask for, per script."
)
def command(files: tuple[Path, ...], model: str, places: int) -> None:
    """Suggest dialogue, polish, and weigh the tone of the screenplays FILES.

    Nothing is changed: this shows in a terminal what an editor would show while you type.
    """
    from screenplay_ls.cli.files import read_script
    from screenplay_ls.cli.showing import show_script

    scripts = [read_script(file) for file in files]
    started = time.monotonic()
    fine = asyncio.run(show_script(scripts, model=model, places=places))
    click.echo(f"All of it took {time.monotonic() - started:.1f} s.")
    sys.exit(0 if fine else 1)
