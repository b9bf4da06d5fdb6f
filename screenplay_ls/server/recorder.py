"""Hears what was suggested and what was typed, and tells learning and provenance of it.

In a folder that is not trusted nothing is read or written: what is known there ends with the
session.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from screenplay_ls.assist.place import PlaceKind
from screenplay_ls.server.stories import folders, path_of
from screenplay_ls.services.acceptance import Suggestion, Verdict, Watch
from screenplay_ls.services.changes import change_between
from screenplay_ls.services.learning import AROUND, Learning, file_for
from screenplay_ls.services.provenance import Origin, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from screenplay_ls.assist.confidence import Gate
    from screenplay_ls.server.documents import Opened
    from screenplay_ls.server.server import ScreenplayServer

GHOST_TEXT = "ghost text"
"""The kind of passages that were suggested while typing."""


class Recorder:
    """Used on the event loop. What happens at a keystroke costs as much as the change is long."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        self.provenance = Provenance(tell=ls.tell)
        self.learning = Learning()
        self.now_ms = _now_ms
        self._watches: dict[str, Watch] = {}
        self._texts: dict[str, str] = {}
        self._learned: dict[str, Path] = {}

    def refresh(self) -> None:
        """The settings have changed."""
        self.provenance.is_on = self._ls.settings.provenance.record
        self.learning.is_on = self._ls.settings.learning.enabled

    def opened(self, opened: Opened) -> None:
        """A script was opened."""
        self.refresh()
        self.provenance.open(opened.uri, opened.text, self._file(opened.uri))
        self._texts[opened.uri] = opened.text
        self._watches[opened.uri] = Watch()

    def changed(self, opened: Opened) -> None:
        """A script has a newer version."""
        uri, text = opened.uri, opened.text
        before, self._texts[uri] = self._texts.get(uri, text), text
        change = change_between(before, text, opened.edited_at)
        watch = self._watches.get(uri)
        if change is None or watch is None:
            return
        self.provenance.changed(uri, change, text)
        seen = watch.changed(change, self.now_ms())
        for suggestion, span in seen.accepted:
            if suggestion.model:
                origin = Origin(suggestion.model, GHOST_TEXT)
                self.provenance.record(uri, span, text[slice(*span)], origin)
        self._take(uri, seen.verdicts)

    def shown(self, uri: str, suggestion: Suggestion) -> None:
        """An editor is given a suggestion for the newest version of a script."""
        if watch := self._watches.get(uri):
            placed = replace(suggestion, before=self._before(uri, suggestion.offset))
            self._take(uri, watch.shown(placed, self.now_ms()))

    def saved(self, uri: str) -> None:
        """A script was saved."""
        self.provenance.saved(uri)

    def closed(self, uri: str) -> None:
        """A script was closed."""
        if watch := self._watches.pop(uri, None):
            self._take(uri, watch.closed(self.now_ms()))
        self._texts.pop(uri, None)
        self.provenance.closed(uri)

    async def close(self) -> None:
        """The session ends."""
        for uri in list(self._watches):
            self.closed(uri)
        await asyncio.gather(self.provenance.close(), self.learning.close())

    def moves(self, uri: str, gate: Gate) -> Mapping[str, float]:
        """By how much the gate moves for each kind of element."""
        file = self.learned_in(uri)
        return {
            kind.value: self.learning.threshold(file, kind.value, gate.saving) - gate.saving
            for kind in PlaceKind
        }

    def wanted(self, uri: str, offset: int, texts: Iterable[str]) -> tuple[str, ...]:
        """Those suggestions that the writer has not refused here, nor their like everywhere."""
        before, file = self._before(uri, offset), self.learned_in(uri)
        return tuple(
            text for text in texts if not self.learning.is_unwanted(uri, file, text, before)
        )

    async def forget_learning(self, uris: Iterable[str]) -> int:
        """Forget what was learned in the projects of some scripts; how many files were deleted.

        Raises:
            OSError: a file cannot be deleted.
        """
        files = {self.learned_in(uri) for uri in uris}
        return await self.learning.forget(files)

    def learned_in(self, uri: str) -> Path | None:
        """The file of what is learned from a script; None where there is none."""
        if uri not in self._learned:
            path = self._file(uri)
            if path is None or not path.exists():
                return None  # Perhaps it will be saved.
            self._learned[uri] = file_for(path, tuple(folders(self._ls)))
        return self._learned[uri]

    def _take(self, uri: str, verdicts: Iterable[Verdict]) -> None:
        for verdict in verdicts:
            self.learning.take(uri, self.learned_in(uri), verdict)

    def _before(self, uri: str, offset: int) -> str:
        return self._texts.get(uri, "")[max(0, offset - AROUND) : offset]

    def _file(self, uri: str) -> Path | None:
        """The script's file, where its folder is trusted."""
        return path_of(uri) if self._ls.options.get("trusted") is not False else None


def _now_ms() -> float:
    return asyncio.get_running_loop().time() * 1000
