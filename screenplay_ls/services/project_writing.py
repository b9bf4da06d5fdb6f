"""Changes to a project file that an editor makes for its writer: words, ignored findings, rules.

Comments, order and layout of the file stay as the writer has them. A file that is not TOML is left
untouched, and the writer is told so (`ProjectFileError`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screenplay_ls.services.ignoring import Ignored
from screenplay_ls.services.plain_files import replace_file

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table


class ProjectFileError(Exception):
    """The file was not changed; the message tells the writer why, and what to do."""


def add_words(file: Path, words: Iterable[str]) -> None:
    """Put words into the file's dictionary, those that are not there yet.

    Raises:
        ProjectFileError: the file cannot be read or written, or is not TOML.
    """

    def change(content: TOMLDocument) -> None:
        import tomlkit
        from tomlkit.items import Array

        listed = _table(content, "grammar").setdefault("words", tomlkit.array().multiline(True))
        if not isinstance(listed, Array):
            raise ProjectFileError(f"{file} was not changed: grammar.words is no list in it.")
        entries = cast("list[object]", listed)
        known = {str(word) for word in entries}
        entries.extend(word for word in words if word not in known)

    _change(file, change)


def ignore(file: Path, memories: Iterable[Ignored]) -> None:
    """Remember findings as ignored.

    Raises:
        ProjectFileError: the file cannot be read or written, or is not TOML.
    """

    def change(content: TOMLDocument) -> None:
        import tomlkit
        from tomlkit.items import AoT

        entries = content.setdefault("ignored", tomlkit.aot())
        if not isinstance(entries, AoT):
            raise ProjectFileError(f"{file} was not changed: write its ignored as [[ignored]].")
        listed = cast("list[Table]", entries)
        for memory in memories:
            entry = tomlkit.table()
            for key, value in asdict(memory).items():
                if value:
                    entry[key] = value
            entry.add(tomlkit.nl())
            listed.append(entry)

    _change(file, change)


def set_rule(file: Path, code: str, level: str) -> None:
    """Set a rule to one of `project.LEVELS`.

    Raises:
        ProjectFileError: the file cannot be read or written, or is not TOML.
    """

    def change(content: TOMLDocument) -> None:
        _table(content, "rules")[code] = level

    _change(file, change)


def _table(content: TOMLDocument, name: str) -> Table:
    import tomlkit
    from tomlkit.items import Table

    if name not in content and content:
        content.add(tomlkit.nl())
    table = content.setdefault(name, tomlkit.table())
    if not isinstance(table, Table):
        raise ProjectFileError(f"The project file was not changed: {name} is no table in it.")
    return table


def _change(file: Path, change: Callable[[TOMLDocument], None]) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        before = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
        content = tomlkit.parse(before)
        change(content)
        after = tomlkit.dumps(content)
        tomlkit.parse(after)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, after)
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise ProjectFileError(
            f"{file} was not changed, because it cannot be understood: {error}. "
            "Mend that line, and try again."
        ) from error
    except OSError as error:
        raise ProjectFileError(f"{file} could not be changed: {error}.") from error
