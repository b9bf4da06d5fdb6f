"""Character cues: which lines are one, and what one says."""

from __future__ import annotations

from typing import NamedTuple


class CueParts(NamedTuple):
    """A cue, taken apart."""

    name: str
    extensions: tuple[str, ...]
    dual: bool


def is_upper(text: str) -> bool:
    """Whether a text is entirely in upper case and has a letter that has one.

    `str.isupper` takes the ordinals of `1º POLICIAL` and `2ª MUJER` for lower case letters.
    """
    return text.isupper() or (text == text.upper() and text != text.lower())


def is_cue(line: str) -> bool:
    """Whether a line (stripped) may name a speaker; only extensions may hold lower case.

    What stands above and below is not looked at.
    """
    if line[-1:] == "^":
        line = line[:-1]
    return is_upper(_split(line)[0] if "(" in line else line)


def read_cue(plain: str, *, dual: bool) -> CueParts:
    """Takes a cue apart: `STEEL (V.O.) (CONT'D)`."""
    name, extensions = _split(plain)
    return CueParts(name.strip(), extensions, dual)


def _split(line: str) -> tuple[str, tuple[str, ...]]:
    """The name, and the extensions that end the line; the last may still be being typed."""
    extensions: list[str] = []
    end = len(line.rstrip())
    while line[:end].endswith(")"):
        start = _opening(line, end)
        if start < 0:
            break
        extensions.append(line[start + 1 : end - 1].strip())
        end = len(line[:start].rstrip())
    start = line.rfind("(", 0, end)
    if not extensions and start > 0 and ")" not in line[start:end]:
        extensions.append(line[start + 1 : end].strip())
        end = start
    return line[:end], tuple(reversed(extensions))


def _opening(line: str, end: int) -> int:
    """The parenthesis that `line[end - 1]` closes, or -1."""
    depth = 0
    for index in range(end - 1, -1, -1):
        depth += (line[index] == ")") - (line[index] == "(")
        if not depth:
            return index
    return -1
