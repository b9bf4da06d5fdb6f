"""Where a sentence of action ends in a model's answer, and whether a text is action.

Action is suggested sentence by sentence: what comes after is asked for when the first one stands.
"""

from __future__ import annotations

import re

from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.assist.page import lines_of
from screenplay_ls.assist.read_steps import opens_block
from screenplay_ls.fountain import Kind, parse

_SENTENCE_ENDS = re.compile(r"[.!?…]+[\"”’)*_]*(?=\s+[\"“‘(*_]*[A-Z0-9À-Þ])")
_SHORTENED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Capt|Col|Gen|Prof|Jr|Sr|vs|No)|\b[A-Z])\Z")
"""Before a full stop that does not end a sentence."""


def own_part(request: Request, text: str) -> tuple[str, bool]:
    """The rest of the sentence, and whether something follows that does not belong to it."""
    first, *more = lines_of(text)
    if not request.line and opens_block(request, first):
        return "", True
    for end in _SENTENCE_ENDS.finditer(first):
        before = first[: end.start()]
        if any(map(str.isalnum, before)) and not _SHORTENED.search(before):
            return first[: end.end()], True
    return first, bool(more)


def belongs(request: Request, text: str) -> bool:
    """Whether the parser takes the text, where it would stand, as part of this paragraph.

    A paragraph without a small letter would be a cue as soon as a line stands below it; one that
    begins with a small letter is the end of another one.
    """
    if not request.head and text[:1].islower():
        return False
    paragraph = f"{request.head}{text}{request.rest_of_line}"
    if not any(map(str.islower, paragraph)):
        return False
    below = "".join(f"{line}\n" for line in request.lines_after)
    document = parse(f".SCENE\n\n{paragraph}\n{below}")
    return [element.kind for element in document.elements[1:]] == [Kind.ACTION]
