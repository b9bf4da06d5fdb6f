"""`screenplay-ls doctor`: what this machine has, what is missing, and what to do about it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from screenplay_ls.cli.checkup import FoundServer, Trial
    from screenplay_ls.cli.machine import Machine

SLOW, FAST = 10, 150
"""Tokens a second: below the one, suggestions come late; above the other, there is room."""
ROOMY = 6e9
"""Bytes of memory that a larger model and an editor share well."""

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
    advice: list[str] = field(default_factory=list[str])
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
        _show(findings)
    sys.exit(1 if findings.troubles else 0)


async def _examine(model: str, tell: Tell, *, servers: bool) -> Findings:
    from screenplay_ls.cli.checkup import look_for_servers, try_model
    from screenplay_ls.cli.machine import this_machine, ways_to_the_engine
    from screenplay_ls.llm.engine import EngineError
    from screenplay_ls.llm.store import find_model

    findings = Findings(this_machine())
    if servers:
        tell("Looking for model servers")
        findings.servers = await look_for_servers()
    if not findings.machine.libraries["llama-cpp-python"]:
        findings.troubles.append("The engine (llama-cpp-python) is not installed.")
        findings.advice.extend(ways_to_the_engine(findings.machine))
    try:
        path = find_model(model)
        findings.model = str(path.absolute())
        if not findings.troubles:
            findings.trial = await try_model(path, tell)
    except EngineError as error:
        findings.troubles.append(str(error))
    if findings.trial:
        findings.advice.extend(_advice(findings.trial, findings.machine))
    return findings


def _advice(trial: Trial, machine: Machine) -> list[str]:
    """What would make it better."""
    from screenplay_ls.cli.machine import ways_to_the_engine

    advice: list[str] = []
    if machine.graphics and not trial.facts.gpu_layers:
        advice.append(
            "There are signs of a graphics processor, but the engine was built without it. "
            + ways_to_the_engine(machine)[1].removeprefix("Or take").strip().capitalize()
        )
    if trial.predicted_speed < SLOW:
        advice.append(
            "This model is slow here. A smaller one suggests sooner: screenplay-ls models list"
        )
    elif machine.memory > ROOMY and (trial.facts.gpu_layers or trial.predicted_speed > FAST):
        advice.append(
            "There is room for a larger model, which writes better: screenplay-ls models list"
        )
    return advice


def _show(findings: Findings) -> None:
    machine, trial = findings.machine, findings.trial
    memory = f", {machine.memory / 1e9:.0f} GB of memory" if machine.memory else ""
    _heading("Machine")
    _row("System", machine.system)
    _row("Processor", f"{machine.processor}, {machine.cores} cores{memory}")
    _row("Python", f"{machine.python} ({machine.executable})")
    _row("Compiler", machine.compiler or "none found")
    _heading("Libraries")
    for name, version in machine.libraries.items():
        _row(name, version or "not installed", good=bool(version))
    if trial:
        _show_trial(findings, trial)
    elif findings.model:
        _heading("Model")
        _row("File", findings.model)
    if findings.servers is not None:
        _heading("Model servers on this machine")
        for server in findings.servers:
            _row(server.kind, f"{server.models} (endpoint {server.url})", good=True)
        if not findings.servers:
            click.echo("  none found on the usual ports")
    for title, lines in (("To be mended", findings.troubles), ("Advice", findings.advice)):
        if lines:
            _heading(title)
            for line in lines:
                click.echo("  " + line.replace("\n", "\n  "))
    if not findings.troubles:
        click.echo()
        click.echo(click.style("Suggestions work on this machine.", fg="green", bold=True))


def _show_trial(findings: Findings, trial: Trial) -> None:
    facts, figures = trial.facts, trial.figures
    layers = f", {facts.gpu_layers} layers on the graphics processor" if facts.gpu_layers else ""
    parts = facts.system.replace("CPU : ", "").split("|")
    abilities = ", ".join(part.split(" = ")[0].strip() for part in parts)
    _heading("Engine")
    _row("Built for", abilities)
    _row("Computes on", ", ".join(facts.devices) or "the processor")
    _row("Threads", f"{facts.prompt_threads} to read, {facts.threads} to write{layers}")
    _heading("Model")
    _row("File", findings.model)
    _row("Kind", f"{facts.description}, context {facts.capabilities.context_tokens:,} tokens")
    _row("Ready after", f"{trial.start_s:.1f} s")
    _row("Reads", f"{trial.prompt_speed:,.0f} tokens/s ({figures.prompt_tokens} tokens)")
    _row("Writes", f"{trial.predicted_speed:,.0f} tokens/s ({figures.predicted_tokens} tokens)")
    _row("First word", f"{trial.warm_ms:.0f} ms after one more typed word")
    _row("It wrote", f"“{trial.text}”")


def _heading(title: str) -> None:
    click.echo()
    click.echo(click.style(title, bold=True))


def _row(name: str, value: str, *, good: bool | None = None) -> None:
    colour = {None: None, True: "green", False: "yellow"}[good]
    click.echo(f"  {name:<18} {click.style(value, fg=colour) if colour else value}")


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
