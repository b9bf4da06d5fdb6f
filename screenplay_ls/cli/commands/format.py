"""`screenplay-ls format`: a screenplay's layout, tidied."""

from __future__ import annotations

import sys

import click

from screenplay_ls.cli.files import read_script, write_script
from screenplay_ls.fountain import parse
from screenplay_ls.fountain.decode import encode
from screenplay_ls.fountain.format import format_document


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Change the files instead of printing the result.")
@click.option("--check", is_flag=True, help="Only say which files would change; exit 1 if any.")
def command(files: tuple[str, ...], write: bool, check: bool) -> None:
    """Tidy the layout of screenplays without changing what they say.

    FILES may be `-`, standard input. Without an option the result goes to standard output.
    """
    if write and check:
        raise click.UsageError("--write and --check exclude each other: change files, or look.")
    if write and "-" in files:
        raise click.UsageError("--write needs a file; standard input cannot be written to.")
    if len(files) > 1 and not (write or check):
        raise click.UsageError("Several files need --write or --check.")
    would_change = False
    for file in files:
        text, encoding = read_script(file)
        tidy = format_document(parse(text))
        if not (write or check):
            sys.stdout.flush()
            sys.stdout.buffer.write(encode(tidy, encoding))
        elif tidy != text:
            would_change = True
            click.echo(f"{file} {'is tidy now' if write else 'would change'}", err=True)
            if write:
                write_script(file, tidy, encoding)
    sys.exit(1 if check and would_change else 0)
