"""Who is in a scene, how they are called in action and cues, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.analysis.characters import cast, cast_of, key_of
from screenplay_ls.assist.page import tidy
from screenplay_ls.fountain import Document, Kind, Scene, Section, Span

MOST_PEOPLE = 6
"""In one scene; who speaks most comes first."""
LINES = 3
"""So many of somebody's own lines show how they speak."""
LONGEST_SHEET = 300
"""Characters of a description that a model reads."""

_CAPITALS = re.compile(
    r"(?<![\w'’])(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я'’.-]+)(?: [A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я'’.-]+){0,2}"
)
_TITLED = re.compile(
    r"(?:(?P<first>^|[.!?:] )|(?<=\s))(?P<name>[A-Z][a-zà-ÿ]{1,14})(?P<next> \w+)?"
)
_NO_NAME = (
    *("INT", "EXT", "EST", "DAY", "NIGHT", "DAWN", "DUSK", "MORNING", "EVENING", "NOON", "LATER"),
    *("CONTINUOUS", "CUT", "TO", "FADE", "IN", "OUT", "THE", "A", "AN", "TV", "OK", "FBI", "CIA"),
    *("USA", "UK", "NASA", "POV", "CU", "VO", "OS", "UFO", "SUV", "ID", "PM", "AM", "DNA", "I"),
    *("HE", "SHE", "IT", "THEY", "WE", "YOU", "THIS", "THAT", "THERE", "WHEN", "WHILE", "AFTER"),
    *("BEFORE", "SOMEBODY", "SOMEONE", "NOBODY", "EVERYBODY", "EVERYONE", "TWO", "THREE", "GOD"),
    *("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "CHRISTMAS"),
    *("EARTH", "ENGLISH", "FRENCH", "ONE", "BOTH", "ALL", "HIS", "HER", "ITS", "THEIR", "MY"),
)


@dataclass(frozen=True)
class Person:
    """Somebody of the cast."""

    cue: str
    """As their cues have it: `NORA`."""
    sheet: str = ""
    """What the writer has noted of them, in a line."""
    lines: tuple[str, ...] = ()
    """Some of what they say elsewhere."""

    @property
    def name(self) -> str:
        """As it stands in action: `Nora`."""
        return in_action(self.cue)

    @property
    def described(self) -> str:
        """The cue with what is noted: `NORA (a captain on her last day)`."""
        return f"{self.cue} ({self.sheet})" if self.sheet else self.cue


def in_action(cue: str) -> str:
    """A name of the cues in the letters of action: `MRS. O'NEIL` is `Mrs. O'Neil` there."""
    if cue != cue.upper():
        return cue
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), cue).replace("'S", "'s")


def people(document: Document, named: Iterable[str]) -> tuple[Person, ...]:
    """The people with these names; somebody new is written in capitals."""
    known = cast(document)
    found: dict[str, Person] = {}
    for name in named:
        key = key_of(name)
        if key and key not in found:
            found[key] = person(document, known[key].name if key in known else key)
    return tuple(found.values())


def people_at(document: Document, span: Span, text: str = "") -> tuple[Person, ...]:
    """Who is in the scene at a place: who speaks there, and whom its action or `text` names."""
    return people(document, _named_at(document, span, text))


def how_many_at(document: Document, span: Span) -> int:
    """How many people are in the scene at a place; quicker than to find out all about them."""
    return len({key_of(name) for name in _named_at(document, span, "")})


def _named_at(document: Document, span: Span, text: str) -> list[str]:
    scene = document.scene_at(span.start)
    named = [role.name for role in cast_of(document, scene)] if scene else []
    told = names_in(document, _told(document, scene, Kind.ACTION)) if scene else []
    planned = f"{text}\n{_told(document, scene, Kind.SYNOPSIS)}" if scene else text
    meant = names_in(document, planned, titled=len({*named, *told}) < 2)
    return [*meant, *named, *told][:MOST_PEOPLE]


