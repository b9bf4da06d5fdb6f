"""Numbers of scenes: given to those without one, given anew to all, or taken away.

A number that a scene has is what a crew calls it by, so numbering keeps it: a scene between 12 and
13 becomes 12A, one between 12A and 12B becomes 12AA, one before 1 becomes A1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, product

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.refactorings.refactoring import Refactoring, Selection, words_end
from screenplay_ls.fountain import Document, Scene, SceneHeading, Span

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which read as 1 and 0."""

_ALL_LETTERS = LETTERS + "IO"

_ENDS_IN_DIGITS = re.compile(r"\d+$")


def refactorings(selection: Selection) -> Iterator[Refactoring]:
    """On a scene heading: what can be done with the numbers of all scenes."""
    document = selection.document
    index = selection.index
    if index is None or not isinstance(document.elements[index], SceneHeading):
        return
    numbers = [scene.heading.number for scene in document.scenes]
    fresh = [str(number) for number in range(1, len(numbers) + 1)]
    some = any(numbers)
    if not all(numbers):
        title = "Number new scenes, keep the other numbers" if some else "Number all scenes"
        yield Refactoring("numberScenes", title, _edits(document, numbered(numbers)))
    if some:
        yield Refactoring("renumberScenes", "Number all scenes anew", _edits(document, fresh))
        gone = _edits(document, [None] * len(numbers))
        yield Refactoring("removeSceneNumbers", "Remove all scene numbers", gone)


def numbered(numbers: Sequence[str | None]) -> list[str]:
    """A number for every scene; those that have one keep it."""
    if not any(numbers):
        return [str(number) for number in range(1, len(numbers) + 1)]
    taken = {number.upper() for number in numbers if number}
    result: list[str] = []
    for index, given in enumerate(numbers):
        below = next((later for later in numbers[index:] if later), None)
        above = result[-1] if any(numbers[:index]) else None
        result.append(given or _free(above, below, taken))
        taken.add(result[-1])
    return result


def _free(above: str | None, below: str | None, taken: set[str]) -> str:
    """A number for a scene between two others, of which one may be missing."""
    if above is None:
        return _first(taken, behind=below or "")
    if below is None and (digits := _ENDS_IN_DIGITS.search(above)):
        new = above[: digits.start()] + str(int(digits[0]) + 1)
        if new not in taken:
            return new
    stem = above.upper().rstrip(_ALL_LETTERS) or above.upper()
    letters = next(_letters(after=above.upper()[len(stem) :]))
    if below is None or not below.upper().startswith(stem + letters):
        return _first(taken, stem, after=above.upper()[len(stem) :])
    if stem == above.upper():  # 12A is there: what comes between 12 and it is A12A.
        return _first(taken, behind=below.upper())
    return _first(taken, above.upper())  # 12B is there: between 12A and it there is 12AA.


def _first(taken: set[str], before: str = "", behind: str = "", after: str = "") -> str:
    """The first number with letters between `before` and `behind` that no scene has."""
    return next(
        new for letters in _letters(after) if (new := f"{before}{letters}{behind}") not in taken
    )


def _letters(after: str) -> Iterator[str]:
    """A, B ... Z, AA, AB ...; only those that come after `after`."""
    for size in count(max(1, len(after))):
        for letters in product(LETTERS, repeat=size):
            found = "".join(letters)
            if size > len(after) or found > after:
                yield found


def _edits(document: Document, numbers: Sequence[str | None]) -> tuple[Edit, ...]:
    found = (
        _edit(document, scene, number)
        for scene, number in zip(document.scenes, numbers, strict=True)
        if scene.heading.number != number
    )
    return tuple(found)


def _edit(document: Document, scene: Scene, number: str | None) -> Edit:
    heading, start = scene.heading, document.start_of(scene.first)
    begin = end = words_end(heading)
    old = f"#{heading.number}#"
    at = heading.raw.rfind(old) if heading.number else -1
    if at >= 0:
        end = at + len(old)
        begin = at - (len(heading.raw[:at]) - len(heading.raw[:at].rstrip()))
    return Edit(Span(start + begin, start + end), f" #{number}#" if number else "")
