"""Results of pure functions, kept for the documents and elements they were computed from.

A keystroke leaves nearly all elements of a script the same objects, and a dozen features ask about
the same version of a text. These two decorators make both cheap without any feature keeping state:
what they hold is a cache keyed by content, gone when the document is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar
from weakref import WeakKeyDictionary

from screenplay_ls.fountain import Document, Element
from screenplay_ls.fountain.parser import compare

Result = TypeVar("Result")

RECENT = 4
"""Versions of texts that `per_element` remembers: a few open files, the last version of each."""

BLOCK = 256
"""Elements compared at a stroke when looking for what two versions share."""


def per_document(function: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """Compute `function` once for each document, and forget the result with the document."""
    known: WeakKeyDictionary[Document, Result] = WeakKeyDictionary()

    def remembered(document: Document) -> Result:
        with suppress(KeyError):
            return known[document]
        result = known[document] = function(document)
        return result

    remembered.__doc__ = function.__doc__
    return remembered


def per_part(
    part: Callable[[Document], object],
) -> Callable[[Callable[[Document], Result]], Callable[[Document], Result]]:
    """Compute a function once for all documents that have an equal part, such as `speeches`.

    It may look at nothing else. Most keystrokes leave who speaks where, and the headings, as they
    were.
    """

    def decorate(function: Callable[[Document], Result]) -> Callable[[Document], Result]:
        recent: list[tuple[object, Result]] = []

        def remembered(document: Document) -> Result:
            nonlocal recent
            now = part(document)
            for known, result in recent:
                if known is now or known == now:
                    return result
            result = function(document)
            recent = [(now, result), *recent][:RECENT]  # As below.
            return result

        remembered.__doc__ = function.__doc__
        return remembered

    return decorate


def per_text(
    function: Callable[[str], str],
) -> Callable[[Document], str]:
    """Compute a function that maps a text character by character anew only where it differs."""
    recent: list[tuple[str, str]] = []

    def remembered(document: Document) -> str:
        nonlocal recent
        text = document.text
        best, result = max(recent, key=lambda pair: _alike(pair[0], text), default=("", ""))
        if best != text:
            head, tail = compare(best, text)
            kept = result[len(result) - tail :] if tail else ""
            result = result[:head] + function(text[head : len(text) - tail]) + kept
            recent = [(text, result), *(pair for pair in recent if pair[0] is not best)][:RECENT]
        return result

    remembered.__doc__ = function.__doc__
    return remembered


def _alike(one: str, other: str) -> int:
    """A rough measure, taken quickly, of how likely two texts are versions of one script."""
    return (one[:BLOCK] == other[:BLOCK]) + (one[-BLOCK:] == other[-BLOCK:])


def per_element(
    function: Callable[[Element], Result],
) -> Callable[[Document], tuple[Result, ...]]:
    """Compute `function` for each element anew only where an earlier version does not share it."""
    recent: list[tuple[tuple[Element, ...], tuple[Result, ...]]] = []

    def remembered(document: Document) -> tuple[Result, ...]:
        nonlocal recent
        elements = document.elements
        base, values = _relative(recent, elements)
        if base is elements:
            return values
        head = common_head(base, elements)
        tail = common_tail(base, elements, limit=min(len(base), len(elements)) - head)
        middle = tuple(function(element) for element in elements[head : len(elements) - tail])
        result = values[:head] + middle + values[len(values) - tail :]
        # A new list, never a changed one: another thread may be reading the old one.
        recent = [(elements, result), *(pair for pair in recent if pair[0] is not base)][:RECENT]
        return result

    remembered.__doc__ = function.__doc__
    return remembered


def common_head(old: tuple[Element, ...], new: tuple[Element, ...]) -> int:
    """How many elements at the start are the same objects in both."""
    limit = min(len(old), len(new))
    index = 0
    while index < limit and old[index : index + BLOCK] == new[index : index + BLOCK]:
        index += BLOCK
    index = min(index, limit)
    while index < limit and old[index] is new[index]:
        index += 1
    return index


def common_tail(old: tuple[Element, ...], new: tuple[Element, ...], *, limit: int) -> int:
    """How many elements at the end, at most `limit`, are the same objects in both."""
    last, other = len(old), len(new)
    count = 0
    while count + BLOCK <= limit and (
        old[last - count - BLOCK : last - count] == new[other - count - BLOCK : other - count]
    ):
        count += BLOCK
    while count < limit and old[last - count - 1] is new[other - count - 1]:
        count += 1
    return count


def _relative(
    recent: list[tuple[tuple[Element, ...], tuple[Result, ...]]], elements: tuple[Element, ...]
) -> tuple[tuple[Element, ...], tuple[Result, ...]]:
    """The remembered version that shares the first or the last of `elements`."""
    for known, values in recent:
        if known is elements:
            return known, values
    related = [
        pair
        for pair in recent
        if pair[0] and elements and (pair[0][0] is elements[0] or pair[0][-1] is elements[-1])
    ]
    # Of a story and the file that it begins with, the one that is as long.
    return min(related, key=lambda pair: abs(len(pair[0]) - len(elements)), default=((), ()))
