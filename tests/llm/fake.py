"""A model without weights: it knows one story by heart, and continues wherever it recognises it.

A token is a byte. It is exact about its memory, so a session that forgets the wrong tokens, or
reads them at the wrong place, gets a wrong answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screenplay_ls.llm.engine import Calibration, Capabilities
from screenplay_ls.llm.messages import Facts
from screenplay_ls.llm.worker.backend import BadRequest, Halt, Halted

if TYPE_CHECKING:
    from screenplay_ls.llm.worker.backend import Grammar, Row

STORY = "Once upon a time there was a fish. It was a big fish.\nNobody caught it — ça va.\nTHE END"
END, BEGIN, BEFORE, AFTER, MIDDLE = 256, 257, 258, 259, 260
VOCABULARY = 261


def nothing(token: int) -> None:
    """What is done for each token unless a test says otherwise."""


class FakeBackend:
    """Satisfies `Backend`.

    Args:
        halt: looked at for each token read, as llama.cpp does for each node.
        on_token: called before each token is read; may set `halt`.
        can_go_back: False for a model that cannot forget a part of a sequence.
    """

    def __init__(
        self,
        halt: Halt,
        *,
        story: str = STORY,
        context: int = 4096,
        on_token: Callable[[int], None] = nothing,
        can_go_back: bool = True,
    ) -> None:
        self.halt = halt
        self.story = story.encode()
        self.on_token = on_token
        self.can_go_back = can_go_back
        self.chunk = 8
        self.sequences = 3
        self.ends: tuple[int, ...] = (END,)
        self.begin = BEGIN
        self.infill: tuple[int, int, int] | None = (BEFORE, AFTER, MIDDLE)
        self.facts = Facts(
            name="fake", capabilities=Capabilities(context_tokens=context, candidates=3)
        )
        self.memory: dict[int, list[int]] = {}
        self.read_tokens = 0
        """How many tokens were read in all."""
        self.threads: int | None = None
        self.calibration: Calibration | None = None
        self._last: list[int] = []

    def tokenize(self, text: str, *, begin: bool) -> list[int]:
        return [BEGIN] * begin + list(text.encode())

    def converse(self, frame: Sequence[str | int], texts: Sequence[str], answer: str) -> list[int]:
        said = "".join(texts[part] if isinstance(part, int) else part for part in frame)
        return self.tokenize(said + answer, begin=True)

    def piece(self, token: int) -> bytes:
        return bytes([token]) if token < END else b""

    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        held = self.memory.setdefault(sequence, [])
        assert len(held) == position, "read at the wrong place"
        self._take(tokens, held)
        self._last = [sequence]

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        for token, position, sequence in tokens:
            held = self.memory.setdefault(sequence, [])
            assert len(held) == position, "stepped at the wrong place"
            self._take([token], held)
        self._last = [sequence for _, _, sequence in tokens]

    def _take(self, tokens: Sequence[int], held: list[int]) -> None:
        for token in tokens:
            self.on_token(token)
            if self.halt():
                raise Halted
        held.extend(tokens)
        self.read_tokens += len(tokens)

    def row(self, index: int = -1) -> Row:
        import numpy as np

        row = np.zeros(VOCABULARY, dtype=np.float32)
        for strength, token in enumerate(self._expected(self.memory[self._last[index]])):
            row[token] = 12.0 - strength
        return row

    def _expected(self, held: list[int]) -> list[int]:
        """What may come next: after the longest end of the memory that the story has."""
        text = bytes(token for token in held if token < END)
        for length in range(min(len(text), 12), 0, -1):
            places = [
                at + length
                for at in range(len(self.story))
                if self.story.startswith(text[-length:], at)
            ]
            if places:
                after = [self.story[at] if at < len(self.story) else END for at in places]
                return list(dict.fromkeys(after))
        return [END]

    def end(self, sequence: int = 0) -> int:
        return len(self.memory.get(sequence, []))

    def forget(self, position: int, sequence: int = 0) -> bool:
        if position and not self.can_go_back:
            return False
        self.memory[sequence] = self.memory.get(sequence, [])[:position]
        return True

    def copy(self, sequence: int) -> None:
        self.memory[sequence] = list(self.memory[0])

    def clear(self) -> None:
        self.memory.clear()

    def use_threads(self, count: int | None) -> None:
        self.threads = count

    def tune(self, calibration: Calibration) -> None:
        self.calibration = calibration
        self.chunk = calibration.chunk

    def grammar(self, text: str) -> Grammar:
        if text == "nonsense":
            raise BadRequest("The grammar of this request cannot be read.")
        return _Only(text)


class _Only:
    """A grammar that allows just the bytes of its text, in any order, and an end."""

    def __init__(self, text: str) -> None:
        self.allowed = {*text.encode(), END}

    def allows(self, token: int) -> bool:
        return token in self.allowed

    def restrict(self, row: Row) -> None:
        import numpy as np

        for token in range(len(row)):
            if token not in self.allowed:
                row[token] = -np.inf

    def accept(self, token: int) -> None:
        assert token in self.allowed
