"""One order for the pieces of several writers.

A storyline is the spine: what others have written goes below the heading that it belongs to.
Without one, the parts follow each other as they are given. Nothing is lost: a second version of a
scene is kept in boneyard, what fits nowhere stands at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.merging.part import Conflict, Part, Quote
from screenplay_ls.analysis.merging.pieces import Piece, Sort, pieces_of

LEAST_SPINE = 2
"""So many planned scenes and sections make a storyline."""
FITS = 0.34
"""A scene and a synopsis that share this part of their words are about the same."""
SAME_PLACE, SAME_TIME = 0.5, 0.1
"""What an equal place and time in the headings add to that."""
VERSION = 0.6
"""Two scenes under one heading that share this part of their words are versions of one."""
HEAD = re.compile(r"^[^\n]*\n?")

NOT_PLACED = "# Not placed yet"

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset(
    {
        *("the", "and", "for", "with", "from", "into", "his", "her", "they", "them", "their"),
        *("she", "you", "are", "was", "were", "that", "this", "who", "not", "but", "out", "has"),
        *("have", "had", "will", "its", "our", "your", "all", "one", "him", "day", "night"),
        *("int", "ext"),
    }
)


@dataclass
class Slot:
    """A place in the draft, and what has been put there."""

    piece: Piece
    filled: list[Piece] = field(default_factory=list[Piece])


def arranged(parts: Sequence[Part]) -> tuple[list[Piece], list[Conflict]]:
    """The pieces in the order of the draft, and where two writers wrote the same."""
    by_part = [pieces_of(part) for part in parts]
    lists = [piece for pieces in by_part for piece in pieces if piece.sort is Sort.CAST]
    story = [[piece for piece in pieces if piece.sort is not Sort.CAST] for pieces in by_part]
    spine = _spine(story)
    if spine is None:
        slots, conflicts = _in_turn(story)
    else:
        slots, conflicts = _on_spine(story, spine)
    pieces = [*lists]
    for slot in slots:
        pieces += _filled(slot)
    return pieces, conflicts


def likeness(one: str, other: str) -> float:
    """The share of the smaller text's words that the other has, too; 0 to 1."""
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _SMALL


def _spine(story: Sequence[Sequence[Piece]]) -> int | None:
    """The part that is a storyline: the most of it is planned, and enough."""
    plans = [
        sum(piece.is_planned or piece.sort is Sort.OUTLINE for piece in pieces) for pieces in story
    ]
    best = max(range(len(plans)), key=lambda index: plans[index], default=None)
    if best is None or plans[best] < LEAST_SPINE or len(story) < 2:
        return None
    return best


def _in_turn(story: Sequence[Sequence[Piece]]) -> tuple[list[Slot], list[Conflict]]:
    """All parts one after another; of two versions of a scene, the first."""
    slots: list[Slot] = []
    conflicts: list[Conflict] = []
    for pieces in story:
        for piece in pieces:
            same = _version_of(piece, slots) if piece.body else None
            if same is None:
                slots.append(Slot(piece))
            elif same.piece.text != piece.text:
                same.filled.append(piece)
                conflicts.append(_two_versions(same.piece, piece))
    return slots, conflicts


def _version_of(piece: Piece, slots: Sequence[Slot]) -> Slot | None:
    for slot in slots:
        theirs = slot.piece
        if (
            theirs.who != piece.who
            and theirs.body
            and _place(theirs) == _place(piece)
            and likeness(theirs.body, piece.body) >= VERSION
        ):
            return slot
    return None


def _on_spine(story: Sequence[Sequence[Piece]], spine: int) -> tuple[list[Slot], list[Conflict]]:
    slots = [Slot(piece) for piece in story[spine]]
    conflicts: list[Conflict] = []
    left: list[Slot] = []
    for number, pieces in enumerate(story):
        if number == spine:
            continue
        behind: Slot | None = None
        for piece in pieces:
            slot = _slot_for(piece, slots) if piece.body else None
            if slot is not None:
                _put(slot, piece, conflicts)
                behind = slot
            elif behind is not None:
                # It followed something that has found its place: it still does.
                new = Slot(piece)
                slots.insert(slots.index(behind) + 1, new)
                behind = new
            else:
                left.append(Slot(piece))
    if left:
        conflicts += [_nowhere(slot.piece) for slot in left]
        slots += [Slot(Piece("", Sort.OUTLINE, NOT_PLACED)), *left]
    return slots, conflicts


