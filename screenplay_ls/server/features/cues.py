"""Commands that go to the next and the last cue of the character who speaks at the cursor.

Their argument is `{uri, position}`. The server shows the place where the client lets it
(`window/showDocument`), and returns it as a location in any case; null where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.analysis.characters import cue_after, cue_before, key_of
from screenplay_ls.fountain import Document, Span
from screenplay_ls.server import convert
from screenplay_ls.server.mending import mapping

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.server.stories import Told

NEXT_CUE = "screenplay.nextCue"
PREVIOUS_CUE = "screenplay.previousCue"

COMMANDS = (NEXT_CUE, PREVIOUS_CUE)

Move = Callable[[Document, int, str], "Span | None"]


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""
    _register(ls, NEXT_CUE, cue_after)
    _register(ls, PREVIOUS_CUE, cue_before)


def _register(ls: ScreenplayServer, name: str, move: Move) -> None:
    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(name)
    async def run(ls: Any, *arguments: object) -> types.Location | None:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        where = await _target(ls, given, move)
        if where is not None and _shows(ls.client_capabilities):
            ls.background(_show(ls, where))
        return where


async def _target(
    ls: ScreenplayServer, given: Mapping[str, Any], move: Move
) -> types.Location | None:
    uri, place = str(given.get("uri", "")), mapping(given.get("position"))
    parsed = await ls.documents.parsed(uri)
    if parsed is None:
        return None
    told, encoding = await ls.stories.of(parsed), ls.documents.encoding
    position = types.Position(int(place.get("line", 0)), int(place.get("character", 0)))
    offset = convert.to_offset(parsed.document, position, encoding)
    key = _speaker(told, offset)
    span = move(told.document, told.whole(offset), key) if key else None
    return told.location(span, encoding) if span else None


def _speaker(told: Told, offset: int) -> str | None:
    """Who is named at a place, or else who speaks there."""
    subject = told.subject_at(offset)
    if subject is not None and isinstance(subject.key, str):
        return subject.key
    speech = told.own.speech_at(offset)
    return key_of(speech.name) if speech else None


def _shows(client: types.ClientCapabilities) -> bool:
    shows = client.window and client.window.show_document
    return bool(shows and shows.support)


async def _show(ls: ScreenplayServer, where: types.Location) -> None:
    start = types.Range(where.range.start, where.range.start)
    params = types.ShowDocumentParams(where.uri, take_focus=True, selection=start)
    await ls.window_show_document_async(params)
