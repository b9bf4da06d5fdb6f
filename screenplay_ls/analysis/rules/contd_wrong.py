"""(CONT'D) on somebody who was not the last to speak.

It is left over when a speech was inserted or deleted above.
"""

from __future__ import annotations

from collections.abc import Iterator

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.analysis.finding import Finding, Fix, Related
from screenplay_ls.analysis.rules.continued import MARK, is_continued
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.script import Script, content, deletion
from screenplay_ls.fountain import Span, Speech

CODE = "contd-wrong"


@rule(CODE, FORM)
def contd_wrong(script: Script) -> Iterator[Finding]:
    """A cue with (CONT'D) whose speaker was not the last to speak."""
    before: Speech | None = None
    for speech in script.document.speeches:
        wrong = before is None or key_of(before.name) != key_of(speech.name)
        if is_continued(speech) and wrong and not _both_at_once(script, before):
            yield from _finding(script, speech, before)
        before = speech


def _both_at_once(script: Script, before: Speech | None) -> bool:
    """Whether the speech before is one of two side by side: then either may go on."""
    return before is not None and before.dual


def _finding(script: Script, speech: Speech, before: Speech | None) -> Iterator[Finding]:
    span = content(script.placed[speech.first])
    match = MARK.search(script.document.text, span.start, span.end)
    if match is None:
        return
    last = f"{before.name} spoke last" if before else "nobody has spoken yet"
    related: tuple[Related, ...] = ()
    if before:
        related = (Related(content(script.placed[before.first]), "The speech before"),)
    yield Finding(
        Span(match.end() - len(match.group().lstrip()), match.end()),
        CODE,
        f"{speech.name} does not go on here: {last}.",
        fixes=(
            Fix(
                f"Remove {match.group().strip()}",
                (deletion(match.start(), match.end()),),
                preferred=True,
                safe=True,
            ),
        ),
        related=related,
    )
