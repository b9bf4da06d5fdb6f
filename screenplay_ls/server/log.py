"""Where log lines go, and what they may hold.

By default no line holds text of the script: messages and their arguments, which pygls would log,
and the words of unexpected exceptions, which may quote the page, are left out.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from screenplay_ls.server.settings import Log

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

OURS = "screenplay-ls"
"""The name of the handlers that are set here."""

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class Discreet(logging.Formatter):
    """Shows where an unexpected exception came from, and its kind, but not its words."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what another formatter has kept of the exception is not used."""
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _ExceptionInfo) -> str:  # noqa: N802 -- The name is logging's.
        """The frames and the exception's type."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)).rstrip()
        return f"{frames}\n{kind.__name__ if kind else 'unknown'} (its words are not logged)"


def configure(log: Log) -> str:
    """Send log lines to standard error, and to the file that is set.

    Returns what is wrong with that file, in words for the writer; empty when nothing is.
    """
    formatter = logging.Formatter(FORMAT) if log.script_text else Discreet(FORMAT)
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    trouble = ""
    if log.file:
        try:
            handlers.append(logging.FileHandler(Path(log.file).expanduser(), encoding="utf-8"))
        except OSError as error:
            trouble = f"The log file {log.file} cannot be written ({error.strerror})."
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if handler.name == OURS]:
        root.removeHandler(old)
        old.close()
    for handler in handlers:
        handler.set_name(OURS)
        handler.setFormatter(formatter)
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("screenplay_ls").setLevel(log.level.upper())
    # pygls logs whole messages, which hold the script.
    logging.getLogger("pygls").setLevel(log.level.upper() if log.script_text else logging.CRITICAL)
    return trouble
