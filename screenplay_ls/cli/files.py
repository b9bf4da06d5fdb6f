"""Reading and writing the files a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from screenplay_ls.cli.streams import read_stdin
from screenplay_ls.fountain.decode import Decoded, decode, encode
from screenplay_ls.fountain.foreign import foreign

if TYPE_CHECKING:
    from screenplay_ls.analysis.story import Story


class UnusableFile(click.ClickException):
    """Ends a command whose file cannot be read or written."""

    exit_code = 2

    @classmethod
    def because(cls, path: str, verb: str, error: OSError) -> UnusableFile:
        """In the words of the operating system."""
        return cls(f"{path} cannot be {verb}: {error.strerror or error}.")


def read_script(path: str) -> Decoded:
    """The text of a file, or of standard input for `-`, whatever its encoding.

    Ends the command with status 2 and one sentence if the file cannot be read.
    """
    if path == "-":
        return decode(read_stdin())
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnusableFile.because(path, "read", error) from error
    if what := foreign(data):
        raise UnusableFile(f"{path} {what}.")
    return decode(data)


def read_story(path: str, *, alone: bool = False) -> Story:
    """A script with all that it includes, or alone; one that is typed in includes nothing.

    What cannot be included is told on standard error. Ends the command with status 2 and one
    sentence if the first file cannot be read.
    """
    from screenplay_ls.analysis.story import include_findings, single, told_from
    from screenplay_ls.fountain import parse
    from screenplay_ls.services.story import ScriptFiles, load

    document = parse(read_script(path).text)
    if path == "-" or alone:
        return single(path, document)
    root = Path(path)
    story = told_from(str(root), load(root, ScriptFiles(), {root: document}))
    for name in story.scripts:
        for finding in include_findings(story, name):
            click.echo(f"{name}: {finding.message}", err=True)
    return story


def write_script(path: str, text: str, encoding: str) -> None:
    """Writes a text back in the encoding it was read in.

    Ends the command with status 2 and one sentence if the file cannot be written.
    """
    try:
        Path(path).write_bytes(encode(text, encoding))
    except OSError as error:
        raise UnusableFile.because(path, "written", error) from error
