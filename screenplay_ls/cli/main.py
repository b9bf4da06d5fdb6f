"""The command line. With no subcommand, `screenplay-ls` serves LSP on stdio.

Subcommands live in `screenplay_ls/cli/commands/`, one file each, and are imported only when they
are called: an editor that starts the server pays for none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from screenplay_ls import __version__
from screenplay_ls.cli.streams import prepare_streams, writing_to_streams

COMMANDS = {
    "serve": "Serve LSP to an editor (what happens with no command at all).",
    "parse": "Print a screenplay's elements.",
    "check": "Mark grammar, spelling, form and logic; for terminals and CI.",
    "format": "Tidy a screenplay's layout without changing what it says.",
    "tone": "Show what every scene feels like, and why.",
    "report": "Write a page to print or to share: the emotional arc of a screenplay.",
    "draft": "Draft with the co-writer: a scene, a dialogue, a polished line, ...",
    "merge": "Make one consistent draft of what several people have written.",
    "provenance": "Show what of a screenplay came from a language model.",
    "learning": "Show what was learned from the suggestions that you take, or forget it.",
    "models": "List, fetch and remove language models.",
    "doctor": "Say what this machine has, what is missing, and what to do about it.",
    "demo": "Show what the server does on a screenplay, in the terminal.",
}
"""Each is a module of `screenplay_ls.cli.commands` with a click command named `command`; the text
is its line in `screenplay-ls --help`, kept here so that help imports none of them."""


class _Commands(click.Group):
    """A click group that imports a subcommand's module when the subcommand is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- as click has it.
        """Runs the program; a full disk or a closed pipe ends it with a sentence at most."""
        prepare_streams()
        with writing_to_streams():
            return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _command(name: str) -> click.Command:
    module = import_module(f"screenplay_ls.cli.commands.{name.replace('-', '_')}")
    command: click.Command = module.command
    return command


@click.command(cls=_Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="screenplay-ls")
@click.pass_context
def main(ctx: click.Context) -> None:
    """A language server for screenwriters.

    With no command, serves LSP on standard input and output, which is what an editor wants.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(_command("serve"))
