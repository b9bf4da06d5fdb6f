"""A line that is meant as a scene heading and is not one, because of how it begins.

`INTERIOR KITCHEN - DAY`, `ITN. KITCHEN`, `INT: KITCHEN` and `KITCHEN - NIGHT` are action to a
Fountain program: only INT, EXT, EST, INT./EXT, INT/EXT and I/E make a heading, or a forcing dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.headings import TIMES
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import (
    Line,
    Script,
    insertion,
    is_capitals,
    lines,
    quoted,
)
from screenplay_ls.fountain import Kind, Placed, Span

CODE = "heading-unknown-prefix"

_BOTH = re.compile(r"(?:E/I|EXT\.?\s*/\s*INT|INT\.?\s*/\s*EXT)\b\.?\s*")
_LONG = re.compile(r"(INTERIOR|EXTERIOR|INTERNAL|EXTERNAL)\b[.:,]?\s*(?:-+\s*)?")
_MARKED = re.compile(r"(INT|EXT|EST)\s*[:,;-]+\s*")
_MISTYPED = re.compile(r"([A-Z]{2,5})\.\s+(?=[A-Z0-9])")
_TIMED = re.compile(rf"(.+?)\s(?:-+|–|—)\s(?:{'|'.join(TIMES)})\b[^a-z]*")
_NOT_A_PLACE = re.compile(
    r"(?:MONTAGE|INTERCUT|SERIES|FLASH|BACK TO|END|BEGIN|TITLE|SUPER|CUT|INSERT|ANGLE|THE END|"
    r"CLOSE|POV|ON|OVER|FADE|DISSOLVE|MATCH|SMASH|LATER|CONTINUED|CHAPTER|ACT|PART|SCENE)\b"
)


@rule(CODE, FORM)
def heading_unknown_prefix(script: Script) -> Iterator[Finding]:
    """A scene heading that begins with something else than INT., EXT. or another known prefix."""
    for placed in script.of(Kind.ACTION, Kind.CHARACTER):
        if not is_capitals(placed.element.raw) or placed.element.raw.lstrip()[:1] in ("!", "@"):
            continue
        line, *more = lines(placed)
        if more:
            continue
        if placed.element.kind is Kind.ACTION:
            yield from _mistaken(line)
        yield from _bare(script, placed, line)


def _mistaken(line: Line) -> Iterator[Finding]:
    for prefix, match in _read(line.text):
        start = line.span.start
        yield Finding(
            Span(start, start + len(match.group().rstrip())),
            CODE,
            f"{quoted(line.text)} is not a scene heading: no program knows "
            f"{quoted(match.group())}. Write {prefix}",
            fixes=(
                Fix(
                    f"Write {prefix}",
                    (Edit(Span(start, start + match.end()), f"{prefix} "),),
                    preferred=True,
                    safe=True,
                ),
            ),
        )
        return


def _read(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The prefix that the beginning of a line is meant to be."""
    if match := _BOTH.match(text):
        yield "INT./EXT.", match
    if match := _LONG.match(text):
        yield f"{match[1][:3]}.", match
    if match := _MARKED.match(text):
        yield f"{match[1]}.", match
    if (match := _MISTYPED.match(text)) and (prefix := _meant(match[1])):
        yield prefix, match


def _meant(word: str) -> str | None:
    """INT. for ITN and IINT, EXT. for ETX and EX; None for a word that is no such slip."""
    for prefix in ("INT", "EXT"):
        if sorted(word) == sorted(prefix) or word == prefix[:2]:
            return f"{prefix}."
        if len(word) == len(prefix) + 1 and any(
            word[:i] + word[i + 1 :] == prefix for i in range(len(word))
        ):
            return f"{prefix}."
        if len(word) == len(prefix) and sum(a != b for a, b in zip(word, prefix, strict=True)) == 1:
            return f"{prefix}." if word[0] == prefix[0] else None
    return None


def _bare(script: Script, placed: Placed, line: Line) -> Iterator[Finding]:
    """A place and a time of day with nothing before them."""
    if next(_read(line.text), None) or _NOT_A_PLACE.match(line.text):
        return
    if line.text.startswith(("(", "[", ">")) or not _TIMED.fullmatch(line.text):
        return
    below = [insertion(line.span.end, script.newline)] if _glued(placed) else []
    start = line.span.start
    yield Finding(
        line.span,
        CODE,
        f"{quoted(line.text)} reads like a scene heading without INT. or EXT., "
        "so it is not one: it is missing from the outline.",
        fixes=tuple(
            Fix(title, (insertion(start, prefix), *below))
            for title, prefix in (
                ("Add INT.", "INT. "),
                ("Add EXT.", "EXT. "),
                ("Make it a scene heading as it is, with a dot", "."),
            )
        ),
    )


def _glued(placed: Placed) -> bool:
    return placed.element.kind is Kind.CHARACTER
