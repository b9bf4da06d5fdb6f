"""Suggestions made a moment ago, found again while they are typed or after a word was deleted."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.services.writing import NOTHING, Suggested

MOST = 32
"""So many suggestions are kept; the oldest goes first."""


class Remembered:
    """The last suggestions. Each belongs to a prompt and to what was typed of the block."""

    def __init__(self) -> None:
        self._last: deque[tuple[Request, Suggested]] = deque(maxlen=MOST)

    def add(self, request: Request, suggested: Suggested) -> None:
        """Keep what was suggested."""
        self._last.append((request, suggested))

    def find(self, request: Request) -> Suggested:
        """What is left of a suggestion at this place; nothing when there is none.

        Who wants several to choose from does not get what was made when one was enough.
        """
        wanted = request.options.candidates
        for old, suggested in reversed(self._last):
            typed = typed_since(old, request)
            if typed is None or old.options.candidates < wanted:
                continue
            left = [text[len(typed) :] for text in suggested.texts if text.startswith(typed)]
            if texts := tuple(filter(None, left))[:wanted]:
                return replace(suggested, texts=texts)
        return NOTHING

    def clear(self) -> None:
        """Forget everything: another model may have other ideas."""
        self._last.clear()


def typed_since(old: Request, new: Request) -> str | None:
    """What was typed between two requests at the same place; None where they differ otherwise.

    Two speeches of one character may begin alike, so the page before must be the same too: the
    prompt has grown by what was typed, and by nothing else.
    """
    same = (
        new.asked.prompt.startswith(old.asked.prompt)
        and new.head.startswith(old.head)
        and new.rest_of_line == old.rest_of_line
        and new.lines_after == old.lines_after
    )
    if not same:
        return None
    typed = new.head[len(old.head) :]
    return typed if new.asked.prompt[len(old.asked.prompt) :].split() == typed.split() else None
