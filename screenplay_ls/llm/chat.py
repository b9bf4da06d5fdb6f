"""How a model wants to be talked to: its chat template, rendered once for each order of roles."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from screenplay_ls.llm.engine import NoConversation, Turn

logger = logging.getLogger(__name__)

PATIENCE_S = 20.0
"""A template that takes longer, on however busy a machine, does not end."""

Frame = list[str | int]
"""What stands between the texts, and the numbers of the texts."""


class Talk:
    """The template of one model.

    Args:
        name: of the model, for messages.
        template: as its file holds it; empty where it has none.
        begin: the text of the token that begins a text.
        end: the text of the token that ends one.
    """

    def __init__(self, name: str, template: str = "", begin: str = "", end: str = "") -> None:
        self.possible = bool(template.strip())
        """Whether there is a template that has not failed yet."""
        self._name = name
        self._given = {"template": template, "begin": begin, "end": end}
        self._frames: dict[tuple[str, ...], Frame] = {}

    async def frame(self, turns: Sequence[Turn]) -> Frame:
        """What the template puts around these turns.

        Raises:
            NoConversation: there is none, or it fails; it is not tried again.
        """
        roles = tuple(turn.role for turn in turns)
        if self.possible and roles not in self._frames:
            answer = await _rendered({**self._given, "roles": list(roles)})
            if "frame" in answer:
                self._frames[roles] = list(cast(Frame, answer["frame"]))
            else:
                logger.info("the chat template of %s: %s", self._name, answer.get("error"))
                self.possible = False
        if not self.possible:
            raise NoConversation(f"The chat template of {self._name} cannot be used.")
        return self._frames[roles]


async def _rendered(given: dict[str, Any]) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "screenplay_ls.llm.chat_template"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=subprocess.DEVNULL,
        # Never the folder the writer is in: `python -m` imports from where it stands.
        cwd=Path(__file__).parents[2],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        asked = json.dumps(given).encode()
        answer, _ = await asyncio.wait_for(process.communicate(asked), PATIENCE_S)
    except asyncio.TimeoutError:
        return {"error": "it does not end"}
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        found: Any = json.loads(answer)
    except ValueError:
        return {"error": "it was stopped: too much time or memory"}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {"error": "no answer"}
