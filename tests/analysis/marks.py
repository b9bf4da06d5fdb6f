"""Screenplays with marks in them: `|` is the cursor, `⟦` and `⟧` stand around a piece of text."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from screenplay_ls.fountain import Span


def take_cursor(marked: str) -> tuple[str, int]:
    """The text without its cursor, and where that was."""
    assert marked.count("|") == 1, "one cursor, please"
    offset = marked.index("|")
    return marked.replace("|", ""), offset


def take_spans(marked: str) -> tuple[str, list[Span]]:
    """The text without brackets, and what they stood around."""
    spans: list[Span] = []
    text = ""
    opened: list[int] = []
    for character in marked:
        if character == "⟦":
            opened.append(len(text))
        elif character == "⟧":
            spans.append(Span(opened.pop(), len(text)))
        else:
            text += character
    return text, spans


def show_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with brackets around the spans, so that a failed test shows where they are."""
    closing = sorted((span.end, -span.start) for span in spans)
    opening = sorted((span.start, -span.end) for span in spans)
    marks = [(end, 0, "⟧") for end, _ in closing] + [(start, 1, "⟦") for start, _ in opening]
    shown, last = "", 0
    for offset, _, mark in sorted(marks, key=lambda item: item[:2]):
        shown += text[last:offset] + mark
        last = offset
    return shown + text[last:]


LINES = [
    "INT. HOUSE - DAY",
    "EXT. HOUSE - KITCHEN - NIGHT #12A#",
    ".A DREAM",
    "ANNA",
    "ANNA (V.O.)",
    "BOB (CONT'D) ^",
    "@李明",
    "(beat)",
    "Hello, Bob. Will Anna’s brother come?",
    "Anna walks in. BOB follows her 🎬 slowly.",
    "  ",
    "",
    "",
    "CUT TO:",
    "> FADE OUT.",
    "> THE END <",
    "# Act One",
    "### Deep",
    "= What happens.",
    "[[A note about ANNA]]",
    "She [[why?]] waits /* or not */.",
    "/* cut",
    "*/",
    "[[open",
    "===",
    "~La la",
    "Title: A Play",
    "#",
    "@",
    ".",
    "\ufeffStraße",
]
"""Lines that make every kind of element, and some that try to."""


def screenplays() -> st.SearchStrategy[str]:
    """Texts that look like screenplays, with all line ends and stray marks."""
    line = st.one_of(st.sampled_from(LINES), st.text("aB .#@>[]/*=~()\u2028\x0c", max_size=8))
    ends = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"])
    return st.lists(st.tuples(line, ends).map("".join), max_size=14).map("".join)
