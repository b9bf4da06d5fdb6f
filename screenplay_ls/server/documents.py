"""The open files: which version of which text the editor holds, and its parsed `Document`.

The editor sends the whole text with each change. pygls' own copy is never read: it ends lines at
form feeds and U+2028, which LSP does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lsprotocol import types

from screenplay_ls.fountain import Document, parse, reparse
from screenplay_ls.fountain.common import common_prefix
from screenplay_ls.server import convert

ON_THE_LOOP = 50_000
"""Texts of up to so many characters are parsed on the event loop, in about 10 ms; longer ones on a
thread."""


@dataclass(frozen=True)
class Opened:
    """One version of an open file."""

    uri: str
    version: int
    text: str
    edited_at: int | None = None
    """Where the last change begins, in code points; None when there was none yet."""


@dataclass(frozen=True)
class Parsed:
    """One version of an open file, parsed."""

    uri: str
    version: int
    document: Document
    edited_at: int | None = None


class Documents:
    """Every open file by its URI. Used on the event loop only."""

    def __init__(self) -> None:
        self.encoding = convert.Encoding.Utf16
        """How client and server count within a line; set when they have agreed."""
        self._opened: dict[str, Opened] = {}
        self._parsed: dict[str, Parsed] = {}
        self._parsing: dict[str, asyncio.Lock] = {}

    def open(self, uri: str, version: int, text: str) -> Opened:
        """The editor has opened a file; opening it again replaces it."""
        self._parsed.pop(uri, None)
        self._opened[uri] = Opened(uri, version, text)
        return self._opened[uri]

    def change(
        self, uri: str, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]
    ) -> Opened | None:
        """The editor has a newer version; None when the file is not open.

        Whole texts are asked for; a client that sends ranges all the same is understood.
        """
        opened = self._opened.get(uri)
        if opened is None:
            return None
        text = opened.text
        for change in changes:
            text = self._changed(text, change)
        edited_at = common_prefix(opened.text, text)
        self._opened[uri] = replace(opened, version=version, text=text, edited_at=edited_at)
        return self._opened[uri]

    def close(self, uri: str) -> None:
        """The editor has closed a file."""
        self._opened.pop(uri, None)
        self._parsed.pop(uri, None)
        self._parsing.pop(uri, None)

    def get(self, uri: str) -> Opened | None:
        """The newest version of an open file."""
        return self._opened.get(uri)

    def is_current(self, parsed: Parsed) -> bool:
        """Whether the editor still holds this version."""
        opened = self._opened.get(parsed.uri)
        return opened is not None and opened.version == parsed.version

    def uris(self) -> tuple[str, ...]:
        """All open files, in the order in which they were opened."""
        return tuple(self._opened)

    async def parsed(self, uri: str) -> Parsed | None:
        """The version that is the newest when this is called, parsed.

        Unchanged elements are the same objects as in the version parsed before. None when the
        file is not open, or a newer version came before the turn of this one.
        """
        opened = self._opened.get(uri)
        if opened is None:
            return None
        async with self._parsing.setdefault(uri, asyncio.Lock()):
            if self._opened.get(uri) is not opened:
                return None
            before = self._parsed.get(uri)
            if before and before.version == opened.version:
                return before
            document = await _run(_parser(before, opened.text), len(opened.text))
            parsed = Parsed(uri, opened.version, document, opened.edited_at)
            if uri in self._opened:
                self._parsed[uri] = parsed
            return parsed

    def _changed(self, text: str, change: types.TextDocumentContentChangeEvent) -> str:
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            return change.text
        document = parse(text)
        start = convert.to_offset(document, change.range.start, self.encoding)
        end = convert.to_offset(document, change.range.end, self.encoding)
        return text[:start] + change.text + text[max(start, end) :]


def _parser(before: Parsed | None, text: str) -> Callable[[], Document]:
    if before is None:
        return lambda: parse(text)
    return lambda: reparse(before.document, text)


async def _run(work: Callable[[], Document], size: int) -> Document:
    if size <= ON_THE_LOOP:
        return work()
    document = await asyncio.to_thread(work)
    # Every position needs the line index, which takes a while to make for a long text.
    await asyncio.to_thread(lambda: document.lines)
    return document
