"""The logic holes of a scene: what the red pen's rules find, and questions that a reader may ask.

The findings are certain as far as their rules go. The questions are the model's; each is tied to a
line, and kept only if it asks about what stands there.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.rules import check
from screenplay_ls.analysis.rules.rule import LOGIC
from screenplay_ls.analysis.tone.words import shortened
from screenplay_ls.assist.drafts import bounds
from screenplay_ls.assist.drafts.draft import (
    Ask,
    Draft,
    Kind,
    NothingToDraft,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.holes_prompt import EXAMPLES, SYSTEM, TASK
from screenplay_ls.assist.drafts.passages import Placed, line_number, lines_in, selected
from screenplay_ls.assist.drafts.sentences import content_words, sentence
from screenplay_ls.assist.drafts.slots import Slot, fill
from screenplay_ls.fountain import Document, Span
from screenplay_ls.llm.engine import Turn

LEAST_WORDS = 5
"""A line that says so little raises no question."""


@dataclass(frozen=True)
class HolesWishes:
    """How much is asked."""

    questions: int = wish(4, "Questions of a reader besides what the rules find; 0 for none.")


def steps(source: Source, wishes: HolesWishes, take: int) -> Steps:
    """List what the rules find, then ask about the lines that say most.

    Raises:
        NothingToDraft: there is nothing to look at.
    """
    span = selected(source)
    lines = list(lines_in(source.document, span))
    if not lines:
        raise NothingToDraft(
            "There is nothing to look at here: put the cursor on a scene heading, or select lines."
        )
    return _list(source.document, span, lines, wishes)


def _list(document: Document, span: Span, lines: list[Placed], wishes: HolesWishes) -> Steps:
    found = [finding for finding in check(document) if _is_hole(finding, span)]
    asked: list[tuple[Placed, str]] = []
    telling = [one for one in lines if len(one.line.text.split()) >= LEAST_WORDS]
    step = max(1, len(telling) // max(1, wishes.questions))
    for placed in telling[::step][: max(0, wishes.questions)]:
        said = [question for _, question in asked]
        question = yield from fill(_question(document, placed, said))
        if question:
            asked.append((placed, question))
    text = "\n".join(_written(document, found, asked)) + "\n"
    notes = () if asked or not wishes.questions else ("No question was good enough.",)
    return Draft("Holes", text, (), notes, "markdown")


def _is_hole(finding: Finding, span: Span) -> bool:
    places = [finding.span, *(related.span for related in finding.related)]
    inside = any(place.start < span.end and span.start <= place.end for place in places)
    return finding.source == LOGIC and inside


def _question(document: Document, placed: Placed, said: list[str]) -> Slot:
    line = placed.line
    names = [role.name for role in cast(document).values()]
    known = list(dict.fromkeys([*(name.title() for name in names), *_capitals(line.text)]))
    about = content_words(line.text) - content_words(" ".join(known))
    closed = bounds.closed_sentence(known, starts=STARTS)
    who = f"{line.speaker.title()} says" if line.speaker else "We see"

    def read(answer: str) -> str:
        text = sentence(answer, least=4, most=20, known=[*known, line.text], said=said)
        return text if text.endswith("?") and about & content_words(text) else ""

    ask = Ask(
        page=f"{EXAMPLES}{who}: {line.text}\nThe reader asks:",
        turns=(Turn("system", SYSTEM), Turn("user", f"{who}: {line.text}\n{TASK}")),
        max_tokens=40,
        stop=("\n",),
        grammar=closed.replace("[.?!]", '"?"'),
        doing=f"A reader looks at line {line_number(document, placed.span.start)}",
    )
    return Slot(ask, read)


STARTS = ("How", "Since when", "What", "When", "Where", "Who", "Why")


def _capitals(text: str) -> list[str]:
    words = text.replace(",", " ").split()
    return [word.strip(".?!…;:\"'") for word in words[1:] if word[:1].isupper() and word.isalpha()]


def _written(
    document: Document, found: list[Finding], asked: list[tuple[Placed, str]]
) -> Generator[str, None, None]:
    yield "# Logic"
    yield ""
    if not found:
        yield "The rules find no hole here."
    for finding in found:
        yield f"- {_quoted(document, finding.span)} {finding.message}"
        for related in finding.related:
            yield f"  - {_quoted(document, related.span)} {related.message}"
    if asked:
        yield ""
        yield "# What a reader may ask"
        yield ""
    for placed, question in asked:
        yield f"- {_quoted(document, placed.span)} {question}"


def _quoted(document: Document, span: Span) -> str:
    line = document.lines.line_of(span.start)
    start, end = document.lines.start(line), document.lines.end(line)
    whole = document.text[start:end].strip()
    quote = document.text[span.start : span.end] if span.end - span.start > 40 else whole
    return f"Line {line + 1}, “{shortened(quote)}”:"


KIND = Kind("holes", "List the logic holes of this scene", HolesWishes, steps)
