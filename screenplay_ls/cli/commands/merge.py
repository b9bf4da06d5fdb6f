"""`screenplay-ls merge`: what several people have written, as one draft."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from screenplay_ls.cli.files import read_script, write_script


@click.command
@click.argument("parts", nargs=-1, required=True, metavar="[WHO=]SCRIPT...")
@click.option("-o", "--output", metavar="FILE", help="Where the draft goes; else it is printed.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
@click.option(
    "--bridges",
    is_flag=True,
    help="Ask the model for a line of action where scenes of two writers meet.",
)
@click.option("--seed", type=int, default=0, help="The same seed gives the same bridges.")
@click.option("--model", default="", help="A model's name, or the path of a GGUF file.")
@click.option("--endpoint", default="", help="A model server instead, by its address.")
@click.option("--json", "as_json", is_flag=True, help="Print the draft with everything as JSON.")
def command(  # noqa: PLR0913 -- Each is an option of the command line.
    parts: tuple[str, ...],
    *,
    output: str | None,
    force: bool,
    bridges: bool,
    seed: int,
    model: str,
    endpoint: str,
    as_json: bool,
) -> None:
    """Merge the SCRIPTs of several writers into one consistent draft.

    One may be a storyline (headings with synopses): the others' scenes go where it wants them. One
    may hold the cast in a section "Characters": its names are everybody's. Names and places are
    written in one way; what the writers contradict each other in is listed. Nothing is lost: a
    second version of a scene is kept in boneyard. Who wrote what is recorded beside FILE.

    WHO is the writer's name, as in ANN=one.fountain; without it the title page says it. Ends with
    status 1 where the writers have something to decide.
    """
    from screenplay_ls.analysis.merging import merge
    from screenplay_ls.assist.drafts.merging import parts_of
    from screenplay_ls.cli import merging
    from screenplay_ls.fountain import parse
    from screenplay_ls.services.engines import EngineChoice

    if len(parts) < 2:
        raise click.UsageError("A merge takes two scripts or more.")
    if output and Path(output).exists() and not force:
        raise click.UsageError(f"{output} is there already. Say --force to write over it.")
    files = [merging.File.named(part) for part in parts]
    read = [read_script(file.path) for file in files]
    found = parts_of([parse(one.text) for one in read], [file.who for file in files])
    made = merge(found)
    model_name = ""
    if bridges:
        choice = EngineChoice(model=model, endpoint=endpoint)
        made, model_name = asyncio.run(merging.bridged(made, choice, seed))
    if output:
        write_script(output, made.text, "utf-8")
        merging.record(Path(output), made, [file.path for file in files], model_name)
    if as_json:
        click.echo(merging.as_json(made))
    else:
        if not output:
            click.echo(made.text, nl=False)
        merging.show(made, [part.who for part in found], output)
    sys.exit(1 if any(not conflict.settled for conflict in made.conflicts) else 0)
