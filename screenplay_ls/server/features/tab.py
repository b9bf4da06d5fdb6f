"""Commands for the keys Tab and Shift+Tab, which LSP has no request for.

Their argument is `{uri, position, version?}`. They answer with `{version, edits, position,
suggest}`: the edits to apply to that version of the text, where the cursor belongs then, and
whether to open the list of completions. Null means that the key is the editor's own. The editor
applies the edits, as it does for every other key: a round trip more would be felt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.analysis.tab import Change, next_element, other_element
from screenplay_ls.fountain import Document, reparse
from screenplay_ls.server import convert
from screenplay_ls.server.edits import text_edits
from screenplay_ls.server.mending import mapping

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

TAB = "screenplay.tab"
"""Go on to the element that usually comes next."""

SHIFT_TAB = "screenplay.shiftTab"
"""Make the line another element."""

COMMANDS = (TAB, SHIFT_TAB)

Key = Callable[[Document, int], "Change | None"]


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""
    _register(ls, TAB, next_element)
    _register(ls, SHIFT_TAB, other_element)


def _register(ls: ScreenplayServer, name: str, key: Key) -> None:
    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(name)
    async def run(ls: Any, *arguments: object) -> dict[str, Any] | None:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        parsed = await ls.documents.parsed(str(given.get("uri", "")))
        if parsed is None or given.get("version", parsed.version) != parsed.version:
            return None
        place = mapping(given.get("position"))
        position = types.Position(int(place.get("line", 0)), int(place.get("character", 0)))
        offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
        change = key(parsed.document, offset)
        return None if change is None else _on_the_wire(ls, parsed, change)


def _on_the_wire(ls: ScreenplayServer, parsed: Parsed, change: Change) -> dict[str, Any]:
    document = parsed.document
    if change.edit is not None:
        span, text = change.edit.span, document.text
        document = reparse(document, text[: span.start] + change.edit.text + text[span.end :])
    edits = [change.edit] if change.edit is not None else []
    return {
        "version": parsed.version,
        "edits": text_edits(ls, parsed, edits),
        "position": convert.to_position(document, change.cursor, ls.documents.encoding),
        "suggest": change.suggest,
    }