def _slot_for(piece: Piece, slots: Sequence[Slot]) -> Slot | None:
    """The planned scene or beat that a piece is about."""
    best, found = FITS, None
    for slot in slots:
        theirs = slot.piece
        if theirs.who == piece.who or theirs.body:
            continue
        score = likeness(theirs.told, piece.text)
        if theirs.heading and piece.heading:
            score += SAME_PLACE * (_place(theirs) == _place(piece))
            score += SAME_TIME * (key_of(theirs.heading.time) == key_of(piece.heading.time))
        if slot.filled and slot.filled[0].who == piece.who:
            score -= SAME_TIME
        if score > best:
            best, found = score, slot
    return found


def _put(slot: Slot, piece: Piece, conflicts: list[Conflict]) -> None:
    plan = slot.piece.heading
    if plan and piece.heading and _place(slot.piece) == _place(piece):
        ours, theirs = key_of(plan.time), key_of(piece.heading.time)
        if ours and theirs and ours != theirs:
            message = f"{plan.plain.strip()}: the storyline's time was kept."
            quotes = (Quote(slot.piece.who, plan.plain), Quote(piece.who, piece.heading.plain))
            conflicts.append(Conflict("time", message, quotes, settled=True))
    if slot.filled and slot.filled[0].who != piece.who:
        conflicts.append(_two_versions(slot.filled[0], piece))
    slot.filled.append(piece)


def _filled(slot: Slot) -> list[Piece]:
    """What stands in a slot: the plan, the scene below it, and other versions in boneyard."""
    if not slot.filled:
        return [slot.piece]
    if slot.piece.body:
        return [slot.piece, *(_set_aside(piece) for piece in slot.filled)]
    first = slot.filled[0]
    same = [piece for piece in slot.filled if piece.who == first.who]
    others = [piece for piece in slot.filled if piece.who != first.who]
    planned = slot.piece.heading is not None
    own = [replace(first, text=_below_heading(first)), *same[1:]] if planned else same
    return [slot.piece, *own, *(_set_aside(piece) for piece in others)]


def _below_heading(piece: Piece) -> str:
    return HEAD.sub("", piece.text, count=1).strip("\n") if piece.heading else piece.text


def _set_aside(piece: Piece) -> Piece:
    inner = piece.text.replace("/*", "").replace("*/", "").replace("[[", "(").replace("]]", ")")
    text = f"/*\nAnother version, by {piece.who}:\n\n{inner}\n*/"
    return replace(piece, text=text, sort=Sort.OUTLINE, heading=None)


def _place(piece: Piece) -> tuple[str, str]:
    if piece.heading is None:
        return ("", "")
    return key_of(piece.heading.place), key_of(piece.heading.sub_place or "")


def _two_versions(first: Piece, second: Piece) -> Conflict:
    heading = first.heading or second.heading
    name = heading.plain.strip() if heading else "One scene"
    message = (
        f"{name}: {first.who} and {second.who} have both written it. The version of {first.who} "
        f"stands in the script, that of {second.who} in boneyard below it."
    )
    return Conflict("scene", message, (_quote(first), _quote(second)))


def _nowhere(piece: Piece) -> Conflict:
    name = piece.heading.plain.strip() if piece.heading else "A passage without a heading"
    message = f"{name}: the storyline has no place for it. It stands at the end."
    return Conflict("order", message, (_quote(piece),))


def _quote(piece: Piece) -> Quote:
    return Quote.of(piece.who, " ".join((piece.body or piece.text).split()))


def seams_between(pieces: Sequence[Piece]) -> list[int]:
    """After which pieces a scene of somebody else begins: indices."""
    printed = [
        index
        for index, piece in enumerate(pieces)
        if piece.body and not piece.text.startswith("/*") and piece.sort is not Sort.CAST
    ]
    return [one for one, two in pairwise(printed) if pieces[one].who != pieces[two].who]
