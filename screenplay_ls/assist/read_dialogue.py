"""What of a model's answer is shown at the cursor of a speech.

A small model goes on and on: into the next speech, into what already stands below the cursor, in
circles. Each step here takes a text and gives a shorter one, so that a step can be added or
measured alone.
"""

from __future__ import annotations

import re

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.assist.page import DANGLING, lines_of
from screenplay_ls.fountain import Kind, parse

FOREIGN = re.compile(r"/\*|\*/|\[\[|\]\]|<[|/]|```|\ufffd|[\x00-\x08\x0b-\x1f]")
"""What is never spoken: notes, boneyard, a chat model's control words, broken characters."""

HEADING = re.compile(r"\s*(?:INT|EXT|EST|I/E|INT\./EXT)[. ]", re.IGNORECASE)
_LIKE_A_CUE = re.compile(r"[^a-z.!?,]*[A-Z]{2}[^a-z.!?,]*")
"""Below the first line of an answer, capitals without punctuation are somebody's cue."""

CLAUSE_END = re.compile(r"[.!?…,;:—](?=[\s\"”’)]|$)|--(?=\s|$)")
REPEATS = {1: 4, 2: 3}
"""How often a word, or two, must be said in a row to be a model going in circles; longer phrases
twice. People do say "no, no, no"."""


def is_complete(request: Request, answer: str) -> bool:
    """Whether nothing that the model may still add would be shown."""
    whole = _joined(answer, request)
    text, ended = _own_lines(whole, request)
    useless = bool(answer.strip()) and not whole
    return ended or useless or len(text) > request.options.max_length


def read(request: Request, answer: str, *, cut: bool = False) -> str:
    """What may stand at the cursor, or an empty text.

    It parses as part of the speech, says nothing that stands there already, and ends with a whole
    word. `cut` says that the answer was ended by the budget, not by the model.
    """
    whole = _joined(answer, request)
    text, _ = _own_lines(whole, request)
    text = _without_circles(text)
    text = _without_what_follows(text, request)
    text = _closed(text, request)
    text = _within(text, request.options.max_length, cut=cut and len(text) == len(whole))
    text = text.rstrip()
    if not any(map(str.isalnum, text)) or _was_said(text, request):
        return ""
    return text if _is_spoken(text, request) else ""


def _joined(answer: str, request: Request) -> str:
    """The answer as it goes on from the cursor.

    The prompt ended before the spaces at the cursor, so the answer brings its own; without one it
    goes on with the word that the writer has just finished.
    """
    if not request.line:
        return answer.lstrip()
    if not request.after_space:
        return answer
    return answer.lstrip(" \t") if answer[:1].isspace() else ""


def _own_lines(text: str, request: Request) -> tuple[str, bool]:
    """The lines that belong to the speech, and whether something follows that does not."""
    own = FOREIGN.split(text, maxsplit=1)[0]
    if request.in_parenthetical:
        inside, bracket, _ = own.partition(")")
        own = inside if request.rest_of_line.startswith(")") else inside + bracket
        if bracket:
            return lines_of(own)[0], True
    first, *more = lines_of(own)
    if not request.line and _opens_block(first, request):
        return "", True
    kept = [first]
    for number, line in enumerate(more, start=1):
        last = number == len(more)
        if len(kept) == request.most_lines or (not line.strip() and not last):
            return "\n".join(kept), True
        if _opens_block(line, request) or _LIKE_A_CUE.fullmatch(line):
            # The last line may go on: "HANK" may become "HANKERING".
            return "\n".join(kept), not last
        if line.strip():
            kept.append(line.strip())
    return "\n".join(kept), own != text


def _opens_block(line: str, request: Request) -> bool:
    """Whether a line is somebody's cue, or a heading, and not spoken."""
    name = re.sub(r"\s*\(.*|[\s:^]+$", "", line).strip()
    return name in request.names or HEADING.match(line) is not None


def _without_circles(text: str) -> str:
    """The text up to where it begins to say the same again and again."""
    words = list(re.finditer(r"\S+", text))
    said = [re.sub(r"\W", "", word[0]).lower() for word in words]
    for start in range(len(said)):
        for length in range(1, (len(said) - start) // 2 + 1):
            turns = REPEATS.get(length, 2)
            if said[start : start + length * turns] == said[start : start + length] * turns:
                return text[: words[start + length - 1].end()].rstrip(DANGLING + ",")
    return text


def _without_what_follows(text: str, request: Request) -> str:
    """The text without what stands after the cursor already."""
    rest = request.rest_of_line.strip()
    if rest:
        again = text.lower().find(rest.lower())
        if again >= 0:
            text = text[:again]
        for length in range(min(len(rest), len(text)), 0, -1):
            if text.lower().endswith(rest[:length].lower()):
                text = text[:-length]
                break
    following = {line.lower() for line in request.lines_after if line}
    kept: list[str] = []
    for line in lines_of(text):
        if (request.line + line if not kept else line).strip().lower() in following:
            break
        kept.append(line)
    return "\n".join(kept)


def _closed(text: str, request: Request) -> str:
    """The text without a bracket that stays open, and without emphasis that does."""
    if not request.in_parenthetical and text.rfind("(") > text.rfind(")"):
        text = text[: text.rfind("(")]
    for mark in "*_":
        if (request.line + text + request.rest_of_line).count(mark) % 2:
            text = text.replace(mark, "")
    return text


def _within(text: str, most: int, *, cut: bool) -> str:
    """The text cut at a clause where a good part of it is kept so, else at a word."""
    if len(text) > most:
        text, cut = text[: most + 1], True
    if not cut:
        return text
    ends = [match.end() for match in CLAUSE_END.finditer(text[:most])]
    if ends and ends[-1] >= len(text) // 3:
        return text[: ends[-1]]
    whole, space, _ = text.rpartition(" ")
    return whole.rstrip(DANGLING) if space else ""


def _was_said(text: str, request: Request) -> bool:
    """Whether the line would say what was said on this page already, word for word."""
    line = (request.line + text).strip().lower()
    return len(line.split()) > 2 and line in request.heard


def _is_spoken(text: str, request: Request) -> bool:
    """Whether the parser takes the text, where it would stand, as part of this speech."""
    rest = request.rest_of_line
    document = parse(f".SCENE\n\n{request.head}{text}{rest}\n")
    speeches = document.speeches
    if len(speeches) != 1 or speeches[0].last != len(document.elements):
        return False
    kinds = {element.kind for element in document.elements[speeches[0].first + 1 :]}
    return bool(kinds) and kinds <= {Kind.DIALOGUE, Kind.PARENTHETICAL}
