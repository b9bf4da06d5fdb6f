"""A finished draft in an editor that knows nothing of drafts: a file beside, and a question.

The file is temporary, in a folder that only this user may read, and is gone with the server.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.assist.drafts.anchoring import applied

if TYPE_CHECKING:
    from screenplay_ls.server.drafting import Drafting, Made
    from screenplay_ls.server.server import ScreenplayServer

LEAVE = "Leave the script as it is"


async def show(ls: ScreenplayServer, drafting: Drafting, made: Made) -> None:
    """Show all takes; apply the one that the writer chooses, if any."""
    path = await asyncio.to_thread(_write, drafting.folder, made)
    window = ls.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        params = types.ShowDocumentParams(path.as_uri(), take_focus=False)
        await ls.window_show_document_async(params)
        where = ""
    else:
        where = f" It is in {path}."
    can = [number for number, draft in enumerate(made.takes) if draft.passages]
    title = made.takes[0].title
    if not can:
        ls.tell(f"{title}.{where}", types.MessageType.Info)
        return
    several = len(made.takes) > 1
    actions = {f"Apply take {n + 1}" if several else "Apply": n for n in can}
    chosen = await ls.window_show_message_request_async(
        types.ShowMessageRequestParams(
            types.MessageType.Info,
            f"{title} is ready.{where}",
            [types.MessageActionItem(words) for words in (*actions, LEAVE)],
        )
    )
    if chosen is None or chosen.title not in actions:
        return
    try:
        await drafting.apply(made.id, actions[chosen.title], None)
    except JsonRpcException as refused:
        ls.tell(str(refused.message))


def _write(folder: Path, made: Made) -> Path:
    stem = Path(unquote(urlsplit(made.uri).path)).stem or "untitled"
    ending = "md" if made.takes[0].markup == "markdown" else "fountain"
    handle, name = tempfile.mkstemp(f".{ending}", f"{stem}-{made.kind.name}-", folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(_text(made))
    return Path(name)


def _text(made: Made) -> str:
    """The draft; of a rewriting, the whole script with it; several takes below one another."""
    if len(made.takes) == 1:
        draft = made.takes[0]
        rewrites = any(passage.span.start < passage.span.end for passage in draft.passages)
        if rewrites and draft.markup == "fountain":
            return applied(made.document.text, draft.passages)
        return draft.text
    parts = [f"# Take {n + 1}: {draft.title}\n\n{draft.text}" for n, draft in enumerate(made.takes)]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"
