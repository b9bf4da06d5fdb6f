"""What the engine writes for a document, and whether a change of the document agrees with it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.services.remembered import typed_since
from screenplay_ls.services.writing import Writing


@dataclass(frozen=True)
class Spot:
    """A place in one version of a document."""

    key: str
    """The document's name."""
    text: str
    offset: int


@dataclass(frozen=True)
class Shown:
    """What an editor was given."""

    spot: Spot
    texts: tuple[str, ...]

    def accepted_in(self, text: str) -> int | None:
        """The place behind a suggestion that now stands in the document; None if none does."""
        added = _added(self.spot, text)
        return self.spot.offset + len(added) if added and added in self.texts else None


@dataclass
class Run:
    """An answer that is being written, or will be when its turn comes."""

    spot: Spot
    """Where, in the version in which it was asked for."""
    writing: Writing
    task: asyncio.Task[None]
    waited_for: bool
    """Somebody has asked; otherwise it is made in advance."""

    async def ended(self) -> None:
        """Wait for its end; going away does not stop it. What went wrong in it is raised."""
        await asyncio.wait({self.task})
        if not self.task.cancelled():
            self.task.result()

    def agrees_with(self, text: str) -> bool:
        """Whether the document has grown by the beginning of what is being written."""
        typed = _added(self.spot, text)
        return bool(typed) and self.writing.so_far.startswith(typed)


def serves(writing: Writing, request: Request) -> bool:
    """Whether an answer that is being written, or was, is one to a newer request too."""
    old, new = writing.request.options, request.options
    typed = typed_since(writing.request, request)
    if typed is None or old.gate != new.gate or old.candidates < new.candidates:
        return False
    return writing.so_far.startswith(typed)


def _added(spot: Spot, text: str) -> str:
    """What was put into a text at a place; empty where it has changed in another way."""
    before, after = spot.text[: spot.offset], spot.text[spot.offset :]
    grown = len(text) - len(spot.text)
    if grown <= 0 or not (text.startswith(before) and text.endswith(after)):
        return ""
    return text[spot.offset : spot.offset + grown]
