"""Suggestions made a moment ago, found again while they are typed or after a word was deleted."""

from __future__ import annotations

from collections import deque

from screenplay_ls.assist.continue_dialogue import Request

MOST = 32
"""So many suggestions are kept; the oldest goes first."""


class Remembered:
    """The last suggestions. Each belongs to a prompt and to what was typed of the speech."""

    def __init__(self) -> None:
        self._last: deque[tuple[Request, str]] = deque(maxlen=MOST)

    def add(self, request: Request, text: str) -> None:
        """Keep what was suggested."""
        self._last.append((request, text))

    def find(self, request: Request) -> str:
        """What is left of a suggestion at this place; empty when there is none."""
        for old, text in reversed(self._last):
            typed = _typed_since(old, request)
            if typed is not None and text.startswith(typed) and text != typed:
                return text[len(typed) :]
        return ""

    def clear(self) -> None:
        """Forget everything: another model may have other ideas."""
        self._last.clear()


def _typed_since(old: Request, new: Request) -> str | None:
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
