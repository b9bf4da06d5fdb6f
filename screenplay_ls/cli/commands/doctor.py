"""`screenplay-ls doctor`: what this machine has, what is missing, and what to do about it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.cli.improving import Advice

if TYPE_CHECKING:
    from screenplay_ls.cli.checkup import FoundServer, Trial
    from screenplay_ls.cli.improving import Advice
    from screenplay_ls.cli.machine import Machine

Tell = Callable[[str], None]
"""Is told in words what is being done."""


@dataclass
class Findings:
    """All that was found out."""

    machine: Machine
    model: str = ""
    """Path of the model; empty where there is none."""
    trial: Trial | None = None
    troubles: list[str] = field(default_factory=list[str])
    """What is wrong, in sentences."""
    advice: list[Advice] = field(default_factory=list[Advice])
    load: float = 0.0
    """Programs that wanted to run meanwhile."""
    servers: list[FoundServer] | None = None
    """None where nobody asked to look."""


@click.command
@click.option("--model", default="", help="A model's name, or the path of a GGUF file.")
@click.option(
    "--look-for-servers",
    is_flag=True,
    help="Ask the usual ports of this machine for Ollama, llama-server and their like.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(model: str, look_for_servers: bool, as_json: bool) -> None:
    """Say what this machine has, what is missing, and what to do about it.

    Loads the model and has it write a few words, to measure how fast it is. Exits with 1 where
    suggestions do not work.
    """
    with _waiting(quiet=as_json) as tell:
        findings = asyncio.run(_examine(model, tell, servers=look_for_servers))
    if as_json:
        import json

        click.echo(json.dumps(_plain(findings), indent=2))
    else:
        from screenplay_ls.cli.report_of_doctor import show

        show(findings)
    sys.exit(1 if findings.troubles else 0)


async def _examine(model: str, tell: Tell, *, servers: bool) -> Findings:
    from screenplay_ls.cli.checkup import look_for_servers, try_model
    from screenplay_ls.cli.improving import advice, load
    from screenplay_ls.cli.machine import this_machine, ways_to_the_engine
    from screenplay_ls.llm.catalog import load_catalog
    from screenplay_ls.llm.engine import EngineError
    from screenplay_ls.llm.store import find_model

    findings = Findings(this_machine(), load=load())
    if servers:
        tell("Looking for model servers")
        findings.servers = await look_for_servers()
    if not findings.machine.libraries["llama-cpp-python"]:
        findings.troubles.append("The engine (llama-cpp-python) is not installed.")
        findings.advice.extend(Advice(way) for way in ways_to_the_engine(findings.machine))
    try:
        path = find_model(model)
        findings.model = str(path.absolute())
        if not findings.troubles:
            findings.trial = await try_model(path, tell)
            findings.advice.extend(
                advice(findings.trial, findings.machine, path, load_catalog(), findings.load)
            )
    except EngineError as error:
        findings.troubles.append(str(error))
    return findings


def _plain(findings: Findings) -> dict[str, Any]:
    plain = asdict(findings)
    if findings.trial:
        plain["trial"]["prompt_tokens_per_second"] = round(findings.trial.prompt_speed, 1)
        plain["trial"]["predicted_tokens_per_second"] = round(findings.trial.predicted_speed, 1)
    return {**plain, "works": not findings.troubles}


@contextmanager
def _waiting(*, quiet: bool) -> Generator[Tell]:
    """Show on standard error what is being done, while the block runs."""
    told: set[str] = set()

    def tell(words: str) -> None:
        if not quiet and words not in told:
            told.add(words)
            click.echo(f"{words} ...", err=True)

    if not quiet and sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("Looking around") as status:
            yield status.update
    else:
        yield tell
