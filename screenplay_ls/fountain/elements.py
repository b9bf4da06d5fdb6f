"""The pieces a screenplay is made of: immutable, cheap, and ignorant of where they stand."""

from __future__ import annotations

from screenplay_ls.fountain.cue import CueParts, read_cue
from screenplay_ls.fountain.heading import HeadingParts, find_number, read_heading
from screenplay_ls.fountain.kinds import Kind, Span
from screenplay_ls.fountain.reading import Inline, Reading, read


class Element:
    """One block of a screenplay: its exact source, and what that source says.

    Elements compare by identity, so a cache may be keyed by them; `reparse` hands on the same
    objects for what an edit left alone. Everything but `kind` and `raw` is worked out when it is
    first asked for, and follows from those two alone. Nobody may change either.
    """

    __slots__ = ("__weakref__", "_reading", "kind", "raw")

    kind: Kind
    raw: str
    """The source, exactly: marks, line ends and the blank lines below, which it owns."""
    _reading: Reading

    def __init__(self, kind: Kind, raw: str) -> None:
        self.kind = kind
        self.raw = raw

    @property
    def reading(self) -> Reading:
        """What `raw` says, worked out once."""
        try:
            return self._reading
        except AttributeError:
            self._reading = reading = read(self.kind, self.raw)
            return reading

    @property
    def text(self) -> str:
        """The text without forcing and structural marks; emphasis and inline notes stay."""
        return self.reading.text

    @property
    def plain(self) -> str:
        """The words alone: no emphasis marks, notes or boneyards."""
        return self.reading.words.text

    @property
    def content(self) -> Span:
        """Where in `raw` the element stands, without indentation, line end and blank lines."""
        return self.reading.content

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """Notes and boneyards inside this element (or the element itself, if it is one)."""
        return self.reading.inlines

    def raw_offset(self, index: int) -> int:
        """Where `plain[index]` stands in `raw`; `index` may be `len(plain)`: just past the end."""
        return self.reading.words.source_offset(max(index, 0))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.kind.name}, {self.raw!r})"


class SceneHeading(Element):
    """Where and when a scene plays."""

    __slots__ = ("_parts",)
    _parts: HeadingParts

    @property
    def parts(self) -> HeadingParts:
        """The heading taken apart, once."""
        try:
            return self._parts
        except AttributeError:
            self._parts = parts = read_heading(self.plain, find_number(self.reading.marks)[1])
            return parts

    @property
    def prefix(self) -> str:
        """`INT.`, `EXT.`, `INT./EXT.` ... as written; empty in a forced heading without one."""
        return self.parts.prefix

    @property
    def interior(self) -> bool:
        """Whether the prefix says INT, alone or with EXT."""
        return self.parts.interior

    @property
    def exterior(self) -> bool:
        """Whether the prefix says EXT, alone or with INT; EST is outside, too."""
        return self.parts.exterior

    @property
    def place(self) -> str:
        """`HOUSE` in `INT. HOUSE - KITCHEN - NIGHT (1973)`."""
        return self.parts.place

    @property
    def sub_place(self) -> str:
        """`KITCHEN` in `INT. HOUSE - KITCHEN - NIGHT (1973)`; empty where there is none."""
        return self.parts.sub_place

    @property
    def time(self) -> str:
        """`NIGHT` in `INT. HOUSE - KITCHEN - NIGHT (1973)`; empty where there is none."""
        return self.parts.time

    @property
    def suffix(self) -> str:
        """What follows the time of day: `(1973)`, `FLASHBACK (1944)`; mostly empty."""
        return self.parts.suffix

    @property
    def number(self) -> str | None:
        """The scene number between `#` signs, without them."""
        return self.parts.number


class Character(Element):
    """A cue: who speaks."""

    __slots__ = ("_parts",)
    _parts: CueParts

    @property
    def parts(self) -> CueParts:
        """The cue taken apart, once."""
        try:
            return self._parts
        except AttributeError:
            self._parts = parts = read_cue(self.plain, dual="^" in self.reading.marks)
            return parts

    @property
    def name(self) -> str:
        """The name as written, without extensions."""
        return self.parts.name

    @property
    def extensions(self) -> tuple[str, ...]:
        """`V.O.` and the like, in order, without their parentheses."""
        return self.parts.extensions

    @property
    def dual(self) -> bool:
        """Whether a caret sets this speech beside the one above."""
        return self.parts.dual


class Section(Element):
    """A node of the writer's outline."""

    __slots__ = ()

    @property
    def level(self) -> int:
        """The number of `#` signs, from 1; as deep as the writer likes."""
        return self.reading.marks.count("#")


_CLASSES: dict[Kind, type[Element]] = {
    Kind.SCENE_HEADING: SceneHeading,
    Kind.CHARACTER: Character,
    Kind.SECTION: Section,
}


def make(kind: Kind, raw: str) -> Element:
    """An element of the class that belongs to its kind."""
    return _CLASSES.get(kind, Element)(kind, raw)
