"""Why a line has the tone it has: the words and marks that moved it, and how far."""

from __future__ import annotations

from typing import NamedTuple

from screenplay_ls.analysis.tone.blob import opinion
from screenplay_ls.analysis.tone.features import Token, tokens
from screenplay_ls.analysis.tone.lines import line_tone
from screenplay_ls.analysis.tone.model import Part, explain, weights

LEAST = 0.03
"""What moved a line by less is not worth a writer's time."""

_SHAPES = {
    "#capitals": "CAPITALS",
    "#shouted": "ALL CAPITALS",
    "#drawn out": "drawn out",
}


class Evidence(NamedTuple):
    """Something that moved a line's valence."""

    words: str
    """As the writer typed them, or what else it was: `TextBlob`, `ALL CAPITALS`."""
    moved: float
    start: int
    end: int
    """Where it stands in the text; equal where it stands nowhere in particular."""


def evidence(text: str, *, least: float = LEAST) -> list[Evidence]:
    """What moved a text's valence, the strongest first.

    A pair of words counts for both of them, and neighbours that push the same way together are
    shown as one phrase, so that "not happy" is named and not "not" and "happy".
    """
    if line_tone(text).valence is None:
        return []
    parts = explain(weights(), text, opinion(text).polarity)
    found = tokens(text)
    if not found:
        return []
    moved = _by_token(parts, found)
    groups = _groups(parts, found, moved)
    result = [
        Evidence(
            text[found[first].start : found[last].end].strip(".,;: "),
            sum(moved[first : last + 1]),
            found[first].start,
            found[last].end,
        )
        for first, last in groups
    ]
    result += [Evidence(_name(p.name), p.moved, 0, 0) for p in parts if _name(p.name)]
    result = [item for item in result if item.words and abs(item.moved) >= least]
    return sorted(result, key=lambda item: (-abs(item.moved), item.start))


def _name(name: str) -> str:
    return "TextBlob" if name == "TextBlob" else _SHAPES.get(name, "")


def _by_token(parts: list[Part], found: list[Token]) -> list[float]:
    moved = [0.0] * len(found)
    at = {token.start: index for index, token in enumerate(found)}
    for part in parts:
        if part.name.startswith("#") or part.name == "TextBlob":
            continue
        first = at[part.start]
        last = next(i for i in range(first, len(found)) if found[i].end == part.end)
        for index in range(first, last + 1):
            moved[index] += part.moved / (last - first + 1)
    return moved


def _groups(parts: list[Part], found: list[Token], moved: list[float]) -> list[tuple[int, int]]:
    """Runs of at most three neighbours that a known pair joins and that push the same way."""
    joined = {(part.start, part.end): part.moved for part in parts if " " in part.name}
    groups: list[tuple[int, int]] = []
    for index, token in enumerate(found):
        if groups:
            first, last = groups[-1]
            pair = joined.get((found[last].start, token.end), 0.0)
            negation = "not" in found[last].key or found[last].key.endswith("n't")
            same = moved[index] * moved[last] > 0 and (pair * moved[index] > 0 or negation)
            if (
                last == index - 1
                and last - first < 2
                and same
                and min(abs(moved[index]), abs(moved[last])) > LEAST / 3
            ):
                groups[-1] = (first, index)
                continue
        groups.append((index, index))
    return groups
