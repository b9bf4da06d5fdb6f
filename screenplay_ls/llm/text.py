"""Text as it arrives from a model: stop strings, and characters split over tokens."""

from __future__ import annotations

import codecs
from collections.abc import Iterable


class StopFilter:
    """Lets text through up to the first stop string, and never a part of a stop string.

    What might still become a stop string is held back until it is decided. The first stop string
    is the one that is complete first; of two that are complete at once, the longer one. So the
    result does not depend on how the text was split into tokens.
    """

    def __init__(self, stop: Iterable[str]) -> None:
        self._stop = tuple(text for text in stop if text)
        self._held = ""
        self.stopped = False
        """A stop string came: nothing more is let through."""

    def feed(self, text: str) -> str:
        """Take the next text; return what is certain not to belong to a stop string."""
        if self.stopped:
            return ""
        seen = self._held + text
        found = [(seen.find(stop) + len(stop), -len(stop)) for stop in self._stop if stop in seen]
        if found:
            self.stopped = True
            self._held = ""
            end, negative_length = min(found)
            return seen[: end + negative_length]
        keep = len(seen) - self._undecided(seen)
        self._held = seen[keep:]
        return seen[:keep]

    def flush(self) -> str:
        """The text has ended: return what was held back."""
        held, self._held = self._held, ""
        return held

    def _undecided(self, text: str) -> int:
        """Length of the longest end of `text` that could be the beginning of a stop string."""
        longest = max(map(len, self._stop), default=1) - 1
        for length in range(min(longest, len(text)), 0, -1):
            end = text[-length:]
            if any(stop.startswith(end) for stop in self._stop):
                return length
        return 0


class Utf8:
    """Turns the bytes of tokens into text; an unfinished character waits for the next token."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def feed(self, data: bytes) -> str:
        """Take the next bytes; return the characters that are complete."""
        return self._decoder.decode(data)
