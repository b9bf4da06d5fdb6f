"""Steps of reading an answer that do not depend on what is written."""

from __future__ import annotations

import re

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.assist.page import DANGLING, lines_of

FOREIGN = re.compile(
    r"/\*|\*/|\[\[|\]\]|<[|/]|```|\ufffd|[\x00-\x08\x0b-\x1f]|\((?:MORE|CONT['’]D|CONTINUED)\)"
)
"""What is never written: notes, boneyard, a chat model's control words, broken characters, what
only a printed page has."""

OPENING = " \t\n([{“‘"
"""What an answer must not end with: it opens something, and nothing follows."""

HEADING = re.compile(r"\s*(?:INT|EXT|EST|I/E|INT\./EXT)[. ]", re.IGNORECASE)
CLAUSE_END = re.compile(r"[.!?…,;:—](?=[\s\"”’)]|$)|--(?=\s|$)")
SENTENCE_END = re.compile(r"[.!?…][\"”’)*_]*\Z")
REPEATS = {1: 4, 2: 3}
"""How often a word, or two, must be said in a row to be a model going in circles; longer phrases
twice. People do say "no, no, no"."""

ENDLESS = re.compile(r"[^\s\-–—]{31,}|\S{61,}")
"""What looks like one word and is a model that cannot end it."""

CHATTER = re.compile(
    r"(?:sure|certainly|of course|here(?:['’]s| is| are))\b[^\n]*"
    r"\b(?:continu|complet|script|text|scene|dialogue)|as an ai\b|"
    r"i(?:['’]m| am) sorry[^\n]*\b(?:assist|continue)",
    re.IGNORECASE,
)
"""How a correspondent begins who talks about the task instead of doing it."""

LETS_IN = 2
"""Words of what stands behind the cursor by which it is known in an answer."""


def opens_block(request: Request, line: str) -> bool:
    """Whether a line is somebody's cue, or a heading."""
    name = re.sub(r"\s*\(.*|[\s:^]+$", "", line).strip()
    return name in request.names or HEADING.match(line) is not None


def without_circles(text: str) -> str:
    """The text up to where it begins to say the same again and again."""
    if endless := ENDLESS.search(text):
        text = text[: endless.start()].rstrip(DANGLING + ",")
    words = list(re.finditer(r"\S+", text))
    said = [re.sub(r"\W", "", word[0]).lower() for word in words]
    for start in range(len(said)):
        for length in range(1, (len(said) - start) // 2 + 1):
            turns = REPEATS.get(length, 2)
            if said[start : start + length * turns] == said[start : start + length] * turns:
                return text[: words[start + length - 1].end()].rstrip(DANGLING + ",")
    return text


def without_what_follows(request: Request, text: str) -> str:
    """The text without what stands after the cursor already."""
    rest = request.rest_of_line.strip()
    if rest:
        text = _without_rest(text, rest)
    following = {line.lower() for line in request.lines_after if line}
    kept: list[str] = []
    for line in lines_of(text):
        if (request.line + line if not kept else line).strip().lower() in following:
            break
        kept.append(line)
    return "\n".join(kept)


def _without_rest(text: str, rest: str) -> str:
    first_words = re.match(rf"(?:\W*\w[\w'’]*){{{LETS_IN}}}", rest)
    for known in (rest, first_words[0] if first_words else ""):
        again = text.lower().find(known.lower()) if known else -1
        if again >= 0:
            return text[:again]
    for length in range(min(len(rest), len(text)), 0, -1):
        if text.lower().endswith(rest[:length].lower()):
            return text[:-length]
    return text


def fits_what_follows(request: Request, text: str) -> bool:
    """Whether the rest of the line can stand behind the text.

    A sentence that ends is not followed by the middle of another one, nor by a second mark.
    """
    rest = request.rest_of_line.strip()
    ends = SENTENCE_END.search(text) is not None or text.endswith((",", ";", ":"))
    return not (rest and ends and (rest[0].islower() or rest[0] in ".,;:!?…"))


def closed(request: Request, text: str) -> str:
    """The text without a bracket or a quotation that stays open, and without such emphasis."""
    for opens, closes in ("()", "[]", "{}"):
        inside = opens == "(" and request.in_parenthetical
        if not inside and text.rfind(opens) > text.rfind(closes):
            text = text[: text.rfind(opens)]
    if text.endswith('"') and (request.line + text + request.rest_of_line).count('"') % 2:
        text = text[:-1]
    for mark in "*_":
        if (request.line + text + request.rest_of_line).count(mark) % 2:
            text = text.replace(mark, "")
    return text


def within(text: str, most: int, *, cut: bool) -> str:
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


def was_said(request: Request, text: str) -> bool:
    """Whether the line would say what stands near it already, word for word."""
    line = (request.line + text).strip().lower()
    return len(line.split()) > 2 and line in request.heard


def from_a_correspondent(request: Request, answer: str) -> str:
    """The answer of a model that was asked in a conversation, as it goes on from the cursor.

    Such a model likes to begin with what it was given, to put the whole in quotation marks, and
    leaves out the space that would join it.
    """
    if is_repeating(request, answer) or CHATTER.match(answer.lstrip()):
        return ""
    text = _without_repetition(request, answer.lstrip())
    if text[:1] == '"' and '"' not in request.line:
        text = text[1:].rstrip().removesuffix('"')
    joins = not request.line or request.after_space or text[:1] in ".,;:!?…)'’"
    return text if joins or not text else f" {text}"


def is_repeating(request: Request, answer: str) -> bool:
    """Whether all of it so far repeats what stands before the cursor."""
    said = answer.strip().lower()
    return bool(said) and any(text.startswith(said) for text in _before(request))


def _without_repetition(request: Request, text: str) -> str:
    for before in _before(request):
        if before and text.lower().startswith(before):
            return text[len(before) :].lstrip()
    return text


def _before(request: Request) -> tuple[str, ...]:
    """The block and the cursor's line as they stand before the cursor, in lower case."""
    head = "\n".join(line.strip() for line in lines_of(request.head)).strip()
    return head.lower(), request.line.strip().lower()
