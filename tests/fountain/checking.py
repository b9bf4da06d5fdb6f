"""One way to say what a text is read as: `check(text, "character: STEEL", "dialogue: Hi.")`."""

from __future__ import annotations

from screenplay_ls.fountain import Document, Kind, parse
from screenplay_ls.fountain.scan import Scanner

ASIDES = (Kind.NOTE, Kind.BONEYARD)


def check(text: str, *expected: str) -> None:
    """Reads a text and compares its elements, written `kind: text`, in the order they begin.

    Notes and boneyards have lines of their own. The text must come back from the elements, and
    the quick expressions must see in it what the grammar sees.
    """
    document = parse(text)
    assert listing(document) == list(expected)
    check_invariants(document)


def listing(document: Document) -> list[str]:
    """The elements of a document, written `kind: text`; the title page and blank lines apart."""
    found: list[tuple[int, str]] = []
    for placed in document.placed():
        start, element = placed.start, placed.element
        if element.kind not in (Kind.TITLE_PAGE, Kind.BLANK, *ASIDES):
            line = f"{element.kind.value}: {element.text}".strip()
            found.append((start + element.content.start, line))
        found += [(start + i.span.start, f"{i.kind.value}: {i.text}") for i in element.inlines]
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def check_invariants(document: Document) -> None:
    """What holds for every text."""
    elements = document.elements
    assert "".join(element.raw for element in elements) == document.text
    assert all(element.raw for element in elements)
    scanner = Scanner(document.text, use_shapes=False)
    scanner.read_top()
    scanner.read(len(document.text))
    assert shape(document) == [(element.kind, element.raw) for element in scanner.elements]
    for index, element in enumerate(elements):
        span, start = document.span_of(index), document.start_of(index)
        assert start <= span.start <= span.end <= start + len(element.raw)
        offsets = [element.raw_offset(at) for at in range(len(element.plain) + 1)]
        assert offsets == sorted(offsets)
        assert offsets[-1] <= len(element.raw)
        for letter, offset in zip(element.plain, offsets, strict=False):
            assert letter in " \n" or element.raw[offset] == letter


def shape(document: Document) -> list[tuple[Kind, str]]:
    """What makes two documents the same."""
    return [(element.kind, element.raw) for element in document.elements]
