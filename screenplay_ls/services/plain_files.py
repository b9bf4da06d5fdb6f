"""Plain files that programs write and people may read, delete and merge."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import cast

_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
"""What git writes around lines that it could not merge; of such lists, all lines count."""


def entries(text: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each line and what it holds as a JSON object, which is empty where it holds none.

    Comments (`#`), empty lines and git's conflict marks are left out.
    """
    for line in map(str.strip, text.split("\n")):
        if line and not line.startswith(("#", *_CONFLICT)):
            yield line, _entry(line)


def replace_file(file: Path, text: str) -> None:
    """Write all of a file or nothing.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}.", delete=False) as new:
        made = Path(new.name)
        try:
            new.write(text.encode("utf-8", "replace"))
            new.close()
            made.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
            os.replace(made, file)
        except OSError:
            new.close()
            made.unlink(missing_ok=True)
            raise


def _entry(line: str) -> Mapping[str, object]:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}
