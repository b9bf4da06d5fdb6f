"""The scripts on disk that a story is made of: found, read, and read again when they have changed.

Open scripts go over the disk: their documents are given with every call. Everything here may block
and belongs on a thread; one `ScriptFiles` may be used from several.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.includes import includes
from screenplay_ls.analysis.story import Script, Snag, Story, told_from
from screenplay_ls.fountain import Document, parse
from screenplay_ls.fountain.decode import decode
from screenplay_ls.fountain.foreign import foreign

SUFFIXES = (".fountain", ".spmd")
"""What is looked for in a folder; an include may name any text."""

LARGEST = 2_000_000
"""Bytes from which a file is hardly a script."""

MOST = 500
"""Scripts of a workspace that are looked at."""

MOST_FOLDERS = 3000
"""Folders of a workspace that are looked through: somebody may have opened all of their disk."""

_SKIPPED = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True)
class _Read:
    """A file as it was last read."""

    stamp: tuple[int, int]
    text: str
    document: list[Document]
    """Parsed when somebody asks: empty, or one."""


class ScriptFiles:
    """Scripts on disk, each read once for every time that it is written."""

    def __init__(self, folders: Sequence[Path] = (), *, trusted: bool = True) -> None:
        self._folders = tuple(folders)
        self._trusted = trusted
        self._read: dict[Path, _Read] = {}

    def document(self, path: Path) -> Document | Snag:
        """A script, or why there is none."""
        read = self._newest(path)
        if isinstance(read, Snag):
            return read
        if not read.document:
            read.document.append(parse(read.text))
        return read.document[0]

    def stamp(self, path: Path) -> tuple[int, int] | None:
        """What changes when a file is written; None when there is none."""
        try:
            found = path.stat()
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size

    def all(self) -> Iterator[Path]:
        """The scripts in the folders; hidden and installed ones left out."""
        count = walked = 0
        for folder in self._folders:
            for at, folders, files in os.walk(folder):
                walked += 1
                if walked > MOST_FOLDERS:
                    return
                folders[:] = sorted(
                    name for name in folders if name[0] != "." and name not in _SKIPPED
                )
                for name in sorted(files):
                    if name.lower().endswith(SUFFIXES) and count < MOST:
                        count += 1
                        yield Path(at, name)

    def leads_to(self, path: Path, document: Document | None = None) -> tuple[Path | Snag, ...]:
        """Where the includes of a script lead, without looking whether there is anything.

        Without `document` the file is read, and parsed only if it seems to include something.
        """
        if document is None:
            read = self._newest(path)
            if isinstance(read, Snag) or not _may_include(read.text):
                return ()
            found = self.document(path)
            document = found if isinstance(found, Document) else None
        if document is None:
            return ()
        return tuple(self.target(path, include.path) for include in includes(document))

    def target(self, including: Path, written: str) -> Path | Snag:
        """The file that an include means, or why it may not be read."""
        named = written.replace("\\", "/")
        if "://" in named or named.startswith("//"):
            return Snag.REMOTE
        path = Path(os.path.normpath(including.parent / named))
        return path if self._trusted or self._is_inside(path, including) else Snag.ELSEWHERE

    def _is_inside(self, path: Path, including: Path) -> bool:
        real = os.path.realpath(path)
        folders = self._folders or (including.parent,)
        return any(
            os.path.commonpath((real, root)) == root for root in map(os.path.realpath, folders)
        )

    def _newest(self, path: Path) -> _Read | Snag:
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                return Snag.MISSING if stat.S_ISDIR(found.st_mode) else Snag.NO_TEXT
            if found.st_size > LARGEST:
                return Snag.TOO_LARGE
            stamp = (found.st_mtime_ns, found.st_size)
            known = self._read.get(path)
            if known is None or known.stamp != stamp:
                data = path.read_bytes()
                text = decode(data).text
                if foreign(data) or "\0" in text[:1000]:
                    return Snag.NO_TEXT
                known = self._read[path] = _Read(stamp, text, [])
        except FileNotFoundError:
            self._read.pop(path, None)
            return Snag.MISSING
        except (OSError, ValueError):
            return Snag.UNREADABLE
        return known


def load(
    root: Path, files: ScriptFiles, opened: Mapping[Path, Document] | None = None
) -> dict[str, Script]:
    """A script and all that it leads to, by path as text.

    Raises:
        OSError: the first script cannot be read; the message is a sentence.
    """
    scripts: dict[str, Script] = {}
    documents: dict[Path, Document | Snag] = dict(opened or {})

    def document(path: Path) -> Document | Snag:
        if path not in documents:
            documents[path] = files.document(path)
        return documents[path]

    waiting = [root]
    while waiting:
        path = waiting.pop()
        found = document(path)
        if str(path) in scripts:
            continue
        if isinstance(found, Snag):
            raise OSError(f"{path} {found.value}.")
        targets: list[str | Snag] = []
        for target in files.leads_to(path, found):
            if isinstance(target, Path) and len(scripts) + len(waiting) < MOST:
                seen = document(target)
                targets.append(seen if isinstance(seen, Snag) else str(target))
                waiting += [] if isinstance(seen, Snag) else [target]
            else:
                targets.append(target if isinstance(target, Snag) else Snag.TOO_DEEP)
        scripts[str(path)] = Script(str(path), found, tuple(targets))
    return scripts


def tell(root: Path, files: ScriptFiles) -> Story:
    """The story that begins with a script on disk.

    Raises:
        OSError: the first script cannot be read; the message is a sentence.
    """
    return told_from(str(root), load(root, files))


def graph(
    files: ScriptFiles, *, cancelled: Callable[[], bool] = lambda: False
) -> dict[Path, frozenset[Path]]:
    """Which scripts of the folders include which; those that include nothing are left out."""
    found: dict[Path, frozenset[Path]] = {}
    for path in files.all():
        if cancelled():
            break
        targets = frozenset(each for each in files.leads_to(path) if isinstance(each, Path))
        if targets:
            found[path] = targets
    return found


def _may_include(text: str) -> bool:
    return "{{" in text or ("[[" in text and "include" in text.lower())


def moved(
    moves: Mapping[Path, Path], files: ScriptFiles, opened: Mapping[Path, Document]
) -> list[tuple[Path, Document, list[Edit]]]:
    """What to write where, before files are moved, so that includes follow them."""
    found: list[tuple[Path, Document, list[Edit]]] = []
    for path in dict.fromkeys([*files.all(), *opened]):
        document = opened.get(path) or (files.document(path) if files.leads_to(path) else None)
        if not isinstance(document, Document):
            continue
        edits: list[Edit] = []
        for include in includes(document):
            target = files.target(path, include.path)
            if not isinstance(target, Path) or not {path, target} & moves.keys():
                continue
            there = os.path.relpath(moves.get(target, target), moves.get(path, path).parent)
            written = there.replace(os.sep, "/")
            if written != include.path and not Path(include.path).is_absolute():
                edits.append(Edit(include.path_span, written))
        if edits:
            found.append((path, document, edits))
    return found
