"""What a writer sees of ghost text while a line is typed.

An editor draws what was answered for the text as it stands; it drops what comes for an older text,
and while the writer types what the ghost text says, it keeps the rest of it. That is all the same
whoever answers, so both sides of a comparison have the same screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.replay import right_part


@dataclass
class Moment:
    """The time between two keys."""

    began: float
    """Milliseconds, when the key was pressed."""
    lasted: float = 0.0
    """Until the next key."""
    kept: bool = False
    """Ghost text that was there before the key is still right, and still there."""
    waited: float | None = None
    """Until ghost text was there; 0 where it was kept, None where none came before the next key."""
    seen: float = 0.0
    """So long there was some."""


@dataclass
class Shown:
    """One answer that was drawn."""

    number: int
    """Which request it answers."""
    right: bool
    """It begins with the next word of the line."""
    held: bool = False
    """The next key did not contradict it."""


@dataclass
class Screen:
    """One line while it is typed. All times in milliseconds."""

    line: str
    moments: list[Moment] = field(default_factory=list[Moment])
    drawn: list[Shown] = field(default_factory=list[Shown])
    typed: int = 0
    ghost: str = ""
    _since: float = 0.0
    _source: Shown | None = None

    def begin(self, now: float) -> None:
        """The cursor is put at the beginning of the line."""
        self.moments.append(Moment(now))

    def key(self, now: float) -> None:
        """The next character of the line is typed."""
        self._close(now)
        character = self.line[self.typed]
        self.typed += 1
        moment = Moment(now)
        self.moments.append(moment)
        if self.ghost and self.ghost[0] == character:
            if self._source:
                self._source.held = True
            self.ghost = self.ghost[1:]
            if self.ghost:
                moment.kept, moment.waited, self._since = True, 0.0, now
        else:
            self.ghost = ""

    def show(self, text: str, typed: int, number: int, now: float) -> None:
        """An answer came for the line as it was with `typed` characters; empty hides the ghost."""
        if typed != self.typed:
            return
        moment = self.moments[-1]
        if not text.strip():
            if self.ghost:
                moment.seen += now - self._since
            self.ghost = ""
            return
        if not self.ghost:
            self._since = now
        if moment.waited is None:
            moment.waited = now - moment.began
        if text != self.ghost:
            rest = self.line[self.typed :]
            self._source = Shown(number, right_part(text.partition("\n")[0], rest) > 0)
            if rest:
                self.drawn.append(self._source)
        self.ghost = text

    def end(self, now: float) -> None:
        """The writer has stopped."""
        self._close(now)

    def _close(self, now: float) -> None:
        moment = self.moments[-1]
        moment.lasted = now - moment.began
        if self.ghost:
            moment.seen += now - self._since
