"""Reading and writing the files a command is given."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from screenplay_ls.fountain.decode import Decoded, decode, encode


class UnusableFile(click.ClickException):
    """Ends a command whose file cannot be read or written."""

    exit_code = 2

    def __init__(self, path: str, verb: str, error: OSError) -> None:
        super().__init__(f"{path} cannot be {verb}: {error.strerror or error}.")


def read_script(path: str) -> Decoded:
    """The text of a file, or of standard input for `-`, whatever its encoding.

    Ends the command with status 2 and one sentence if the file cannot be read.
    """
    if path == "-":
        return decode(sys.stdin.buffer.read())
    try:
        return decode(Path(path).read_bytes())
    except OSError as error:
        raise UnusableFile(path, "read", error) from error


def write_script(path: str, text: str, encoding: str) -> None:
    """Writes a text back in the encoding it was read in.

    Ends the command with status 2 and one sentence if the file cannot be written.
    """
    try:
        Path(path).write_bytes(encode(text, encoding))
    except OSError as error:
        raise UnusableFile(path, "written", error) from error
