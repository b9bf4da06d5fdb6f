"""Commands of the red pen, which the actions for a finding start: learn, ignore, switch off, check.

What they change is written into the project file `screenplay-ls.toml`, never into a script.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.fountain import Span
from screenplay_ls.server import convert, red_pen
from screenplay_ls.server.mending import ADD_WORD, IGNORE, OWN, POLISH, SWITCH_OFF, mapping

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

COMMANDS = (ADD_WORD, IGNORE, SWITCH_OFF, POLISH)

Work = Callable[[Mapping[str, Any]], None]


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""
    writing: dict[str, Work] = {
        ADD_WORD: lambda given: _add_word(ls, given),
        IGNORE: lambda given: _ignore(ls, given),
        SWITCH_OFF: lambda given: _switch_off(ls, given),
    }
    for name, work in writing.items():
        _register_writing(ls, name, work)

    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(POLISH)
    async def polish(ls: Any, *arguments: object) -> None:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        for uri in [str(given["uri"])] if "uri" in given else ls.documents.uris():
            ls.checker.check(uri, at_once=True, asked=True, within=await _scene(ls, uri, given))


def _register_writing(ls: ScreenplayServer, name: str, work: Work) -> None:
    """A command that changes a project file; a reason why it could not is told to the writer."""

    @ls.command(name)
    async def run(ls: Any, *arguments: object) -> None:  # noqa: ANN401 -- As above.
        from screenplay_ls.services.project_writing import ProjectFileError

        try:
            await asyncio.to_thread(work, mapping(arguments[0] if arguments else None))
        except ProjectFileError as error:
            ls.tell(str(error))
        except KeyError as error:
            ls.tell(f"{name} needs to know more: {error.args[0]} is missing.")
        else:
            ls.checker.check_all(asked=True)


def _add_word(ls: ScreenplayServer, given: Mapping[str, Any]) -> None:
    from screenplay_ls.services.project_writing import add_words

    add_words(_file(ls, given), [str(given["word"])])


def _ignore(ls: ScreenplayServer, given: Mapping[str, Any]) -> None:
    from screenplay_ls.services.ignoring import Ignored
    from screenplay_ls.services.project_writing import ignore

    memory = Ignored(
        str(given["rule"]),
        str(given["text"]),
        str(given.get("line", "")),
        str(given.get("scene", "")),
    )
    ignore(_file(ls, given), [memory])


def _switch_off(ls: ScreenplayServer, given: Mapping[str, Any]) -> None:
    from screenplay_ls.services.project_writing import set_rule

    set_rule(_file(ls, given), str(given["rule"]), "off")


def _file(ls: ScreenplayServer, given: Mapping[str, Any]) -> Path:
    """The project file that is meant: the writer's own, or the one of the script's folder.

    Where a folder has none yet it comes to the root of the workspace that holds the script. A
    script that was never saved has no folder; then it is the writer's own.
    """
    from screenplay_ls.services.project import FILE, nearest, own_file

    script = red_pen.path_of(str(given.get("uri", "")))
    if given.get("scope") == OWN or script is None:
        return own_file()
    if (found := nearest(script)) is not None:
        return found
    folders = [red_pen.path_of(folder.uri) for folder in ls.workspace.folders.values()]
    root = next((folder for folder in folders if folder and folder in script.parents), None)
    return (root or script.parent) / FILE


async def _scene(ls: ScreenplayServer, uri: str, given: Mapping[str, Any]) -> Span | None:
    """The scene that is meant, if one is."""
    parsed = await ls.documents.parsed(uri) if "position" in given else None
    if parsed is None:
        return None
    place = mapping(given["position"])
    position = types.Position(int(place.get("line", 0)), int(place.get("character", 0)))
    offset = convert.to_offset(parsed.document, position, ls.documents.encoding)
    scene = parsed.document.scene_at(offset)
    return Span(scene.start, scene.end) if scene else None
