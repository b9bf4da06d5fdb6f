from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from screenplay_ls.server import log
from screenplay_ls.server.settings import Log

LINE = "I have a secret."


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Handlers and levels are the process's: put them back."""
    loggers = [logging.getLogger(name) for name in (None, "screenplay_ls", "pygls")]
    levels = [logger.level for logger in loggers]
    yield
    log.configure(Log())
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.name == log.OURS]:
        root.removeHandler(handler)


def written(path: Path, **settings: object) -> str:
    """What ends up in the log file when something goes wrong with a line of the script."""
    assert log.configure(Log(file=str(path), **settings)) == ""  # pyright: ignore[reportArgumentType] -- by name.
    try:
        raise KeyError(LINE)
    except KeyError:
        logging.getLogger("screenplay_ls.server").exception("hover failed")
    logging.getLogger("screenplay_ls.server").debug("a detail")
    logging.getLogger("pygls.protocol").error("Failed to handle %s", LINE)
    return path.read_text(encoding="utf-8")


def test_the_log_holds_no_text_of_the_script(tmp_path: Path) -> None:
    text = written(tmp_path / "log")

    assert "secret" not in text
    assert "hover failed" in text
    assert "test_log.py" in text
    assert "KeyError" in text
    assert "a detail" not in text


def test_unless_the_writer_wants_it(tmp_path: Path) -> None:
    text = written(tmp_path / "log", script_text=True, level="debug")

    assert text.count("secret") == 2
    assert "a detail" in text


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    trouble = log.configure(Log(file=str(tmp_path / "missing" / "log")))

    assert trouble.startswith("The log file ")
    assert "cannot be written" in trouble


def test_setting_it_twice_logs_once(tmp_path: Path) -> None:
    log.configure(Log(file=str(tmp_path / "log")))

    assert written(tmp_path / "log").count("hover failed") == 1
