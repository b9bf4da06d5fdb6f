"""A suggestion for a position: what both kinds of completion have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.assist.confidence import OPEN, WHILE_TYPING
from screenplay_ls.assist.continue_dialogue import Options
from screenplay_ls.assist.known_words import known_words
from screenplay_ls.server import convert
from screenplay_ls.server.settings import Completion

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer


def inline(client: types.ClientCapabilities) -> bool:
    """Whether the client shows ghost text."""
    text_document = client.text_document
    return text_document is not None and text_document.inline_completion is not None


async def suggestion(
    ls: ScreenplayServer,
    parsed: Parsed,
    position: types.Position,
    *,
    at_once: bool = False,
    most_ms: int | None = None,
) -> str:
    """How the speech, action or heading at a position goes on; empty when there is nothing to suggest.

    `at_once`: the writer asks, so there is no waiting for a pause in typing, and what the model
    doubts is shown too. `most_ms` is for clients that wait.
    """
    completion = ls.settings.completion
    if not completion.enabled:
        return ""
    offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
    if known := known_words(parsed.document, offset):
        return known
    text = await ls.cowriter.suggest(
        parsed.uri,
        parsed.document,
        offset,
        _options(completion, most_ms or completion.deadline_ms, asked=at_once),
        rest_ms=0 if at_once else completion.debounce_ms,
    )
    return text if ls.documents.is_current(parsed) else ""


def _options(completion: Completion, most_ms: int, *, asked: bool) -> Options:
    """The writer's settings as `assist` reads them."""
    return Options(
        max_length=completion.max_length,
        max_lines=completion.max_lines,
        deadline_ms=min(completion.deadline_ms, most_ms),
        gate=OPEN if asked else WHILE_TYPING,
        asked=asked,
    )
