"""`screenplay-ls check`: the red pen for terminals and for machines that build things."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from screenplay_ls.cli.checking.check import Checked, Checker

MANY = 4
"""Scripts from which a bar shows how far the check has come."""


@click.command
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How findings are printed.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what is said.")
@click.option("--select", multiple=True, help="Only these rules, by code, or form, logic, grammar.")
@click.option("--ignore", multiple=True, help="Not these rules.")
@click.option("--no-grammar", is_flag=True, help="Leave out grammar and spelling.")
@click.option("--alone", is_flag=True, help="Leave out the files that FILES include.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 -- Each is an option of the command line.
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    fix: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_grammar: bool,
    alone: bool,
) -> None:
    """Check the screenplays FILES: grammar and spelling, form, and the logic of the story.

    FILES may be files, folders, patterns such as "drafts/*.fountain", or - for standard input.
    Files that FILES include are checked with them, as one story; --fix mends FILES alone.
    --select and --ignore take lists: --select adverb,we-see. With --fix, rules that are selected
    by their code are mended in the way that an editor would prefer.

    Settings come from the nearest screenplay-ls.toml. Ends with 0 when nothing was found, with 1
    when something was, and with 2 when a script cannot be read.
    """
    from screenplay_ls.cli.checking.check import Checker
    from screenplay_ls.cli.checking.selecting import Selection, UnknownRule

    try:
        selection = Selection.of(select, ignore)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from error
    checker = Checker(selection, grammar=not no_grammar, alone=alone)
    results, unreadable = asyncio.run(_check(checker, files, fix=fix, form=form))
    for complaint in (*unreadable, *checker.complaints):
        click.echo(complaint, err=True)
    _report(results, form, quiet=fix and "-" in files)
    found = any(result.findings for result in results)
    context.exit(2 if unreadable else 1 if found else 0)


async def _check(
    checker: Checker, patterns: Sequence[str], *, fix: bool, form: str
) -> tuple[list[Checked], list[str]]:
    """What was found in each script, and why others could not be read or written."""
    from screenplay_ls.cli.checking.scripts import UnreadableScript, read

    results: list[Checked] = []
    given, unreadable = _find(patterns)
    names = checker.gather(given)
    try:
        with _progress(len(names), shown=form == "text") as advance:
            for name in names:
                try:
                    script, mends = read(name), fix and name in given
                    checked = await (checker.mend(script) if mends else checker.check(script))
                    if mends and (checked.mended or script.path is None):
                        script.write(checked.document.text)
                    results.append(checked)
                except UnreadableScript as error:
                    unreadable.append(str(error))
                advance()
    finally:
        await checker.close()
    return results, unreadable


def _find(patterns: Sequence[str]) -> tuple[list[str], list[str]]:
    from screenplay_ls.cli.checking.scripts import UnreadableScript, find

    names: dict[str, None] = {}
    unreadable: list[str] = []
    for pattern in patterns:
        try:
            names.update(dict.fromkeys(find([pattern])))
        except UnreadableScript as error:
            unreadable.append(str(error))
    return list(names), unreadable


@contextmanager
def _progress(total: int, *, shown: bool) -> Generator[Callable[[], None]]:
    """A bar on standard error, where there are many scripts and somebody who looks."""
    if not shown or total < MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Checking", total=total)
        yield lambda: progress.advance(task)


def _report(results: list[Checked], form: str, *, quiet: bool) -> None:
    from screenplay_ls.cli.checking.as_data import as_github, as_json, as_sarif

    if form == "json":
        click.echo(as_json(results))
    elif form == "sarif":
        click.echo(as_sarif(results))
    elif form == "github":
        for line in as_github(results):
            click.echo(line)
    else:
        _report_as_text(results, quiet=quiet)


def _report_as_text(results: list[Checked], *, quiet: bool) -> None:
    from rich.console import Console

    from screenplay_ls.cli.checking.as_text import show, summary

    # What was mended from standard input stands on standard output already.
    console = Console(stderr=quiet, highlight=False)
    for result in results:
        show(console, result)
    if results:
        console.print(summary(results), soft_wrap=True, markup=False)
