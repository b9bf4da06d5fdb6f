"""Rules that look for wording in paragraphs of action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.rules.script import Script, words
from screenplay_ls.fountain import Kind, Span


def in_action(script: Script, pattern: re.Pattern[str]) -> Iterator[tuple[Span, re.Match[str]]]:
    """Where a pattern matches the plain words of action, and what it matched."""
    for placed in script.of(Kind.ACTION):
        for match in pattern.finditer(placed.element.plain):
            yield words(placed, match.start(), match.end()), match
