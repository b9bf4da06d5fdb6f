"""(O.S.) on somebody whom the action shows at that very moment.

Only the paragraph right above the cue is looked at, and only where it is about the speaker. (V.O.)
is no business of this rule: thoughts and narration are spoken over the picture of their speaker
all the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.finding import Finding, Fix, Related
from screenplay_ls.analysis.rules.doings import Doing, doings
from screenplay_ls.analysis.rules.rule import LOGIC, rule
from screenplay_ls.analysis.rules.script import Script, deletion
from screenplay_ls.fountain import Kind, Span

CODE = "offscreen-but-shown"

_OFF = re.compile(r"\s*\(\s*O\.?\s?[SC]\.?\s*\)", re.IGNORECASE)
_SHOWN = re.compile(
    r"^[^,;.]{0,30}?\b(?:looks?|turns?|smiles?|nods?|stares?|sits?|stands?|grins?|shrugs?|stops|"
    r"glances?|frowns?|leans?|kneels?|laughs?|winces?|blinks?|takes|picks|opens|lifts|raises|"
    r"faces|enters|approaches|steps in|comes in|walks in)\b"
)
_UNSEEN = re.compile(
    r"\b(?:away|off|out|exits|leaves|gone|hears?|heard|door|next room|off ?screen|outside|behind|"
    r"voice|phone|radio|shadow|unseen|disappears|back in|from inside|from the)\b",
    re.IGNORECASE,
)


@rule(CODE, LOGIC)
def offscreen_but_shown(script: Script) -> Iterator[Finding]:
    """(O.S.) on a speaker whom the action right above shows."""
    about: dict[int, Doing] = {}
    for doing in script.once(doings):
        about[doing.placed.index] = doing
    for speech in script.document.speeches:
        above = script.before(speech.first)
        if above is None or above.element.kind is not Kind.ACTION:
            continue
        doing = about.get(above.index)
        if doing is None or doing.name != key_of(speech.name):
            continue
        if not _SHOWN.search(doing.rest) or _UNSEEN.search(doing.rest):
            continue
        span = script.document.span_of(speech.first)
        match = _OFF.search(script.document.text, span.start, span.end)
        if match is None:
            continue
        yield Finding(
            Span(match.end() - len(match.group().lstrip()), match.end()),
            CODE,
            f"{speech.name} is in the picture right above, so not off screen.",
            fixes=(
                Fix(
                    f"Remove {match.group().strip()}",
                    (deletion(match.start(), match.end()),),
                    preferred=True,
                ),
            ),
            related=(Related(doing.span, f"{speech.name} is seen here"),),
        )
