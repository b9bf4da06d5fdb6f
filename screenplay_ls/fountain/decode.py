"""From the bytes of a file to text, whatever program wrote them, and back."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class Decoded(NamedTuple):
    """A text and the encoding it was in."""

    text: str
    """With its byte order mark, if it had one, so that offsets count every code point."""
    encoding: str
    """`utf-8`, `utf-8-sig` (with a byte order mark), `utf-16-le`, `utf-16-be`, `cp1252` or
    `latin-1`."""


def decode(data: bytes) -> Decoded:
    """Reads bytes as text; never fails.

    A byte order mark decides. Without one, zeros in every other byte are UTF-16, what is valid
    UTF-8 is that, and anything else comes from an old Windows program.
    """
    guess = next((name for mark, name in _MARKED.items() if data.startswith(mark)), None)
    for encoding in (guess or _utf_16_without_mark(data) or "utf-8", "cp1252"):
        try:
            return Decoded(data.decode(_codec(encoding), _errors(encoding)), encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def encode(text: str, encoding: str) -> bytes:
    """The bytes that `decode` reads as this text.

    Raises:
        UnicodeEncodeError: the encoding has no bytes for a character of the text.
    """
    return text.encode(_codec(encoding), _errors(encoding))


def _codec(encoding: str) -> str:
    """The codec that leaves a byte order mark in the text."""
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _errors(encoding: str) -> str:
    """UTF-16 files from Windows may hold lone surrogates."""
    return "surrogatepass" if encoding.startswith("utf-16") else "strict"


def _utf_16_without_mark(data: bytes) -> str | None:
    sample = data[:4000]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(sample) > 3 and sample[start::2].count(0) > len(sample) * 0.4:
            return encoding
    return None
