"""The command that makes the server forget what it has learned from a writer's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.server.mending import mapping

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

FORGET_LEARNING = "screenplay.forgetLearning"
"""Forget what was learned in the project of a script, `{uri}`; without an argument in those of all
open scripts. Returns how many files were deleted."""

COMMANDS = (FORGET_LEARNING,)


def register(ls: ScreenplayServer) -> None:
    """Register the command."""

    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(FORGET_LEARNING)
    async def forget(ls: Any, *arguments: object) -> int:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        uris = [str(given["uri"])] if "uri" in given else ls.documents.uris()
        try:
            removed = await ls.recorder.forget_learning(uris)
        except OSError as error:
            ls.tell(f"What was learned could not be forgotten: {error}.")
            return 0
        ls.tell("What was learned from your choices is forgotten.", types.MessageType.Info)
        return removed
