"""Faults of form and logic, planted into a script that does not have them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise

from screenplay_ls.analysis.parts import cue_name, heading_place
from screenplay_ls.analysis.rules.script import Script, is_capitals
from screenplay_ls.fountain import Document, Kind, Placed, SceneHeading, Speech

Plant = Callable[[Script, random.Random], str | None]
"""A text with one fault, or None where the script has no room for it."""


def _replaced(document: Document, start: int, end: int, text: str) -> str:
    return document.text[:start] + text + document.text[end:]


def _gap(script: Script, above: Placed, below: Placed, text: str = "\n") -> str:
    start = script.document.span_of(above.index).end
    return _replaced(script.document, start, script.document.span_of(below.index).start, text)


def _neighbours(script: Script, above: Kind, below: Kind) -> list[tuple[Placed, Placed]]:
    return [
        (a, b)
        for a, b in pairwise(script.placed)
        if a.element.kind is above and b.element.kind is below
    ]


def _glue(above: Kind, below: Kind) -> Plant:
    def plant(script: Script, rng: random.Random) -> str | None:
        pairs = _neighbours(script, above, below)
        return _gap(script, *rng.choice(pairs)) if pairs else None

    return plant


def _inserted(text: str) -> Plant:
    def plant(script: Script, rng: random.Random) -> str | None:
        action = list(script.of(Kind.ACTION))
        start = rng.choice(action).start if action else 0
        return _replaced(script.document, start, start, text) if action else None

    return plant


def _headings(script: Script) -> list[tuple[Placed, SceneHeading]]:
    return [(p, p.element) for p in script.placed if isinstance(p.element, SceneHeading)]


def _without_time(script: Script, rng: random.Random) -> str | None:
    found = [(p, h) for p, h in _headings(script) if h.prefix and h.time and not h.suffix]
    if not found:
        return None
    placed, _ = rng.choice(found)
    span = script.document.span_of(placed.index)
    text = re.sub(r"\s+-\s+[^-]+$", "", script.document.text[slice(*span)])
    return _replaced(script.document, *span, text)


def _interior(script: Script, rng: random.Random) -> str | None:
    found = [p for p, h in _headings(script) if h.plain.startswith("INT. ")]
    start = rng.choice(found).start if found else 0
    return _replaced(script.document, start, start + 4, "INTERIOR") if found else None


def _unclosed(script: Script, rng: random.Random) -> str | None:
    found = list(script.of(Kind.PARENTHETICAL))
    end = script.document.span_of(rng.choice(found).index).end if found else 0
    return _replaced(script.document, end - 1, end, "") if found else None


def _caret(script: Script, rng: random.Random) -> str | None:
    pairs = _neighbours(script, Kind.ACTION, Kind.CHARACTER)
    end = script.document.span_of(rng.choice(pairs)[1].index).end if pairs else 0
    return _replaced(script.document, end, end, " ^") if pairs else None


def _slip(word: str, rng: random.Random) -> str:
    """Two letters swapped, or one left out."""
    at = rng.randrange(1, len(word) - 1)
    if word[at] != word[at + 1] and rng.random() < 0.5:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]


def _place(script: Script, rng: random.Random) -> str | None:
    spans = [heading_place(script.document, p.index) for p, h in _headings(script) if h.place]
    places = [script.document.text[slice(*span)] for span in spans]
    found = [s for s, p in zip(spans, places, strict=True) if places.count(p) > 2 and len(p) > 7]
    if not found:
        return None
    span = rng.choice(found)
    return _replaced(script.document, *span, _slip(script.document.text[slice(*span)], rng))


def _time(script: Script, rng: random.Random) -> str | None:
    found = [p for p, h in _headings(script) if h.time in ("NIGHT", "MORNING", "EVENING")]
    if not found:
        return None
    span = script.document.span_of(rng.choice(found).index)
    text = script.document.text[slice(*span)]
    match = re.search("NIGHT|MORNING|EVENING", text)
    assert match
    slip = text[: match.start()] + _slip(match.group(), rng) + text[match.end() :]
    return _replaced(script.document, *span, slip)


def _continued(script: Script, rng: random.Random) -> str | None:
    speeches = script.document.speeches
    found = [
        s
        for before, s in pairwise(speeches)
        if before.name != s.name and not s.extensions and not s.dual and not before.dual
    ]
    end = script.document.span_of(rng.choice(found).first).end if found else 0
    return _replaced(script.document, end, end, " (CONT'D)") if found else None


def _name(script: Script, rng: random.Random) -> str | None:
    found = [
        role.speeches
        for role in script.roles.values()
        if len(role.speeches) > 3 and len(role.name) > 3
    ]
    if not found:
        return None
    span = cue_name(script.document, rng.choice(rng.choice(found)).first)
    return _replaced(script.document, *span, _slip(script.document.text[slice(*span)], rng))


def _surname(script: Script, rng: random.Random) -> str | None:
    found = [r.speeches for r in script.roles.values() if len(r.speeches) > 3 and " " not in r.name]
    if not found:
        return None
    end = cue_name(script.document, rng.choice(rng.choice(found)).first).end
    return _replaced(script.document, end, end, " HALLORAN")


def _dissolve(script: Script, rng: random.Random) -> str | None:
    found = [p for p, h in _headings(script)[1:] if h.time and h.prefix]
    if not found:
        return None
    placed = rng.choice(found)
    span = script.document.span_of(placed.index)
    heading = re.sub(r"-\s+[^-]+$", "- CONTINUOUS", script.document.text[slice(*span)])
    return _replaced(script.document, *span, f"DISSOLVE TO:\n\n{heading}")


def _light(script: Script, rng: random.Random) -> str | None:
    found = [
        p
        for (_, above), (p, h) in zip(_headings(script), _headings(script)[1:], strict=False)
        if above.time == "DAY" and h.time == "DAY"
    ]
    if not found:
        return None
    span = script.document.span_of(rng.choice(found).index)
    heading = re.sub(r"\bDAY\b.*$", "NIGHT - CONTINUOUS", script.document.text[slice(*span)])
    return _replaced(script.document, *span, heading)


def _talkers(script: Script) -> list[tuple[Speech, Speech]]:
    """A speech, and a later one by its speaker in the same scene with others between."""
    speeches = script.document.speeches
    found: list[tuple[Speech, Speech]] = []
    for first, last in zip(speeches, speeches[2:], strict=False):
        between = script.document.elements[first.last : last.first]
        names = script.document.elements[first.first : last.first]
        if (
            first.name == last.name
            and not last.extensions
            and Kind.SCENE_HEADING not in {e.kind for e in names}
            and not any(first.name.upper() in e.plain.upper() for e in between)
        ):
            found.append((first, last))
    return found


def _said_of(words: str) -> Plant:
    def plant(script: Script, rng: random.Random) -> str | None:
        found = _talkers(script)
        if not found:
            return None
        first, _ = rng.choice(found)
        at = script.document.span_of(first.last - 1).end
        return _replaced(script.document, at, at, f"\n\n{first.name.title()} {words}")

    return plant


def _off_screen(script: Script, rng: random.Random) -> str | None:
    found: list[Speech] = []
    for above, below in _neighbours(script, Kind.ACTION, Kind.CHARACTER):
        speech = script.document.speech_at(below.start)
        if speech and not speech.extensions and not is_capitals(above.element.plain):
            found.append(speech)
    if not found:
        return None
    speech = rng.choice(found)
    span = script.document.span_of(speech.first)
    name = speech.name.title()
    cue = f"{name} looks up and smiles.\n\n{speech.name} (O.S.)"
    return _replaced(script.document, *span, cue)


FAULTS: dict[str, Plant] = {
    "heading-blank-line": _glue(Kind.SCENE_HEADING, Kind.ACTION),
    "heading-without-time": _without_time,
    "heading-unknown-prefix": _interior,
    "prose-as-heading": _inserted("Int this and int that, he says.\n\n"),
    "cue-without-dialogue": lambda script, rng: (
        _gap(script, *rng.choice(pairs), "\n\n")
        if (pairs := _neighbours(script, Kind.CHARACTER, Kind.DIALOGUE))
        else None
    ),
    "cue-is-action": _inserted("THE DOOR FLIES OPEN.\n"),
    "parenthetical-misplaced": lambda script, rng: (
        _gap(script, *rng.choice(pairs), "\n\n")
        if (pairs := _neighbours(script, Kind.DIALOGUE, Kind.PARENTHETICAL))
        else None
    ),
    "parenthetical-unclosed": _unclosed,
    "glued-speech": _glue(Kind.ACTION, Kind.CHARACTER),
    "glued-transition": _glue(Kind.ACTION, Kind.TRANSITION),
    "unclosed-note": _inserted("[[Who is this?\n\n"),
    "unclosed-boneyard": _inserted("/* cut from here\n\n"),
    "orphan-dual-dialogue": _caret,
    "inconsistent-place": _place,
    "inconsistent-time": _time,
    "contd-wrong": _continued,
    "name-almost-same": _name,
    "two-names": _surname,
    "continuous-elsewhere": _dissolve,
    "day-to-night": _light,
    "speaks-after-leaving": _said_of("leaves."),
    "speaks-after-dying": _said_of("drops dead."),
    "offscreen-but-shown": _off_screen,
}
"""How to plant what each rule looks for."""
