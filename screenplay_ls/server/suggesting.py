"""Suggestions for a position: what both kinds of completion have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.assist.confidence import OPEN, WHILE_TYPING
from screenplay_ls.assist.continue_dialogue import EVERYWHERE, Options
from screenplay_ls.assist.known_words import known_words
from screenplay_ls.assist.place import PlaceKind
from screenplay_ls.server import convert
from screenplay_ls.services.acceptance import Suggestion

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

CANDIDATES = 3
"""So many different suggestions a writer gets who asks for them."""


PATIENCE = 4
"""Who asks waits so many times longer than who types."""


def inline(client: types.ClientCapabilities) -> bool:
    """Whether the client shows ghost text."""
    text_document = client.text_document
    return text_document is not None and text_document.inline_completion is not None


async def suggestions(
    ls: ScreenplayServer,
    parsed: Parsed,
    position: types.Position,
    *,
    asked: bool = False,
    most_ms: int | None = None,
) -> tuple[str, ...]:
    """How the script goes on at a position, the likeliest first; empty where nobody knows.

    `asked`: the writer asks, so what is switched off and what the model doubts comes too, and
    there is no waiting for a pause in typing. `most_ms` is for clients that wait.
    """
    completion = ls.settings.completion
    ls.switches.latest = parsed.uri
    if not completion.enabled or (ls.switches.is_off(parsed.uri) and not asked):
        return ()
    offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
    if (completion.headings or asked) and (known := known_words(parsed.document, offset)):
        ls.recorder.shown(parsed.uri, Suggestion(offset, (known,), kind="heading", asked=asked))
        return (known,)
    wishes = options(ls, asked=asked, most_ms=most_ms)
    moves = ls.recorder.moves(parsed.uri, wishes.gate)
    found = await ls.cowriter.suggestions(
        parsed.uri,
        parsed.document,
        offset,
        replace(wishes, learned=moves),
        rest_ms=0 if asked else completion.debounce_ms,
    )
    if not found or not ls.documents.is_current(parsed):
        return ()
    texts = found.texts if asked else ls.recorder.wanted(parsed.uri, offset, found.texts)
    model = ls.cowriter.keeper.status.model
    shown = Suggestion(offset, texts, found.kind, found.sure, model, asked)
    ls.recorder.shown(parsed.uri, shown)
    return texts


async def look_ahead(ls: ScreenplayServer, uri: str, offset: int) -> None:
    """A suggestion was accepted: find out what follows it before anybody asks."""
    completion = ls.settings.completion
    if not completion.enabled or ls.switches.is_off(uri):
        return
    parsed = await ls.documents.parsed(uri)
    if parsed is not None:
        ls.cowriter.look_ahead(uri, parsed.document, offset, options(ls))


def options(ls: ScreenplayServer, *, asked: bool = False, most_ms: int | None = None) -> Options:
    """The writer's settings as `assist` reads them, and what the machine can do."""
    completion = ls.settings.completion
    deadline = completion.deadline_ms * (PATIENCE if asked else 1)
    kinds = frozenset(kind for kind in PlaceKind if getattr(completion, kind.value))
    return Options(
        page_length=ls.cowriter.page_length,
        max_length=completion.max_length,
        max_lines=completion.max_lines,
        deadline_ms=min(deadline, most_ms or deadline),
        gate=OPEN if asked else WHILE_TYPING,
        kinds=EVERYWHERE if asked else kinds,
        asked=asked,
        candidates=CANDIDATES if asked else 1,
    )
