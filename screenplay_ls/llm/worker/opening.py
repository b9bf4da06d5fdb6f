"""How an answer may open: which tokens go on with the beginning of a word, and their worth.

A model writes a word as it has learned to cut it. A prompt that ends inside a word forces another
cut upon it, and its guesses get worse. So the beginning of the word is taken off the prompt, and
the model writes it again, in tokens of its own choice ("token healing").
"""

from __future__ import annotations

from bisect import bisect_left
from math import log
from typing import TYPE_CHECKING

from screenplay_ls.llm.engine import worth

if TYPE_CHECKING:
    import numpy as np

    from screenplay_ls.llm.worker.backend import Backend, Row

    Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
    """One truth value for each token of the vocabulary: whether it may be chosen."""

MOST_KEPT = 64
"""So many masks are kept; one has a byte for each token."""


class Openings:
    """Masks for the first tokens of answers. Made when the first is asked for."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._sorted: list[tuple[bytes, int]] = []
        self._kept: dict[tuple[bytes, tuple[bytes, ...]], Mask] = {}
        self._bonuses: dict[int, Row] = {}

    def mask(self, text: bytes, never: tuple[bytes, ...], size: int) -> Mask:
        """The tokens that `text` begins with, or that begin with it.

        Args:
            text: what the answer must begin with; empty allows everything.
            never: what the answer must not go on with right behind `text`.
            size: of the vocabulary, in tokens.
        """
        if (known := self._kept.get((text, never))) is not None:
            return known
        import numpy as np

        if not self._sorted:
            self._sorted = sorted((self._backend.piece(token), token) for token in range(size))
        mask = np.zeros(size, dtype=np.bool_)
        mask[self._tokens(text)] = True
        for end in range(1, len(text)):
            mask[[token for piece, token in self._between(text[:end]) if piece == text[:end]]] = (
                True
            )
        for other in never:
            mask[self._tokens(text + other)] = False
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[text, never] = mask
        return mask

    def bonus(self, begun: int, size: int) -> Row:
        """The logarithm of what each token is worth as the next one, by its length.

        Args:
            begun: so many of its characters stand there already.
            size: of the vocabulary, in tokens.
        """
        if begun not in self._bonuses:
            import numpy as np

            pieces = (self._backend.piece(token) for token in range(size))
            lengths = (len(piece.decode("utf-8", "replace")) for piece in pieces)
            bonus = [log(worth(length - begun)) for length in lengths]
            self._bonuses[begun] = np.array(bonus, dtype=np.float32)
        return self._bonuses[begun]

    def _tokens(self, start: bytes) -> list[int]:
        return [token for _, token in self._between(start)]

    def _between(self, start: bytes) -> list[tuple[bytes, int]]:
        """The tokens that begin with `start`."""
        first = bisect_left(self._sorted, (start, -1))
        last = first
        while last < len(self._sorted) and self._sorted[last][0].startswith(start):
            last += 1
        return self._sorted[first:last]
