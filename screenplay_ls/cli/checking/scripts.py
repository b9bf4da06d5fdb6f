"""Which scripts are meant, and their text, written back as it was encoded."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from screenplay_ls.cli.files import UnusableFile, read_script
from screenplay_ls.fountain.decode import encode

STDIN = "-"
SUFFIXES = (".fountain", ".spmd")
"""What is checked in a folder."""


class UnreadableScript(Exception):
    """A script that cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Script:
    """A script as it was read."""

    name: str
    """As it is shown; `-` for standard input."""
    text: str
    encoding: str
    path: Path | None
    """None for standard input."""

    def write(self, text: str) -> None:
        """Put another text in place of this one; for standard input, onto standard output.

        Raises:
            UnreadableScript: the file cannot be written, or the text not in its encoding.
        """
        try:
            content = encode(text, self.encoding)
            if self.path is None:
                sys.stdout.buffer.write(content)
                sys.stdout.buffer.flush()
            else:
                self.path.write_bytes(content)
        except (OSError, UnicodeEncodeError) as error:
            raise UnreadableScript(f"{self.name} could not be written: {error}.") from error


def find(patterns: Iterable[str]) -> Iterator[str]:
    """The files that are meant by names, folders and patterns such as `drafts/*.fountain`.

    Raises:
        UnreadableScript: a name or pattern means no file.
    """
    for pattern in dict.fromkeys(patterns):
        path = Path(pattern)
        # A pipe, as of `<(git show HEAD:script.fountain)`, is neither file nor folder.
        if pattern == STDIN or (path.exists() and not path.is_dir()):
            yield pattern
            continue
        found = _in_folder(path) if path.is_dir() else _matching(pattern)
        if not found:
            raise UnreadableScript(_nothing(path, pattern))
        yield from found


def read(name: str) -> Script:
    """A script with its text, whatever its encoding.

    Raises:
        UnreadableScript: the file cannot be read.
    """
    try:
        text, encoding = read_script(name)
    except UnusableFile as error:
        raise UnreadableScript(error.message) from error
    return Script(name, text, encoding, None if name == STDIN else Path(name))


def _in_folder(folder: Path) -> list[str]:
    return sorted(str(p) for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)


def _matching(pattern: str) -> list[str]:
    return sorted(name for name in glob.glob(pattern, recursive=True) if Path(name).is_file())


def _nothing(path: Path, pattern: str) -> str:
    if path.is_dir():
        return f"There is no script in {pattern}: none of its files ends in .fountain."
    if glob.has_magic(pattern):
        return f"No file matches {pattern}."
    return f"{pattern} does not exist."
