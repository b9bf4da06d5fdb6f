"""`screenplay-ls serve`: speak LSP with an editor."""

from __future__ import annotations

import sys

import click

LEVELS = ("error", "warning", "info", "debug")


@click.command
@click.option(
    "--tcp",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Wait for the editor on this port of this machine, for debugging; 0 takes a free one.",
)
@click.option(
    "--log-level",
    type=click.Choice(LEVELS),
    default="info",
    help="How much is logged to standard error.",
)
@click.option("--log-file", default="", metavar="FILE", help="A file to log to as well.")
def command(tcp: int | None, log_level: str, log_file: str) -> None:
    """Serve LSP to an editor, on standard input and output."""
    from screenplay_ls.server.log import configure
    from screenplay_ls.server.server import build_server
    from screenplay_ls.server.serving import serve_stdio, serve_tcp
    from screenplay_ls.server.settings import Log, Settings

    log = Log(level=log_level, file=log_file)  # pyright: ignore[reportArgumentType] -- One of LEVELS.
    if trouble := configure(log):
        raise click.BadParameter(trouble, param_hint="--log-file")
    if tcp is None and not (sys.stdin and sys.stdout):
        raise click.UsageError("Standard input or output is closed, so no editor can be heard.")
    if tcp is None and sys.stdin.isatty():
        click.echo(
            "This is the language server: an editor starts it and speaks with it here.\n"
            "`screenplay-ls --help` shows what can be done in a terminal. Ctrl-C ends it.",
            err=True,
        )
    server = build_server(base=Settings(log=log))
    if tcp is None:
        serve_stdio(server)
    sys.exit(serve_tcp(server, tcp))
