"""Where a speech ends in a model's answer, and whether a text is spoken."""

from __future__ import annotations

import re

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.assist.page import lines_of
from screenplay_ls.assist.read_steps import opens_block
from screenplay_ls.fountain import Kind, parse

_LIKE_A_CUE = re.compile(r"[^a-z.!?,]*[A-Z]{2}[^a-z.!?,]*")
"""Below the first line of an answer, capitals without punctuation are somebody's cue."""


def own_part(request: Request, text: str) -> tuple[str, bool]:
    """The lines that belong to the speech, and whether something follows that does not."""
    if request.in_parenthetical:
        inside, bracket, _ = text.partition(")")
        own = inside if request.rest_of_line.startswith(")") else inside + bracket
        return lines_of(own)[0], bool(bracket)
    first, *more = lines_of(text)
    if not request.line and opens_block(request, first):
        return "", True
    kept = [first]
    for number, line in enumerate(more, start=1):
        last = number == len(more)
        if len(kept) == request.most_lines or (not line.strip() and not last):
            return "\n".join(kept), True
        if opens_block(request, line) or _LIKE_A_CUE.fullmatch(line):
            # The last line may go on: "HANK" may become "HANKERING".
            return "\n".join(kept), not last
        if line.strip():
            kept.append(line.strip())
    return "\n".join(kept), False


def belongs(request: Request, text: str) -> bool:
    """Whether the parser takes the text, where it would stand, as part of this speech."""
    rest = request.rest_of_line
    document = parse(f".SCENE\n\n{request.head}{text}{rest}\n")
    speeches = document.speeches
    if len(speeches) != 1 or speeches[0].last != len(document.elements):
        return False
    kinds = {element.kind for element in document.elements[speeches[0].first + 1 :]}
    return bool(kinds) and kinds <= {Kind.DIALOGUE, Kind.PARENTHETICAL}