def names_in(document: Document, text: str, *, titled: bool = False) -> list[str]:
    """The people whom a text names: those of the cast, and whoever stands there in capitals.

    `titled`: in prose, where names have one capital only, they are guessed as well.
    """
    folded = f" {_folded(text)} "
    roles = sorted(cast(document).values(), key=lambda role: -len(role.speeches))
    known = [role.name for role in roles if f" {_folded(role.name)} " in folded]
    taken = {word for name in known for word in key_of(name).split()}
    new: dict[str, None] = {}
    for found in [*_CAPITALS.findall(text), *(_titled(text) if titled else ())]:
        name = found.strip(" .-'’").upper()
        if len(name) > 1 and not {word.strip(".") for word in key_of(name).split()} & {
            *_NO_NAME,
            *taken,
        }:
            new[name] = None
    return [*known, *new]


def person(document: Document, cue: str) -> Person:
    """Somebody with their sheet and some of their lines."""
    return Person(cue, sheet(document, cue), lines_of(document, cue))


def sheet(document: Document, cue: str) -> str:
    """What the writer notes of somebody: on the title page, in a note, or in a section of theirs.

    `[[JACK: a bitter cop]]`, a title page entry `Jack: ...` or a line of an entry `Characters`, or
    the synopses below a section that is called like them.
    """
    key = key_of(cue)
    for entry in document.title_page:
        if key_of(entry.key) == key:
            return _short(entry.value)
        if key_of(entry.key) in {"CHARACTERS", "CAST"} and (found := _line_about(key, entry.value)):
            return found
    notes = (inline.text for element in document.elements for inline in element.inlines)
    return next(filter(None, (_line_about(key, note) for note in notes)), "") or _section(
        document, key
    )


def lines_of(document: Document, cue: str) -> tuple[str, ...]:
    """Lines of somebody that show how they speak: whole sentences, from all over the script."""
    role = cast(document).get(key_of(cue))
    if role is None:
        return ()
    step = max(1, len(role.speeches) // 24)
    spoken: list[str] = []
    for number in role.speeches[::step][:48]:
        speech = document.speeches[number]
        for element in document.elements[speech.first + 1 : speech.last]:
            text = " ".join(tidy(element.plain).split())
            if element.kind is Kind.DIALOGUE and 20 <= len(text) <= 110:
                spoken.append(text)
    every = max(1, len(spoken) // LINES)
    return tuple(spoken[::every][:LINES])


def told_apart(names: Sequence[Person]) -> list[str]:
    """The names as words of action and dialogue: whole, and their parts."""
    words: dict[str, None] = {}
    for each in names:
        words[each.name] = None
        for part in each.name.split():
            if len(part) > 2 and part[:1].isupper() and part.isalpha():
                words[part] = None
    return list(words)


def _titled(text: str) -> list[str]:
    """Words with a capital inside a sentence, or at its head where a verb follows."""
    return [
        found["name"]
        for found in _TITLED.finditer(text)
        if found["first"] is None or (found["next"] or "").endswith(("s", " and"))
    ]


def _told(document: Document, scene: Scene, kind: Kind) -> str:
    return "\n".join(each.plain for each in own_elements(document, scene) if each.kind is kind)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", key_of(text)))


def _line_about(key: str, text: str) -> str:
    """`a bitter cop` of `JACK: a bitter cop`, wherever that stands at the head of a line."""
    for line in text.splitlines():
        name, colon, rest = line.partition(":")
        if colon and key_of(name.strip(" -*•[")) == key and rest.strip():
            return _short(rest)
    return ""


def _section(document: Document, key: str) -> str:
    """What stands below the section with this name, up to the next."""
    told: list[str] = []
    inside = False
    for element in document.elements:
        if isinstance(element, Section):
            if inside:
                break
            inside = key_of(element.plain) == key
        elif element.kind is Kind.SCENE_HEADING:
            inside = False
        elif inside and element.kind in {Kind.SYNOPSIS, Kind.ACTION}:
            told.append(element.plain)
    return _short(" ".join(told))


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" .;,()")
    return text if len(text) <= LONGEST_SHEET else text[:LONGEST_SHEET].rsplit(" ", 1)[0]
