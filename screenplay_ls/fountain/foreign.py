"""Files of other programs, which hold a script but are not the plain text that Fountain is."""

from __future__ import annotations

_STARTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word, Highland or other packed file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
}


def foreign(data: bytes) -> str | None:
    """What the writer is told of a file that another program wrote; None if it may be a script.

    Such a file is refused rather than read: no fault would be found in it, and tidying it would
    destroy it.
    """
    kind = next((name for start, name in _STARTS.items() if data.startswith(start)), None)
    if kind is None and b"<FinalDraft" in data[:1000]:
        kind = "a Final Draft file"
    if kind is None:
        return None
    return f"is {kind}, not plain text: export the script as Fountain or as text first"
