"""What of a model's answer is shown at the cursor.

A small model goes on and on: into the next speech, into what already stands below the cursor, in
circles. Each step takes a text and gives a shorter one, so that a step can be added or measured
alone: `read_dialogue` and `read_action` know where what is written ends, `read_steps` holds what
both have in common.
"""

from __future__ import annotations

from screenplay_ls.assist import read_action, read_dialogue, read_steps
from screenplay_ls.assist.continue_dialogue import Request
from screenplay_ls.assist.place import PlaceKind


def is_complete(request: Request, answer: str) -> bool:
    """Whether nothing that the model may still add would be shown."""
    if not request.plain and read_steps.is_repeating(request, answer):
        return False
    whole = joined(request, answer)
    text, ended = _own_part(request, whole)
    useless = bool(answer.strip()) and not whole
    return ended or useless or len(text) > request.options.max_length


def read(request: Request, answer: str, *, cut: bool = False) -> str:
    """What may stand at the cursor, or an empty text.

    It parses as part of what is written there, says nothing that stands there already, fits what
    stands behind it, and ends with a whole word. `cut` says that the answer was ended by the
    budget, not by the model.
    """
    whole = joined(request, answer)
    text, _ = _own_part(request, whole)
    text = read_steps.without_circles(text)
    text = read_steps.without_what_follows(request, text)
    text = read_steps.closed(request, text)
    text = read_steps.within(text, request.options.max_length, cut=cut and len(text) == len(whole))
    text = text.rstrip(read_steps.OPENING)
    if not any(map(str.isalnum, text)) or read_steps.was_said(request, text):
        return ""
    if not read_steps.fits_what_follows(request, text):
        return ""
    module = read_action if request.kind is PlaceKind.ACTION else read_dialogue
    return text if module.belongs(request, text) else ""


def joined(request: Request, answer: str) -> str:
    """The answer as it goes on from the cursor.

    The prompt ended before the spaces at the cursor, so the answer brings its own; without one it
    goes on with the word that the writer has just finished.
    """
    if not request.plain:
        return read_steps.from_a_correspondent(request, answer)
    if not request.line:
        return answer.lstrip()
    if not request.after_space:
        return answer
    return answer.lstrip(" \t") if answer[:1].isspace() else ""


def _own_part(request: Request, text: str) -> tuple[str, bool]:
    """The part that belongs here, and whether something follows that does not."""
    own = read_steps.FOREIGN.split(text, maxsplit=1)[0]
    if request.kind is PlaceKind.ACTION:
        part, ended = read_action.own_part(request, own)
    else:
        part, ended = read_dialogue.own_part(request, own)
    return part, ended or own != text
