"""Commands about what came from a model: show it, and take it out of the record.

The record stands beside the script; `services/provenance.py` keeps it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.server import convert
from screenplay_ls.server.mending import mapping

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.services.authorship import Authorship
    from screenplay_ls.services.passages import Placed

SHOW_PROVENANCE = "screenplay.showProvenance"
"""What of a script came from models: `{uri}`, or without an argument the script that was worked on
last, of which the writer is told in a message as well.

Returns `{share, words, fromModels, passages: [{id, range, state, left, when, model, kind, who,
text}]}`, with the passages that stand in the script; null for one that is not open.
"""

REMOVE_PROVENANCE = "screenplay.removeProvenance"
"""Take passages out of the record: `{uri, id}`, or all of a script without `id`.

Returns how many. The script stays as it is.
"""

COMMANDS = (SHOW_PROVENANCE, REMOVE_PROVENANCE)


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""

    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(SHOW_PROVENANCE)
    async def show(ls: Any, *arguments: object) -> dict[str, Any] | None:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        answer = await _shown(ls, str(given.get("uri") or ls.switches.latest))
        if answer is not None and "uri" not in given:
            ls.tell(_sentence(answer), types.MessageType.Info)
        return answer

    @ls.command(REMOVE_PROVENANCE)
    async def remove(ls: Any, *arguments: object) -> int:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        one = str(given["id"]) if "id" in given else None
        return await ls.recorder.provenance.remove(str(given.get("uri", "")), one)


async def _shown(ls: ScreenplayServer, uri: str) -> dict[str, Any] | None:
    """Passages and script are those of the same version, or there is no answer."""
    from screenplay_ls.services.authorship import authorship

    placed = await ls.recorder.provenance.passages(uri)
    opened = ls.documents.get(uri)
    parsed = await ls.documents.parsed(uri)
    if opened is None or parsed is None or parsed.version != opened.version:
        return None
    found = await asyncio.to_thread(authorship, parsed.document, placed)
    return _on_the_wire(ls, parsed, placed, found)


def _on_the_wire(
    ls: ScreenplayServer, parsed: Parsed, placed: tuple[Placed, ...], found: Authorship
) -> dict[str, Any]:
    from screenplay_ls.services.passages import share_left

    text = parsed.document.text
    passages: list[dict[str, Any]] = []
    for each in sorted(placed, key=lambda each: each.span or (0, 0)):
        passage, span = each
        if span is None:
            continue
        where = convert.to_range(parsed.document, span, ls.documents.encoding)
        passages.append(
            {
                "id": passage.id,
                "range": {"start": _position(where.start), "end": _position(where.end)},
                "state": each.state(text).value,
                "left": round(share_left(passage.text, text[slice(*span)]), 3),
                "when": passage.when,
                "model": passage.model,
                "kind": passage.kind,
                "who": passage.who,
                "text": passage.text,
            }
        )
    return {
        "share": round(found.models.of(found.whole), 4),
        "words": found.whole.words,
        "fromModels": found.models.words,
        "passages": passages,
    }


def _position(position: types.Position) -> dict[str, int]:
    return {"line": position.line, "character": position.character}


def _sentence(answer: dict[str, Any]) -> str:
    if not answer["passages"]:
        return "Nothing in this script is recorded as coming from a model."
    count = len(answer["passages"])
    return (
        f"{answer['share']:.0%} of this script's words came from a model: "
        f"{answer['fromModels']} of {answer['words']}, in {count} passage{'s'[: count > 1]}. "
        "`screenplay-ls provenance` lists them."
    )
