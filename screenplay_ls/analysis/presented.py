"""Names in capitals in the action: by custom, where somebody is first seen.

Asked after every keystroke, to colour them: who looks keeps what was found with each element, for
as long as the cast is the same.
"""

from __future__ import annotations

import re

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.includes import include_spans
from screenplay_ls.analysis.memo import per_part
from screenplay_ls.fountain import Document, Element, Kind, Span


class Presenting:
    """Finds the names of a cast."""

    def __init__(self, names: tuple[str, ...]) -> None:
        # An apostrophe in a name may be a typographic one in the text.
        longest = sorted(names, key=len, reverse=True)
        joined = "|".join(re.escape(name).replace("'", "['’]") for name in longest)
        # Without a condition in front, most places are passed over at a glance.
        self._pattern = re.compile(rf"(?:{joined})(?!\w)") if names else None

    def names_in(self, element: Element) -> tuple[Span, ...]:
        """Where action writes the name of a speaker in capitals, relative to its `raw`."""
        if element.kind is not Kind.ACTION or self._pattern is None:
            return ()
        found = [Span(*match.span()) for match in self._pattern.finditer(element.raw)]
        if not found:
            return ()
        aside = [inline.span for inline in element.inlines]
        aside += [whole for whole, _ in include_spans(element)]
        return tuple(
            span
            for span in found
            if element.raw[span.start : span.end].isupper()
            and not element.raw[max(span.start - 1, 0) : span.start].isalnum()
            and not any(inline.start <= span.start < inline.end for inline in aside)
        )


@per_part(lambda document: tuple(cast(document)))
def presenting(document: Document) -> Presenting:
    """For the cast of a script; the same object while the cast is the same."""
    return Presenting(tuple(cast(document)))
