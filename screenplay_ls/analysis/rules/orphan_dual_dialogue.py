"""A caret that sets a speech beside another, where there is no other.

`^` behind a cue means: at the same time as the speech directly above. Two speeches fit beside each
other, not three.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, deletion
from screenplay_ls.fountain import Span, Speech

CODE = "orphan-dual-dialogue"


@rule(CODE, FORM)
def orphan_dual_dialogue(script: Script) -> Iterator[Finding]:
    """A speech at the same time as another, where no other stands directly above."""
    before: Speech | None = None
    beside = False
    for speech in script.document.speeches:
        alone = before is None or not _adjoin(script, before, speech)
        if speech.dual and (alone or beside):
            yield _finding(script, speech, third=not alone)
        beside = speech.dual and not alone and not beside
        before = speech


def _adjoin(script: Script, before: Speech, speech: Speech) -> bool:
    above = script.before(speech.first)
    return above is not None and above.index < before.last


def _finding(script: Script, speech: Speech, *, third: bool) -> Finding:
    placed = script.placed[speech.first]
    span = content(placed)
    at = script.document.text.rfind("^", span.start, span.end)
    name_end = len(script.document.text[:at].rstrip())
    message = (
        "Two speeches fit beside each other; this would be the third."
        if third
        else "The caret sets this speech beside the one above, but there is none directly above."
    )
    return Finding(
        Span(at, at + 1),
        CODE,
        message,
        fixes=(Fix("Remove the caret", (deletion(name_end, at + 1),), preferred=True, safe=True),),
    )
