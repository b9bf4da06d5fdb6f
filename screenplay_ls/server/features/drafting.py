"""Commands of the co-writer's drafts: which there are here, make one, apply one.

A draft streams by the notification `screenplay/draftPiece` (`{id, take, text}` or `{id, take,
doing}`), for clients with the experimental capability `screenplayDrafts: true`; they show it, and
compare it with the script. Others get the result as a temporary file in a window of its own, and
are asked whether to apply it. Work-done progress, with a token of the client's or of ours, says
what is being done; cancelling it, or the request, stops the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from screenplay_ls.assist.drafts.wishes import wishes_of
from screenplay_ls.server.arguments import mapping
from screenplay_ls.server.draft_progress import Progress
from screenplay_ls.server.draft_showing import show
from screenplay_ls.server.drafting import (
    Asked,
    Drafting,
    Made,
    kinds_at,
    refusal,
    shows_drafts,
    source_at,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

DRAFT = "screenplay.draft"
"""Make a draft: `{kind, uri, range?, wishes?, takes?, seed?, temperature?, others?}`.

Returns `{id, takes: [{title, text, markup, passages: [{range, text, reason, label}], notes}]}`.
"""

APPLY = "screenplay.applyDraft"
"""Apply one: `{id, take?, passages?}`; `passages` are indices, all of them if it is left out."""

DRAFT_KINDS = "screenplay.draftKinds"
"""What can be drafted: `{uri, range?}`.

Returns `[{name, title, wishes: [{name, help, default}], here}]`.
"""

ACTION = f"{types.CodeActionKind.RefactorRewrite.value}.draft"
"""The kinds of the code actions begin with this, and end in the name of what is drafted."""

COMMANDS = (DRAFT, APPLY, DRAFT_KINDS)


def register(ls: ScreenplayServer) -> None:
    """Register the commands."""
    drafting = ls.drafting

    # pygls resolves annotations when a command is called, so they name nothing of ours.
    @ls.command(DRAFT)
    async def draft(ls: Any, *arguments: object) -> dict[str, Any]:  # noqa: ANN401 -- As above.
        call = ls.protocol.calling()
        asked = await drafting.asked(mapping(arguments[0] if arguments else None))
        made = await _make(ls, drafting, asked, call)
        if not shows_drafts(ls.client_capabilities):
            ls.background(show(ls, drafting, made))
        return _on_the_wire(drafting, made)

    @ls.command(APPLY)
    async def apply(ls: Any, *arguments: object) -> dict[str, Any]:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        some = given.get("passages")
        passages = [int(each) for each in some] if isinstance(some, list | tuple) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] -- as a client sends it.
        await drafting.apply(str(given.get("id")), int(given.get("take") or 0), passages)
        return {"applied": True}

    @ls.command(DRAFT_KINDS)
    async def kinds(ls: Any, *arguments: object) -> list[dict[str, Any]]:  # noqa: ANN401 -- As above.
        given = mapping(arguments[0] if arguments else None)
        return await _kinds(ls, given)


async def actions(
    ls: ScreenplayServer, parsed: Parsed, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """The drafts that make sense at a place, for a writer who opens the menu there.

    Clients that do not say who asks, such as Eglot, ask when the menu is opened.
    """
    context = params.context
    by_itself = context.trigger_kind is types.CodeActionTriggerKind.Automatic
    if by_itself and not _asks(context.only):
        return []  # A lamp at every line lights up nothing.
    range_ = {
        "start": {"line": params.range.start.line, "character": params.range.start.character},
        "end": {"line": params.range.end.line, "character": params.range.end.character},
    }
    source = source_at(ls, parsed, range_)
    offered: list[types.CodeAction] = []
    for kind, is_here in await kinds_at(source):
        name = f"{ACTION}.{kind.name}"
        asked = not context.only or any(_is_a(name, each) for each in context.only)
        if asked and is_here:
            given = {"kind": kind.name, "uri": parsed.uri, "range": range_}
            title = f"{kind.title} …"
            command = types.Command(title, DRAFT, arguments=[given])
            offered.append(types.CodeAction(title, kind=name, command=command))
    return offered


async def _make(ls: ScreenplayServer, drafting: Drafting, asked: Asked, call: Any) -> Made:  # noqa: ANN401 -- See `ScreenplayProtocol.calling`.
    progress = Progress(ls, asked, call.token)
    await progress.begin(call.cancel)
    work = drafting.begin(asked, progress.watch)
    call.when_cancelled(work.cancel)
    try:
        return await work
    finally:
        progress.end()


async def _kinds(ls: ScreenplayServer, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    parsed = await ls.documents.parsed(str(given.get("uri") or ""))
    if parsed is None:
        raise refusal("The script is not open, or was changed just now. Try again.")
    source = source_at(ls, parsed, given.get("range"))
    return [
        {
            "name": kind.name,
            "title": kind.title,
            "wishes": [
                {"name": wish.name, "help": wish.help, "default": wish.default}
                for wish in wishes_of(kind)
            ],
            "here": is_here,
        }
        for kind, is_here in await kinds_at(source)
    ]


def _on_the_wire(drafting: Drafting, made: Made) -> dict[str, Any]:
    return {
        "id": made.id,
        "takes": [
            {
                "title": draft.title,
                "text": draft.text,
                "markup": draft.markup,
                "passages": drafting.passages(made, draft),
                "notes": list(draft.notes),
            }
            for draft in made.takes
        ],
    }


def _asks(only: Sequence[str] | None) -> bool:
    """Whether drafts are what is asked for, and not refactorings in general."""
    return any(_is_a(each, ACTION) for each in only or ())


def _is_a(kind: str, asked: str) -> bool:
    return kind == asked or kind.startswith(f"{asked}.")
