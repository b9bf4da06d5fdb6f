"""The grammar: which lines make which element.

Lines here are logical lines: a note or boneyard that crosses a line end joins its lines, and what
decides is the line without notes and boneyards.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from typing import NamedTuple

from screenplay_ls.fountain.cue import is_cue, is_upper
from screenplay_ls.fountain.heading import is_forced_heading, is_heading
from screenplay_ls.fountain.inlines import InlineFinder
from screenplay_ls.fountain.kinds import LINE_END, Kind

_END = re.compile(LINE_END)
_GAP = re.compile(r"[ \xa0]{2}\s*\Z")
_BLANK_INSIDE = re.compile(rf"{LINE_END}[^\S\r\n]*[\r\n]")
_OUTLINE_IN_SPEECH = re.compile(r"#+(?:\s|\Z)")
_PAGE_BREAK = re.compile(r"={3,}\Z")
USUAL_TRANSITION = (
    r"[*_]*(?:(?:SLOW(?:LY)?|QUICK|FAST|HARD|SMASH|AND|THEN|WE)[ ])*"
    r"(?:FADE[ ](?:IN|OUT|UP)"
    r"|(?:FADE|FADE[ ]OUT|CUT|SMASH|DISSOLVE|SNAP|GO)[ ]TO[ ](?:BLACK|WHITE))"
    r"[.:]?[*_]*"
)
"""What writers mean as transitions although it does not end in `TO:`."""

_USUAL_TRANSITION = re.compile(rf"{USUAL_TRANSITION}\Z")


class Line(NamedTuple):
    """A logical line."""

    start: int
    end: int
    """Behind its line end."""
    clean: str
    """Without notes, boneyards, and indentation; blanks at its end stay."""
    inlines: tuple[Kind, ...] = ()
    divides: bool = False
    """Whether a blank line stands inside a boneyard here."""

    @property
    def blank(self) -> bool:
        """Whether nothing at all stands here."""
        return not self.clean and not self.inlines

    @property
    def aside(self) -> bool:
        """Whether only notes and boneyards stand here."""
        return not self.clean and bool(self.inlines)


def read_block(text: str, start: int, finder: InlineFinder) -> tuple[list[Line], int]:
    """The lines from an offset up to a blank line, and the offset behind all blank lines there.

    A line of two spaces is in the list only where another line follows before a blank one.
    """
    lines: list[Line] = []
    over = False
    while start < len(text):
        line = _read_line(text, start, finder)
        if over and not line.blank:
            break
        over = over or (line.blank and not _GAP.match(text, line.start, line.end))
        lines.append(line)
        start = line.end
    while lines and lines[-1].blank:
        lines.pop()
    return lines, start


def _read_line(text: str, start: int, finder: InlineFinder) -> Line:
    stop, end = _line_end(text, start)
    pieces: list[str] = []
    inlines: list[Kind] = []
    divides, at = False, start
    while (item := finder.next(at, stop)) is not None:
        pieces.append(text[at : item.start])
        inlines.append(item.kind)
        if item.kind is Kind.BONEYARD:
            divides = divides or _BLANK_INSIDE.search(text, item.start, item.end) is not None
        at = item.end
        if at > stop:
            stop, end = _line_end(text, at)
    pieces.append(text[at:stop])
    clean = "".join(pieces).lstrip()
    if inlines and not pieces[-1].strip():
        clean = clean.rstrip()
    return Line(start, end, clean, tuple(inlines), divides)


def _line_end(text: str, start: int) -> tuple[int, int]:
    """Where the line of an offset ends, and where the next one begins."""
    match = _END.search(text, start)
    return match.span() if match else (len(text), len(text))


def divide(lines: Sequence[Line]) -> Generator[tuple[Kind, int], None, None]:
    """The elements of a block: what each is, and the line it begins with."""
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        kind = _kind(lines, at)
        yield kind, at
        at += 1
        if kind is Kind.ACTION:
            at = _end_of_action(lines, at)
        elif kind is Kind.CHARACTER:
            at = yield from _speech(lines, at)
        elif kind is Kind.CENTERED:
            while at < len(lines) and _is_centered(lines[at].clean.rstrip()):
                at += 1


def _kind(lines: Sequence[Line], at: int) -> Kind:
    """What begins with a line that has a blank line (or nothing) above it."""
    clean = lines[at].clean.rstrip()
    if not clean:
        return _aside(lines[at])
    kind = _marked(clean) or _forced(clean, alone=_blank_below(lines, at + 1))
    if kind is None:
        if is_heading(lines[at].clean):
            kind = Kind.SCENE_HEADING
        elif _is_transition(lines, at):
            kind = Kind.TRANSITION
        elif is_cue(clean) and _speaks_below(lines, at + 1):
            kind = Kind.CHARACTER
    return kind or Kind.ACTION


def _forced(clean: str, *, alone: bool) -> Kind | None:
    """What a mark forces where a block begins; `.38 pistol` above more text is no heading."""
    if clean[0] == "!":
        return Kind.ACTION
    if clean[0] == "@" and len(clean) > 1:
        return Kind.CHARACTER
    if is_forced_heading(clean) and (alone or not clean[1].isdecimal()):
        return Kind.SCENE_HEADING
    return None


def _marked(clean: str) -> Kind | None:
    """What a line is by its first character wherever it stands outside a speech, if anything."""
    first = clean[:1]
    if first == "#":
        return Kind.SECTION
    if first == "=":
        return Kind.PAGE_BREAK if _PAGE_BREAK.match(clean) else Kind.SYNOPSIS
    if first == ">":
        return Kind.CENTERED if _is_centered(clean) else Kind.TRANSITION
    return Kind.LYRICS if first == "~" else None


def _is_centered(clean: str) -> bool:
    return len(clean) > 1 and clean[0] == ">" and clean[-1] == "<"


def is_transition(clean: str) -> bool:
    """Whether a line (without indentation) that stands alone is a transition.

    A blank at its end is the writer's way to say that it is none.
    """
    bare = clean.strip("*_")
    return (bare[-3:] == "TO:" and is_upper(bare)) or _USUAL_TRANSITION.match(clean) is not None


def _is_transition(lines: Sequence[Line], at: int) -> bool:
    """The usual ones may stand right above more text: nobody is called FADE IN."""
    clean = lines[at].clean
    return is_transition(clean) and (
        _blank_below(lines, at + 1) or _USUAL_TRANSITION.match(clean) is not None
    )


def _blank_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a blank line follows; a boneyard counts as one, a note as nothing."""
    while at < len(lines) and lines[at].aside:
        if Kind.BONEYARD in lines[at].inlines:
            return True
        at += 1
    return at == len(lines) or lines[at].blank


