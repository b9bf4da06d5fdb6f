"""Reading a text, whole or after an edit."""

from __future__ import annotations

from collections.abc import Callable

from screenplay_ls.fountain.document import Document, Edit
from screenplay_ls.fountain.elements import Element
from screenplay_ls.fountain.kinds import Kind, Span
from screenplay_ls.fountain.scan import Scanner

_EMPTY_LINE = ("\n\n", "\n\r\n", "\r\r")
"""What ends in one leaves nothing open, and depends on nothing below it but a `*/`."""


def parse(text: str) -> Document:
    """Reads a screenplay. Never fails: whatever is nothing else is action."""
    scanner = Scanner(text)
    scanner.read_top()
    scanner.read(len(text))
    return Document(text, tuple(scanner.elements))


def reparse(old: Document, text: str) -> Document:
    """The same as `parse(text)`; elements an edit left alone are the objects of `old`.

    Only the blocks from the one above the edit to the first one below it that begins where one
    began before are read again. An edit that may close a boneyard opened above it is the one
    that costs a full parse.
    """
    if text == old.text:
        return old
    edit = compare(old.text, text)
    around = max(edit.head - 1, 0), len(text) - edit.tail + 1
    if text.find("*/", *around) >= 0 and text.find("/*", 0, edit.head + 1) >= 0:
        span, new = Span(0, len(old.elements)), parse(text).elements
    else:
        span, new = _read_again(old, text, edit)
    before = old.elements[span.start : span.end]
    most = min(len(before), len(new))
    head = next((i for i in range(most) if not _alike(before[i], new[i])), most)
    most -= head
    tail = next((i for i in range(most) if not _alike(before[-1 - i], new[-1 - i])), most)
    changed = Span(span.start + head, span.end - tail)
    return old.edited(text, changed, new[head : len(new) - tail], edit)


def _alike(one: Element, other: Element) -> bool:
    return one.kind is other.kind and one.raw == other.raw


def compare(old: str, new: str) -> Edit:
    """How much two texts share at their ends."""
    most = min(len(old), len(new))
    head = _shared(most, lambda start, end: new.startswith(old[start:end], start))
    by = len(new) - len(old)

    def same_end(start: int, end: int) -> bool:
        piece = old[len(old) - end : len(old) - start]
        return new.startswith(piece, len(old) - end + by)

    return Edit(head, _shared(most - head, same_end))


def _shared(most: int, same: Callable[[int, int], bool]) -> int:
    """How many are the same, by halving: slices compare at the speed of memory."""
    known, limit = 0, most + 1
    while limit - known > 1:
        middle = (known + limit) // 2
        if same(known, middle):
            known = middle
        else:
            limit = middle
    return known


def _read_again(old: Document, text: str, edit: Edit) -> tuple[Span, tuple[Element, ...]]:
    """The range of old elements that an edit may have touched, and the new ones in their place."""
    top = next(
        (i for i, e in enumerate(old.elements) if e.kind not in (Kind.BLANK, Kind.BONEYARD)),
        len(old.elements),
    )
    first = _first_to_read(old, edit.head)
    if first <= top + 1:
        first = 0
    scanner = Scanner(text, old.start_of(first))
    if not first:
        scanner.read_top()
    moved = len(text) - len(old.text)
    until = len(text) - edit.tail + 4  # So far that an empty line there was there before, too.
    while True:
        scanner.read(until)
        last = old.index_from(scanner.position - moved)
        if scanner.position >= len(text):
            return Span(first, len(old.elements)), tuple(scanner.elements)
        if last > top and old.start_of(last) + moved == scanner.position:
            if scanner.elements[-1].raw.endswith(_EMPTY_LINE):
                return Span(first, last), tuple(scanner.elements)
            last += 1
        until = max(scanner.position + 1, old.start_of(last) + moved)


def _first_to_read(old: Document, head: int) -> int:
    """The beginning of the block above the one in which the texts begin to differ."""
    placed = old.element_at(max(head - 1, 0))
    if placed is None:
        return 0
    return _beginning(old, max(_beginning(old, placed.index) - 1, 0))


def _beginning(old: Document, index: int) -> int:
    while index and not old.elements[index - 1].raw.endswith(_EMPTY_LINE):
        index -= 1
    return index
