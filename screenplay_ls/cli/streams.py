"""Standard streams as they are: redirected, closed, full, or unable to show a character."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager

import click

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What writing to standard output fails with; none of these is said of reading."""


class NoInput(click.ClickException):
    """Ends a command that is to read standard input where there is none."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("Standard input cannot be read: it is closed.")


def read_stdin() -> bytes:
    """All that stands on standard input.

    Raises:
        NoInput: it is closed.
    """
    # Python sets a stream that was closed before it started to None.
    if not sys.stdin:
        raise NoInput
    return sys.stdin.buffer.read()


def prepare_streams() -> None:
    """Lets no character end the program.

    Redirected output is UTF-8 unless PYTHONIOENCODING says otherwise: on Windows it would be in a
    code page that has neither the bars of an arc nor most names. What the encoding still lacks,
    and half a surrogate pair, becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(encoding="utf-8" if plain else None, errors="replace")


@contextmanager
def writing_to_streams() -> Generator[None]:
    """Ends the program with status 2 and a sentence where its output cannot be written.

    Where nobody reads on, as in `| head`, it ends with 1 and without a word.
    """
    try:
        try:
            yield
        finally:
            if sys.stdout and not sys.stdout.closed:
                sys.stdout.flush()
    except OSError as error:
        if error.errno not in {*_FULL, errno.EPIPE} or error.filename is not None:
            raise
        _forget_output()
        if error.errno == errno.EPIPE:
            sys.exit(1)
        click.echo(f"Error: Standard output cannot be written: {error.strerror}.", err=True)
        sys.exit(2)


def _forget_output() -> None:
    """What is still to be written would fail once more, with a traceback, when Python ends."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