def _speaks_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line that counts is one of a speech."""
    while at < len(lines) and not _divides(lines[at]):
        clean = lines[at].clean.rstrip()
        if clean and not _is_synopsis(clean):
            return not _ends_speech(clean)
        at += 1
    return False


def _speech(lines: Sequence[Line], at: int) -> Generator[tuple[Kind, int], None, int]:
    """What follows a cue; returns the line behind the speech."""
    while at < len(lines):
        clean = lines[at].clean.rstrip()
        if _divides(lines[at]) or (clean and _ends_speech(clean)):
            break
        if not clean:
            if not lines[at].blank:
                yield _aside(lines[at]), at
            at += 1
        elif clean[0] in "~=":
            yield Kind.LYRICS if clean[0] == "~" else Kind.SYNOPSIS, at
            at += 1
        elif end := _parenthetical(lines, at):
            yield Kind.PARENTHETICAL, at
            at = end
        else:
            yield Kind.DIALOGUE, at
            at = _end_of_dialogue(lines, at + 1)
    return at


def _divides(line: Line) -> bool:
    """Whether a boneyard with a blank line in it stands alone here: it ends a speech."""
    return line.divides and line.aside


def _is_synopsis(clean: str) -> bool:
    return clean[0] == "=" and not _PAGE_BREAK.match(clean)


def _ends_speech(clean: str) -> bool:
    """Whether a line ends a speech without a blank line: marks that nobody speaks."""
    return (
        clean[0] == ">"
        or _PAGE_BREAK.match(clean) is not None
        or _OUTLINE_IN_SPEECH.match(clean) is not None
    )


def _parenthetical(lines: Sequence[Line], at: int) -> int:
    """The line behind a parenthetical that begins here, or 0: one pair of brackets, all of it."""
    if lines[at].clean[0] != "(":
        return 0
    depth = 0
    for index in range(at, len(lines)):
        clean = lines[index].clean.rstrip()
        if index > at and (lines[index].blank or clean[:1] == "("):
            return 0
        for position, character in enumerate(clean):
            depth += (character == "(") - (character == ")")
            if depth <= 0:
                return index + 1 if not depth and position == len(clean) - 1 else 0
    return 0


def _end_of_dialogue(lines: Sequence[Line], at: int) -> int:
    """The line behind a block of dialogue; notes and two-space lines stay inside it."""
    while True:
        inside = at
        while at < len(lines) and not lines[at].clean and not _divides(lines[at]):
            at += 1
        clean = lines[at].clean.rstrip() if at < len(lines) else ""
        if not clean or clean[0] in "~=" or _ends_speech(clean) or _parenthetical(lines, at):
            return inside
        at += 1


def _end_of_action(lines: Sequence[Line], at: int) -> int:
    """The line behind a paragraph; notes on lines of their own stay inside it, not at its end."""
    while True:
        inside = at
        while at < len(lines) and lines[at].aside and _aside(lines[at]) is Kind.NOTE:
            at += 1
        if at == len(lines) or not lines[at].clean or _marked(lines[at].clean.rstrip()):
            return inside
        at += 1


def _aside(line: Line) -> Kind:
    """What a line of notes and boneyards is."""
    return Kind.BONEYARD if Kind.BONEYARD in line.inlines else Kind.NOTE
