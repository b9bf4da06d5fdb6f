"""`screenplay-ls report`: the emotional arc of a screenplay as one page."""

from __future__ import annotations

import sys

import click

from screenplay_ls import __version__
from screenplay_ls.cli.commands.tone import NOT_ENGLISH
from screenplay_ls.cli.files import read_story, write_script


@click.command
@click.argument("file")
@click.option("-o", "--output", required=True, help="Where the page goes; - is standard output.")
@click.option("--alone", is_flag=True, help="Leave out the files that FILE includes.")
def command(file: str, output: str, *, alone: bool) -> None:
    """Write a page about the emotional arc of the screenplay FILE.

    The page is one HTML file with everything in it: it needs no network, follows the reader's
    light or dark mode, and prints. It quotes the strongest lines of every scene.
    """
    from screenplay_ls.analysis.tone.arc import arc
    from screenplay_ls.analysis.tone.report.page import page

    document = read_story(file, alone=alone).document
    data = arc(document)
    if data["language"] != "english":
        click.echo(NOT_ENGLISH.format(file=file), err=True)
        sys.exit(1)
    made = page(data, document, generator=f"screenplay-ls {__version__}")
    if output == "-":
        click.echo(made, nl=False)
    else:
        write_script(output, made, "utf-8")
        click.echo(f"{output} is written: {len(data['scenes'])} scenes.")
