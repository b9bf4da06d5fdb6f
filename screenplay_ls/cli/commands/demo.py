"""`screenplay-ls demo`: what the server does for a writer, shown in the terminal."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from statistics import median
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from screenplay_ls.cli.checking.scripts import Script


@click.command
@click.argument("files", nargs=-1, required=True)
@click.option("--model", default="", help="A model's name, or the path of a GGUF file.")
@click.option("--places", default=5, type=click.IntRange(1, 50), help="Suggestions per script.")
def command(files: tuple[str, ...], model: str, places: int) -> None:
    """Suggest dialogue, polish, and weigh the tone of the screenplays FILES.

    Nothing is changed: this shows in a terminal what an editor would show while you type. Ends
    with 1 when no suggestion could be made, and with 2 when a script cannot be read.
    """
    from rich.console import Console

    from screenplay_ls.cli.checking.scripts import UnreadableScript, read

    try:
        scripts = [read(file) for file in files]
    except UnreadableScript as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    started = time.perf_counter()
    console = Console(highlight=False)
    suggested = asyncio.run(_show(console, scripts, model, places))
    console.print(f"All of it took {time.perf_counter() - started:.1f} s.")
    sys.exit(0 if suggested else 1)


async def _show(console: Console, scripts: list[Script], model: str, places: int) -> bool:
    suggested = await _suggest(console, scripts, model, places)
    await _polish(console, scripts)
    _feel(console, scripts)
    return suggested


async def _suggest(console: Console, scripts: list[Script], model: str, count: int) -> bool:
    """Dialogue at several places of each script. False when there is no engine."""
    from screenplay_ls.cli.suggestions import places, show_suggestions
    from screenplay_ls.fountain import parse
    from screenplay_ls.llm.engine import EngineError
    from screenplay_ls.services.cowriter import CoWriter
    from screenplay_ls.services.engines import EngineChoice, make_engine

    console.rule("[bold]Ghost text", align="left")
    try:
        engine = make_engine(EngineChoice(model=model))
        loading = await _timed(engine.start)
    except EngineError as error:
        console.print(f"{error}\n", markup=False)
        return False
    console.print(f"{engine.name}, loaded in {loading:.0f} ms\n", markup=False, style="dim")
    cowriter = CoWriter(lambda: engine)
    times: list[float] = []
    try:
        for script in scripts:
            console.print(script.name, style="bold cyan", markup=False)
            times += await show_suggestions(console, cowriter, places(parse(script.text), count))
    finally:
        await cowriter.close()
    if times:
        console.print(
            f"Half of the suggestions took {median(times):.0f} ms or less. Each reads its page "
            "afresh here;\nwhile you type, the model has read it already.\n",
            style="dim",
        )
    return bool(times)


async def _polish(console: Console, scripts: list[Script]) -> None:
    """What the red pen marks in each script, with its fixes."""
    from screenplay_ls.cli.checking.as_text import show, summary
    from screenplay_ls.cli.checking.check import Checker
    from screenplay_ls.cli.checking.selecting import Selection

    console.rule("[bold]Red pen", align="left")
    checker = Checker(Selection.of((), ()), grammar=True)
    started = time.perf_counter()
    try:
        results = [await checker.check(script) for script in scripts]
    finally:
        await checker.close()
    took = 1000 * (time.perf_counter() - started)
    for result in results:
        show(console, result)
    console.print(summary(results), markup=False)
    console.print(f"{took:.0f} ms, loading the dictionaries included.\n", style="dim")


def _feel(console: Console, scripts: list[Script]) -> None:
    """The tone of each scene."""
    from screenplay_ls.analysis.tone.arc import arc
    from screenplay_ls.cli.commands.tone import show
    from screenplay_ls.fountain import parse

    console.rule("[bold]Tone", align="left")
    for script in scripts:
        started = time.perf_counter()
        data = arc(parse(script.text))
        took = 1000 * (time.perf_counter() - started)
        show(console, data)
        console.print(f"{took:.0f} ms, loading what it needs included.\n", style="dim")


async def _timed(work: Callable[[], Awaitable[None]]) -> float:
    """How long some work takes, in ms."""
    started = time.perf_counter()
    await work()
    return 1000 * (time.perf_counter() - started)
