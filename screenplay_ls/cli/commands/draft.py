"""`screenplay-ls draft KIND`: what the co-writer drafts. Each kind is a subcommand."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.assist.drafts.kinds import KINDS
from screenplay_ls.assist.drafts.wishes import Wish, wishes_of

if TYPE_CHECKING:
    from screenplay_ls.assist.drafts.draft import Kind

COMMON = (
    click.Option(["--at"], type=click.IntRange(1), help="The line the cursor is on."),
    click.Option(["--scene"], type=click.IntRange(1), help="The scene, counted from 1."),
    click.Option(["--lines"], help="The lines that are selected, for example 12-20."),
    click.Option(["--takes"], type=click.IntRange(1, 9), default=1, help="How many drafts."),
    click.Option(["--seed"], type=int, default=0, help="The same seed gives the same text."),
    click.Option(["--temperature"], type=float, default=0.8, help="How daring; 0 is not at all."),
    click.Option(["--model"], default="", help="A model's name, or the path of a GGUF file."),
    click.Option(["--endpoint"], default="", help="A model server instead, by its address."),
    click.Option(["--write"], is_flag=True, help="Put the first take into the script."),
    click.Option(["--json", "as_json"], is_flag=True, help="Print the drafts as JSON."),
)


def _command(kind: Kind) -> click.Command:
    def run(scripts: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 -- Options are made from the wishes.
        from screenplay_ls.cli.drafting import Given, run

        common = {name: given.pop(name) for name in [option.name or "" for option in COMMON]}
        sys.exit(asyncio.run(run(kind, Given(scripts=scripts, wishes=given, **common))))

    return click.Command(
        kind.name,
        callback=run,
        params=[
            click.Argument(["scripts"], nargs=-1, metavar="[SCRIPT]..."),
            *[_option(wish) for wish in wishes_of(kind)],
            *COMMON,
        ],
        help=kind.title + ".",
    )


def _option(wish: Wish) -> click.Option:
    name = wish.name.replace("_", "-")
    if isinstance(wish.default, bool):
        return click.Option(
            [f"--{name}/--no-{name}", wish.name], default=wish.default, help=wish.help
        )
    if isinstance(wish.default, tuple):
        return click.Option([f"--{name}", wish.name], multiple=True, help=wish.help)
    return click.Option(
        [f"--{name}", wish.name],
        type=wish.type,
        default=wish.default,
        help=wish.help,
        show_default=bool(wish.default),
    )


command = click.Group(
    "draft",
    help="Draft with the co-writer: a scene, a dialogue, a storyline, a polished line, ... "
    "Nothing is changed unless you say --write.",
    commands=[_command(kind) for kind in KINDS],
)
