"""Which story an open script is part of: for the features that look across several files.

Most scripts are one file. Such a script costs a look at what is known; only where one file includes
another are files read, on a thread, and again when they have changed.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.includes import includes
from screenplay_ls.analysis.occurrences import Subject, subject_at
from screenplay_ls.analysis.story import Script, Story, beginning, single, told_from
from screenplay_ls.fountain import Document, Span
from screenplay_ls.server import convert, red_pen
from screenplay_ls.server.edits import Change
from screenplay_ls.services.story import ScriptFiles, graph, load

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

RECENT = 4
"""Stories that are kept for the next request."""


@dataclass(frozen=True)
class Told:
    """A story as it was when a request came, seen from one of its scripts."""

    story: Story
    name: str
    """Of that script."""
    opened: Mapping[str, Parsed] = field(default_factory=dict[str, "Parsed"])
    """The scripts of the story that are open, by name."""

    @property
    def document(self) -> Document:
        """The whole story."""
        return self.story.document

    @property
    def own(self) -> Document:
        """The script itself."""
        return self.story.scripts[self.name].document

    def whole(self, offset: int) -> int:
        """Where in the whole a place of the script is."""
        return self.story.whole(self.name, offset)

    def here(self, span: Span) -> Span | None:
        """Where in the script a span of the whole is; None where it is in another."""
        return self.story.here(self.name, span)

    def uri(self, name: str) -> str:
        """A script's address, as the client calls it."""
        parsed = self.opened.get(name)
        return parsed.uri if parsed else Path(name).as_uri()

    def location(self, span: Span, encoding: convert.Encoding) -> types.Location | None:
        """Where a span of the whole is, for the client."""
        placed = self.story.place(span)
        if placed is None:
            return None
        name, there = placed
        document = self.story.scripts[name].document
        return types.Location(self.uri(name), convert.to_range(document, there, encoding))

    def change(
        self, name: str, edits: Sequence[types.TextEdit | types.AnnotatedTextEdit]
    ) -> Change:
        """Edits of one script, for the version that is open."""
        parsed = self.opened.get(name)
        return Change(self.uri(name), parsed.version if parsed else None, edits)

    def subject_at(self, offset: int) -> Subject | None:
        """The character or the place that the script names at `offset`, going by all scripts."""
        found = subject_at(self.own, offset)
        if found is not None or self.story.is_one_file:
            return found
        found = subject_at(self.document, self.whole(offset))
        span = self.here(found.span) if found else None
        return Subject(found.key, span) if found and span else None


class Stories:
    """What is known about who includes whom. Used on the event loop; looks at files on a thread."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        self._files: ScriptFiles | None = None
        self._leads_to: dict[Path, frozenset[Path]] = {}
        self._told: list[tuple[dict[str, Script], Story]] = []
        self._again = False
        self._looking: asyncio.Task[None] | None = None

    @property
    def files(self) -> ScriptFiles:
        """The scripts of the workspace on disk."""
        if self._files is None:
            trusted = self._ls.options.get("trusted") is not False
            self._files = ScriptFiles(folders(self._ls), trusted=trusted)
        return self._files

    async def of(self, parsed: Parsed, *, surely: bool = False) -> Told:
        """The story that a script is part of; the script alone if it includes nothing.

        With `surely` it is waited until it is known who includes whom; otherwise this goes by
        what was known last.
        """
        if surely:
            await self.looked()
        path = path_of(parsed.uri)
        opened = {} if path is None else await self._opened(parsed)
        if path is None or not (
            self._leads_to or any(includes(each.document) for each in opened.values())
        ):
            return alone(parsed)
        return await asyncio.to_thread(self._tell, path, opened)

    async def of_file(self, path: Path) -> Told | None:
        """The same for a script that is not open; None when it cannot be read."""
        opened = await self._opened(None)
        try:
            return await asyncio.to_thread(self._tell, path, opened)
        except OSError:
            return None

    async def opened(self) -> dict[Path, Parsed]:
        """The open scripts that are files."""
        return await self._opened(None)

    def look_again(self, *, folders_changed: bool = False) -> None:
        """Files may have changed: find out in the background who includes whom."""
        if folders_changed:
            self._files = None
        self._again = True
        if self._looking is None or self._looking.done():
            self._looking = self._ls.background(self._look())

    async def looked(self) -> None:
        """Wait until it is known who includes whom."""
        if self._looking is not None:
            await asyncio.wait({self._looking})

    async def _look(self) -> None:
        while self._again:
            self._again = False
            files = self.files
            found = await asyncio.to_thread(graph, files)
            if found or self._leads_to:  # What is wrong in one file may depend on another.
                self._ls.checker.check_all()
            self._leads_to = found

    async def _opened(self, asking: Parsed | None) -> dict[Path, Parsed]:
        found: dict[Path, Parsed] = {}
        for uri in self._ls.documents.uris():
            path = path_of(uri)
            if path is not None:
                own = asking if asking and asking.uri == uri else None
                parsed = own or await self._ls.documents.parsed(uri)
                if parsed is not None:
                    found[path] = parsed
        return found

    def _tell(self, path: Path, opened: dict[Path, Parsed]) -> Told:
        documents = {each: parsed.document for each, parsed in opened.items()}
        leads_to = {str(each): frozenset(map(str, to)) for each, to in self._leads_to.items()}
        for each, document in documents.items():
            targets = self.files.leads_to(each, document)
            leads_to[str(each)] = frozenset(str(to) for to in targets if isinstance(to, Path))
        name = str(path)
        root = beginning(name, leads_to)
        try:
            story = self._story(root, load(Path(root), self.files, documents))
        except OSError:  # It was deleted a moment ago.
            story = self._story(name, load(path, self.files, documents))
        if name not in story.scripts:  # Its place in the story is in a circle, or just removed.
            story = self._story(name, load(path, self.files, documents))
        names = {str(each): parsed for each, parsed in opened.items()}
        return Told(story, name, names)

    def _story(self, root: str, scripts: dict[str, Script]) -> Story:
        """The same story as before while nothing in it has changed."""
        known = self._told
        for loaded, story in known:
            if loaded == scripts and next(iter(story.scripts)) == root:
                return story
        story = told_from(root, scripts)
        # A new list, never a changed one: another thread may be reading the old one.
        self._told = [(scripts, story), *known][:RECENT]
        return story


def alone(parsed: Parsed) -> Told:
    """A script as a story of its own."""
    return Told(single(parsed.uri, parsed.document), parsed.uri, {parsed.uri: parsed})


def folders(ls: ScreenplayServer) -> list[Path]:
    """The folders of the workspace."""
    found = [folder.uri for folder in ls.workspace.folders.values()]
    if not found and ls.workspace.root_uri:  # What clients sent before there were several.
        found = [ls.workspace.root_uri]
    return [folder for uri in found if (folder := path_of(uri))]


def path_of(uri: str) -> Path | None:
    """The file of a script, without detours; None for one that was never saved."""
    path = red_pen.path_of(uri)
    return Path(os.path.normpath(path)) if path else None
