"""The record of passages, as a file beside the script: `draft.fountain.provenance`.

One line for each passage, as JSON, sorted by ids that are drawn at random. So the records of two
writers merge like lists, git's `union` merge included. Lines that are not understood are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from screenplay_ls.services.passages import Passage
from screenplay_ls.services.plain_files import entries, replace_file

SUFFIX = ".provenance"

HEAD = "# Passages that did not come from the writer alone: `screenplay-ls provenance` shows them."

MOST_BYTES = 32 * 1024 * 1024
"""A longer file is no record of ours."""

_TEXTS = ("when", "who", "model", "kind", "before", "text", "now", "after")


class RecordError(Exception):
    """The record cannot be read or written; the message is a sentence for the writer."""


@dataclass(frozen=True)
class Record:
    """What the file holds."""

    passages: tuple[Passage, ...] = ()
    """After a merge, the same id may stand there twice."""
    foreign: tuple[str, ...] = ()
    """Lines that are not understood."""


def beside(script: Path) -> Path:
    """Where the record of a script is."""
    return script.with_name(script.name + SUFFIX)


def read(file: Path) -> Record:
    """What the file holds; nothing where there is none.

    Raises:
        RecordError: it cannot be read.
    """
    try:
        if not file.exists():
            return Record()
        if file.stat().st_size > MOST_BYTES:
            raise RecordError(f"{file} is too long for a record of passages, and is left alone.")
        return parse(file.read_bytes().decode("utf-8-sig", "replace"))
    except OSError as error:
        raise RecordError(f"{file} cannot be read: {error.strerror or error}.") from error


def parse(text: str) -> Record:
    """The lines of a file, read."""
    passages: list[Passage] = []
    foreign: list[str] = []
    for line, entry in entries(text):
        passage = _passage(entry)
        if passage is None:
            foreign.append(line)
        else:
            passages.append(passage)
    return Record(tuple(passages), tuple(foreign))


def render(record: Record) -> str:
    """The whole file; empty where nothing is to be recorded."""
    lines = sorted({_line(passage) for passage in record.passages})
    lines += dict.fromkeys(record.foreign)
    return "\n".join((HEAD, *lines, "")) if lines else ""


def write(file: Path, record: Record) -> None:
    """Put a record in the place of the file, all of it or nothing; an empty one removes the file.

    Raises:
        RecordError: it cannot be written.
    """
    text = render(record)
    try:
        if not text:
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_bytes() != text.encode("utf-8", "replace"):
            replace_file(file, text)
    except OSError as error:
        reason = error.strerror or error
        raise RecordError(
            f"What came from the model cannot be recorded in {file} ({reason}). "
            "Your script is not touched by this; the record is kept until the editor closes."
        ) from error


def merged(ours: Iterable[Passage], known: frozenset[str], disk: Record) -> Record:
    """Our passages and those that somebody else has put into the file since.

    `known` are the ids that we have seen there before. What is there no more of them was removed
    by somebody else; what is there of them and not among ours was removed by us.
    """
    there = {passage.id for passage in disk.passages}
    kept = {
        passage.id: passage for passage in ours if passage.id in there or passage.id not in known
    }
    come = [passage for passage in disk.passages if passage.id not in known | set(kept)]
    return Record((*kept.values(), *come), disk.foreign)


def _line(passage: Passage) -> str:
    entry: dict[str, object] = {"id": passage.id}
    for key in _TEXTS:
        if value := getattr(passage, key):
            entry[key] = value
    entry["hash"] = passage.hash
    if passage.line:
        entry["line"] = passage.line
    return json.dumps(entry, ensure_ascii=False)


def _passage(entry: Mapping[str, object]) -> Passage | None:
    texts = {key: entry.get(key, "") for key in ("id", *_TEXTS)}
    number = entry.get("line", 0)
    sound = all(isinstance(value, str) for value in texts.values())
    if not sound or not texts["id"] or not str(texts["text"]).strip():
        return None
    line_number = number if isinstance(number, int) and number > 0 else 0
    return Passage(**cast("dict[str, str]", texts), line=line_number)
