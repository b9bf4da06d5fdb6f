"""What the script itself offers for completion, as items of an editor's list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.candidates import Candidate, Sort, candidates_at
from screenplay_ls.server import client_commands, convert

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

TRIGGERS = (" ", "(", "@", ".", "#", ">", ":")
"""Characters behind which something may be offered; letters ask by themselves."""

KINDS = {
    Sort.CHARACTER: types.CompletionItemKind.Class,
    Sort.EXTENSION: types.CompletionItemKind.Property,
    Sort.PREFIX: types.CompletionItemKind.Keyword,
    Sort.PLACE: types.CompletionItemKind.Module,
    Sort.TIME: types.CompletionItemKind.EnumMember,
    Sort.TRANSITION: types.CompletionItemKind.Event,
    Sort.SECTION: types.CompletionItemKind.Struct,
    Sort.TITLE_KEY: types.CompletionItemKind.Field,
    Sort.TITLE_VALUE: types.CompletionItemKind.Value,
}
"""LSP has no words for a screenplay; these are told apart by their icons."""


async def offered(
    ls: ScreenplayServer, parsed: Parsed, position: types.Position
) -> list[types.CompletionItem]:
    """The items for a position, the likeliest first; empty where the script offers nothing."""
    document, encoding = parsed.document, ls.documents.encoding
    offset = convert.to_offset(document, position, encoding)
    told = await ls.stories.of(parsed)
    found = candidates_at(document, offset, today=_today(), story=told.document)
    if found is None:
        return []
    replaced = convert.to_range(document, found.replaced, encoding)
    again = client_commands.knows(ls.client_capabilities, client_commands.SUGGEST)
    return [_item(item, rank, replaced, again) for rank, item in enumerate(found.items)]


def _item(
    candidate: Candidate, rank: int, replaced: types.Range, again: bool
) -> types.CompletionItem:
    return types.CompletionItem(
        label=candidate.label,
        kind=KINDS[candidate.sort],
        detail=candidate.detail or None,
        documentation=candidate.documentation or None,
        # Clients sort by text: our order is told with numbers of equal length.
        sort_text=f"{rank:04}",
        filter_text=candidate.label,
        text_edit=types.TextEdit(replaced, candidate.text),
        command=types.Command("Suggest", client_commands.SUGGEST)
        if candidate.more and again
        else None,
    )


def _today() -> str:
    today = date.today()
    return f"{today.day} {today:%B %Y}"
