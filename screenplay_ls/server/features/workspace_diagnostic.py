"""`workspace/diagnostic`: asked again and again, for what is found in all scripts of the workspace.

Scripts that are open are always part of the answer; the others are checked where the writer has
set that (`screenplay.redPen.workspace`). An answer without news waits for some.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import red_pen
from screenplay_ls.server.checking import Checked
from screenplay_ls.server.features.diagnostics import diagnostics, pulls, report, result_id

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer
    from screenplay_ls.services.project import Project

WAIT = 60.0
"""Seconds that an answer without news is held back."""

Item = (
    types.WorkspaceFullDocumentDiagnosticReport | types.WorkspaceUnchangedDocumentDiagnosticReport
)


@dataclass(frozen=True)
class _Known:
    """What was found in a file that is not open, and what that depends on."""

    stamp: tuple[int, int]
    project: Project
    found: list[types.Diagnostic]


def register(ls: ScreenplayServer) -> None:
    """Register the request, for clients that ask for diagnostics."""
    if not pulls(ls.client_capabilities):
        return
    known: dict[Path, _Known] = {}

    @ls.answers(types.WORKSPACE_DIAGNOSTIC, otherwise=types.WorkspaceDiagnosticReport(items=[]))
    async def pull(
        ls: ScreenplayServer, params: types.WorkspaceDiagnosticParams
    ) -> types.WorkspaceDiagnosticReport:
        previous = {each.uri: each.value for each in params.previous_result_ids}
        news = ls.checker.news  # Taken first: what comes while we look must not be missed.
        items = await _answer(ls, known, previous)
        if previous and not any(map(_is_news, items)):
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(news.wait(), WAIT)
            items = await _answer(ls, known, previous)
        return types.WorkspaceDiagnosticReport(items=items)


async def _answer(
    ls: ScreenplayServer, known: dict[Path, _Known], previous: dict[str, str]
) -> list[Item]:
    """What is found in each script, or that it is what the client has already."""
    items: list[Item] = []
    async for uri, version, found in _found(ls, known):
        items.append(_item(uri, version, found, previous.get(uri)))
    reported = {item.uri for item in items}
    for uri, id_ in previous.items():
        if uri not in reported and id_ != result_id([]):
            items.append(_item(uri, None, [], None))  # Gone, or no longer checked.
    return items


async def _found(
    ls: ScreenplayServer, known: dict[Path, _Known]
) -> AsyncIterator[tuple[str, int | None, list[types.Diagnostic]]]:
    is_open = set(ls.documents.uris())
    for uri in is_open:
        checked = ls.checker.last(uri)
        if checked is not None:
            yield uri, checked.version, diagnostics(ls, checked)
    if not ls.settings.red_pen.workspace:
        return
    for path in await asyncio.to_thread(list, ls.stories.files.all()):
        uri = path.as_uri()
        if uri not in is_open and (found := await _of_file(ls, known, path)) is not None:
            yield uri, None, found


async def _of_file(
    ls: ScreenplayServer, known: dict[Path, _Known], path: Path
) -> list[types.Diagnostic] | None:
    """What is found in a file, worked out anew when it or the settings have changed."""
    project = await ls.checker.project(path.as_uri())
    try:
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        before = known.get(path)
        if before and (before.stamp, before.project) == (stamp, project):
            return before.found
    except OSError:
        return None
    told = await ls.stories.of_file(path)
    if told is None:
        return None
    found = await red_pen.everything(ls, told, project)
    listed = diagnostics(ls, Checked(path.as_uri(), 0, told.own, found))
    known[path] = _Known(stamp, project, listed)
    return listed


def _item(
    uri: str, version: int | None, found: list[types.Diagnostic], previous: str | None
) -> Item:
    answer = report(found, previous)
    if isinstance(answer, types.UnchangedDocumentDiagnosticReport):
        return types.WorkspaceUnchangedDocumentDiagnosticReport(uri, answer.result_id, version)
    return types.WorkspaceFullDocumentDiagnosticReport(
        uri, answer.items, version, result_id=answer.result_id
    )


def _is_news(item: Item) -> bool:
    return isinstance(item, types.WorkspaceFullDocumentDiagnosticReport)
