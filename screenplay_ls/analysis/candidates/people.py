"""Names on cues, in the order in which people are likely to speak, and extensions behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from screenplay_ls.analysis.candidates.candidate import Candidate, Candidates, Sort
from screenplay_ls.analysis.candidates.cursor import Cursor
from screenplay_ls.analysis.characters import Role, cast, key_of, speeches_between
from screenplay_ls.analysis.continuity import continued_mark, speech_above
from screenplay_ls.analysis.mentions import folded_text, is_name
from screenplay_ls.fountain import Character, Document, Kind, Span

EXTENSIONS = {
    "V.O.": "Voice over: heard, and not in the place of the scene (a narrator, a telephone).",
    "O.S.": "Off screen: in the place of the scene, and not in the picture.",
    "O.C.": "Off camera: the same as off screen, in television.",
    "CONT'D": "Continued: the same character goes on after a line of action.",
    "PRE-LAP": "Heard before the scene it belongs to.",
    "SUBTITLED": "Spoken in another language, with subtitles.",
}
"""Usual extensions, and when each is right."""

_OPEN_EXTENSION = re.compile(
    r"(?P<name>@[^(]+|[^()a-z]*[^\W\d_][^()a-z]*)(?:\([^()]*\)\s*)*\((?P<typed>[^()]*)"
)


def name_candidates(cursor: Cursor) -> list[Candidate]:
    """Everybody in the script: who is likely to speak next first.

    That is the other speaker of the exchange, then those who spoke in this scene, the latest
    first; those who speak further down in it; those whom its action names; then the others, the
    most talkative first. Who spoke last comes behind the rest of the scene, and never goes.
    """
    document = cursor.document
    everybody = cast(cursor.story)
    here = cursor.placed.index if cursor.placed else 0
    talkative = sorted(everybody, key=lambda key: -len(everybody[key].speeches))
    above = speech_above(document, here)
    mark = continued_mark(document)
    goes_on = key_of(above.name) if above and mark else None
    return [
        _name(cursor, everybody[key], mark if key == goes_on else None)
        for key in dict.fromkeys([*_likely(cursor, here), *talkative])
        if key in everybody and _is_elsewhere(document, everybody[key], here)
    ]


def extension_candidates(cursor: Cursor) -> Candidates | None:
    """Extensions behind an open parenthesis on a cue; those of this character first."""
    match = _OPEN_EXTENSION.fullmatch(cursor.before)
    if match is None or not cursor.opens_block or cursor.after.strip() not in ("", ")"):
        return None
    ordered: dict[str, str] = {}
    for name in (*_extensions_used(cursor, key_of(match["name"].lstrip("@"))), *EXTENSIONS):
        ordered.setdefault(key_of(name), name)
    close = "" if cursor.after.strip() else ")"
    return Candidates(
        Span(cursor.offset - len(match["typed"]), cursor.offset),
        tuple(
            Candidate(
                name, Sort.EXTENSION, insert=name + close, documentation=EXTENSIONS.get(key, "")
            )
            for key, name in ordered.items()
        ),
    )


def _extensions_used(cursor: Cursor, key: str) -> list[str]:
    """Extensions of this character, then those that the script has more than once."""
    here = cursor.placed.index if cursor.placed else -1
    own: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for speech in cursor.document.speeches:
        if speech.extensions and speech.first != here:
            all_.update(speech.extensions)
            if key_of(speech.name) == key:
                own.update(speech.extensions)
    often = [name for name, count in all_.most_common() if count > 1]
    return [name for name in (*_ranked(own), *often) if name]


def _ranked(counts: Counter[str]) -> list[str]:
    return [name for name, _ in counts.most_common()]


def _likely(cursor: Cursor, here: int) -> Iterator[str]:
    """Keys of who is likely to speak at element `here`, the likeliest first; some come twice."""
    document = cursor.document
    first, last = _scene_around(cursor, here)
    above = [key_of(speech.name) for speech in speeches_between(document, first, here)]
    below = [key_of(speech.name) for speech in speeches_between(document, here + 1, last)]
    spoke_last = above[-1] if above else None
    for key in (*reversed(above), *below):
        if key != spoke_last:
            yield key
    if spoke_last is not None:
        yield spoke_last
    yield from _named(cursor, first, last)


NEAR = 80
"""Elements above and below the cursor that count as its scene: two pages or more each way."""


def _scene_around(cursor: Cursor, here: int) -> tuple[int, int]:
    scene = cursor.document.scene_at(cursor.offset)
    scenes = cursor.document.scenes
    end = scenes[0].first if scenes else len(cursor.document.elements)
    first, last = (scene.first, scene.last) if scene else (0, end)
    return max(first, here - NEAR), min(last, here + NEAR)


def _named(cursor: Cursor, first: int, last: int) -> list[str]:
    """Keys of the cast that the action from `first` to `last` names, in the order it does."""
    document = cursor.document
    folded, text = folded_text(document), document.text
    found: dict[str, int] = {}
    for index in range(first, last):
        if document.elements[index].kind is not Kind.ACTION:
            continue
        content = document.span_of(index)
        for key in cast(cursor.story):
            start = folded.find(key, content.start, content.end)
            if start >= 0 and is_name(text, folded, Span(start, start + len(key))):
                found.setdefault(key, start)
    return sorted(found, key=lambda key: found[key])


def _is_elsewhere(document: Document, role: Role, here: int) -> bool:
    """Whether a name stands on another cue than the one being typed."""
    cue = document.elements[here] if here < len(document.elements) else None
    typed = isinstance(cue, Character) and key_of(cue.name) == role.key
    return len(role.speeches) > typed


def _name(cursor: Cursor, role: Role, mark: str | None) -> Candidate:
    """A name; with `(CONT'D)` when `mark` is how the script writes that."""
    name = f"{role.name} ({mark})" if mark else role.name
    typed_mark = cursor.before.startswith("@")
    forced = "@" if needs_mark(role.name) and not typed_mark else ""
    count = len(role.speeches)
    return Candidate(
        name,
        Sort.CHARACTER,
        insert=forced + name,
        detail="1 speech" if count == 1 else f"{count} speeches",
    )


def needs_mark(name: str) -> bool:
    """Whether a cue with this name needs `@`: it is not in capitals, or its script has none."""
    return not (name.isupper() or (name == name.upper() and name != name.lower()))
