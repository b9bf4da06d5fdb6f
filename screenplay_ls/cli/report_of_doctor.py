"""How `doctor` shows what it found: the verdict first, what it rests on, then what to do."""

from __future__ import annotations

import shutil
import sys
import textwrap
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screenplay_ls.cli.improving import BUILT, NAMES

if TYPE_CHECKING:
    from screenplay_ls.cli.checkup import Trial
    from screenplay_ls.cli.commands.doctor import Findings

NAME_WIDTH = 16
LONGEST_BAR = 20
FULL_READING, FULL_WRITING = 400.0, 100.0
"""Tokens a second that fill a bar: faster than anybody can tell."""
WORDS_OF_A_LINE = 12
TOKENS_OF_A_WORD = 1.3


def show(findings: Findings) -> None:
    """Print it all on standard output."""
    _verdict(findings)
    _machine(findings)
    if findings.trial:
        _trial(findings, findings.trial)
    elif findings.model:
        _heading("Model")
        _row("File", _short(findings.model))
    if findings.servers is not None:
        _heading("Model servers on this machine")
        for server in findings.servers:
            _row(server.kind, f"{server.models} (endpoint {server.url})", "green")
        if not findings.servers:
            _row("", "none found on the usual ports")
    _to_do(findings)


def _verdict(findings: Findings) -> None:
    click.echo()
    if findings.troubles:
        _line("✗", "There are no suggestions on this machine yet. Everything else works.", "yellow")
        for trouble in findings.troubles:
            _paragraph(trouble, "    ")
        return
    _line("✓", "Suggestions work on this machine.", "green")
    if trial := findings.trial:
        line_s = WORDS_OF_A_LINE * TOKENS_OF_A_WORD / max(trial.predicted_speed, 0.01)
        _paragraph(
            f"The first word comes {_seconds(trial.warm_ms / 1000)} after a key, a line of "
            f"{WORDS_OF_A_LINE} words takes {_seconds(line_s)}.",
            "    ",
        )


def _machine(findings: Findings) -> None:
    machine = findings.machine
    memory = f", {machine.memory / 1e9:.0f} GB of memory" if machine.memory else ""
    _heading("Machine")
    _row("System", machine.system)
    _row("Processor", f"{machine.processor}, {machine.cores} cores{memory}")
    if findings.load:
        busy = findings.load > machine.cores + 1
        words = f"{findings.load:.1f} programs want to run" + (", more than it has cores" * busy)
        _row("Busy", words, "yellow" if busy else "")
    _row("Python", f"{machine.python} ({_short(machine.executable)})")
    _row("Compiler", machine.compiler or "none found")
    for name, version in machine.libraries.items():
        _row(name, version or "not installed", "" if version else "yellow")


def _trial(findings: Findings, trial: Trial) -> None:
    facts = trial.facts
    _heading("Engine")
    _row("Library", f"{facts.library}, {_abilities(facts.system)}")
    layers = f"; {facts.gpu_layers} layers on the graphics processor" if facts.gpu_layers else ""
    _row("Computes on", (", ".join(facts.devices) or "the processor") + layers)
    if found := trial.calibration:
        when = datetime.fromtimestamp(found.measured_at).strftime("%Y-%m-%d %H:%M")
        unsure = "" if found.settled else ", disturbed by other work; it will be measured again"
        _row("Threads", f"{found.prompt_threads} to read, {found.threads} to write")
        _row("Reads at once", f"{found.chunk} tokens")
        _row("Measured", when + unsure)
    else:
        _row("Threads", f"{facts.prompt_threads} to read, {facts.threads} to write")
    _heading("Model")
    _row("File", _short(findings.model))
    if trial.runs not in {"", findings.model}:
        _row("Quicker copy", _short(trial.runs))
    _row("Kind", f"{facts.description}, context {facts.capabilities.context_tokens:,} tokens")
    _row("Ready after", _seconds(trial.start_s))
    figures = trial.figures
    _heading("A try")
    known = trial.calibration
    quiet = (known.prompt_tokens_per_s, known.decode_tokens_per_s) if known else (0.0, 0.0)
    _speed("Reads", trial.prompt_speed, figures.prompt_tokens, FULL_READING, quiet[0])
    _speed("Writes", trial.predicted_speed, figures.predicted_tokens, FULL_WRITING, quiet[1])
    _row("First word", f"{trial.warm_ms:.0f} ms after one more typed word")
    _row("It wrote", "")
    for line in trial.text.splitlines() or ["(nothing)"]:
        click.echo(click.style(f"      {_printable('│')} {line}", dim=True))


def _to_do(findings: Findings) -> None:
    if not findings.advice:
        return
    _heading("What would help" if findings.troubles else "What would make it better")
    for advice in findings.advice:
        words, *commands = advice.words.splitlines()
        _paragraph(words, "  → ")
        for command in (*commands, *filter(None, [advice.command])):
            click.echo("      " + click.style(command, fg="cyan"))


def _speed(name: str, speed: float, tokens: int, full: float, quiet: float) -> None:
    """A speed with a bar, and with what the machine does when it is quiet."""
    length = max(1, min(LONGEST_BAR, round(LONGEST_BAR * speed / full)))
    bar = _printable("█") * length + _printable("░") * (LONGEST_BAR - length)
    measured = f", {quiet:,.0f} when it was measured" if quiet else ""
    _row(name, f"{speed:>5,.0f} tokens/s {bar} ({tokens} tokens{measured})")


def _abilities(system: str) -> str:
    """What llama.cpp was built for, as far as it matters."""
    built = {part.partition("=")[0].split(":")[-1].strip() for part in system.split("|")}
    names = [NAMES[key] for key in ("avx512f", "avx2") if BUILT[key] in built][:1]
    names += [name for name in ("NEON", "METAL", "CUDA", "OPENMP") if name in built]
    return "built for " + (", ".join(names) if names else "any processor")


def _heading(title: str) -> None:
    click.echo()
    click.echo(click.style(title, bold=True))


def _row(name: str, value: str, colour: str = "") -> None:
    shown = click.style(value, fg=colour) if colour else value
    click.echo(f"  {name:<{NAME_WIDTH}} {shown}".rstrip())


def _line(mark: str, words: str, colour: str) -> None:
    click.echo(click.style(f"  {_printable(mark)} {words}", fg=colour, bold=True))


def _paragraph(words: str, first: str) -> None:
    """A paragraph as wide as the terminal; what is to be typed is not broken."""
    width = max(40, min(100, shutil.get_terminal_size().columns))
    lines = textwrap.wrap(
        words,
        width,
        initial_indent=first if _printable("→") == "→" else first.replace("→", "-"),
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo("\n".join(lines))


def _printable(mark: str) -> str:
    """The mark, or a plain one where the terminal does not have it."""
    try:
        mark.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return {"✓": "+", "✗": "x", "→": "-", "█": "#", "░": ".", "│": "|"}[mark]
    return mark


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _short(path: str) -> str:
    """A path with `~` for the writer's own folder."""
    home = str(Path.home())
    return f"~{path[len(home) :]}" if path.startswith(home + "/") else path
