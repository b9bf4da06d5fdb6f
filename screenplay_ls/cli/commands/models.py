"""`screenplay-ls models`: list, fetch, find and remove language models."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group
def command() -> None:
    """List, fetch, find and remove language models.

    A model is one GGUF file. The catalogue names some that we recommend; any other file works too,
    by its path.
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def list_command(as_json: bool) -> None:
    """Show the models that are here, and those that can be fetched."""
    from screenplay_ls.llm.catalog import load_catalog
    from screenplay_ls.llm.store import installed, models_folder

    here = {model.name: model for model in installed()}
    entries = load_catalog()
    if as_json:
        import json
        from dataclasses import asdict

        rows = [{**asdict(entry), "installed": entry.name in here} for entry in entries]
        others = [
            {"name": model.name, "file": model.path.name, "size": model.size, "installed": True}
            for model in here.values()
            if model.entry is None
        ]
        click.echo(json.dumps([*rows, *others], indent=2))
        return
    for number, entry in enumerate(entries):
        model = here.pop(entry.name, None)
        _show(
            entry.name + (" (default)" if number == 0 else ""),
            _size(entry.size or (model.size if model else 0)),
            f"{entry.memory_gb:.1f} GB of memory, {entry.licence}",
            here=model is not None,
            below=entry.good_for,
        )
    for model in here.values():
        _show(model.name, _size(model.size), "", here=True)
    click.echo(f"\nModels are kept in {models_folder()}")


@command.command("pull")
@click.argument("name", default="")
@click.option("--quiet", is_flag=True, help="Say nothing when the model is here already.")
def pull_command(name: str, quiet: bool) -> None:
    """Fetch the model NAME, or the default one.

    NAME is one of `screenplay-ls models list`, or a file of the model hub written as
    OWNER/REPO/FILE.gguf. What is here already is not fetched again; what was cut off goes on.
    """
    from screenplay_ls.cli.progress import progress
    from screenplay_ls.llm.download import PullError
    from screenplay_ls.llm.pull import pull, resolve

    try:
        entry = resolve(name)
    except PullError as error:
        raise click.UsageError(str(error)) from None
    try:
        with progress(entry.title) as report:
            path, fetched = pull(entry, report)
    except PullError as error:
        click.echo(f"The model could not be fetched. {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on from there.", err=True)
        sys.exit(1)
    if fetched or not quiet:
        click.echo(f"{entry.title} is {'here now' if fetched else 'here already'}: {path}")


@command.command("path")
@click.argument("name", default="")
def path_command(name: str) -> None:
    """Print where the model NAME, or the default one, lies.

    Exits with 1, and says how to get it, where it is not on this machine.
    """
    click.echo(str(_find(name).absolute()))


@command.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove_command(name: str, yes: bool) -> None:
    """Delete the model NAME from the models folder. Files elsewhere are left alone."""
    from screenplay_ls.llm.store import installed, remove

    wanted = name.lower()
    found = next(
        (m for m in installed() if wanted in {m.name.lower(), m.path.name.lower()}),
        None,
    )
    if found is None:
        raise click.UsageError(f"There is no model {name!r} in the models folder.")
    if not yes:
        click.confirm(f"Delete {found.path} ({_size(found.size)})?", abort=True)
    try:
        remove(found)
    except OSError as error:
        click.echo(f"{found.path} cannot be deleted: {error}.", err=True)
        sys.exit(1)
    click.echo(f"Deleted {found.path}.")


def _show(name: str, size: str, facts: str, *, here: bool, below: str = "") -> None:
    mark = click.style("here", fg="green") if here else "    "
    click.echo(f"{mark}  {click.style(f'{name:<34}', bold=True)} {size:>7}  {facts}".rstrip())
    if below:
        click.echo(f"      {click.style(below, dim=True)}")


def _find(name: str) -> Path:
    from screenplay_ls.llm.engine import EngineError
    from screenplay_ls.llm.store import find_model

    try:
        return find_model(name)
    except EngineError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _size(size: int) -> str:
    if not size:
        return ""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"
