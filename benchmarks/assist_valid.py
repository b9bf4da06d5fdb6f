"""Whether a draft is valid, judged from its text alone and not by the code that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.assist_prompts import Prompt
from screenplay_ls.assist.drafts.draft import Draft
from screenplay_ls.fountain import Character, Document, Kind, parse

OUTLINE = {Kind.TITLE_PAGE, Kind.SECTION, Kind.SYNOPSIS, Kind.NOTE, Kind.SCENE_HEADING}
SPEECH = {Kind.CHARACTER, Kind.DIALOGUE, Kind.PARENTHETICAL}
ALLOWED = {
    "storyline": OUTLINE,
    "collision": OUTLINE,
    "scene": SPEECH | {Kind.SCENE_HEADING, Kind.ACTION, Kind.SYNOPSIS},
    "dialogue": SPEECH,
    "inner": SPEECH | {Kind.ACTION},
    "bridge": {Kind.ACTION},
}
PROSE = (Kind.ACTION, Kind.DIALOGUE, Kind.SYNOPSIS)

CHAT = re.compile(
    r"as an ai|language model|i hope this helps|let me know if|^sure[,!]|^certainly[,!]"
    r"|here(?:'s| is) (?:a|the|your) (?:scene|script|rewritten|revised|version)"
    r"|^(?:user|assistant|system|human)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
FOREIGN = re.compile(
    r"<\|?/?[a-z_]+\|?>|```|^#{1,6} .*\*\*|\*\*|\[INST|\]\(http|\{\{|^\s*[-*] ", re.MULTILINE
)
ENDED = re.compile(r"(?:[.?!…\"”’)\]]|--|—)$")


def faults(kind: str, document: Document, draft: Draft) -> list[str]:
    """What is wrong with a draft, each with where it was found; empty where nothing is."""
    found = list(_passages(document, draft)) if kind in ("polish", "advice") else []
    if draft.markup == "fountain":
        found += _fountain(kind, draft.text)
    elif not draft.text.strip():
        found.append(f"{draft.title}: nothing in it")
    return found


def strangers_of(kind: str, prompt: Prompt, draft: Draft) -> list[str]:
    """Who speaks, or is introduced, without being in the cast."""
    cast = {name.upper() for name in prompt.cast}
    document = parse("\n" + draft.text if kind in ("dialogue", "inner", "bridge") else draft.text)
    names = {e.name.upper() for e in document.elements if isinstance(e, Character)}
    names |= set(re.findall(r"^\[\[([A-Z][A-Z .']+):", draft.text, re.MULTILINE))
    known = {name.upper() for name in cast}
    known |= set(re.findall(r"[A-Z]+", f"{prompt.source.document.text} {prompt.wishes}".upper()))
    prose = [e.plain for e in document.elements if e.kind in PROSE]
    inside = (word for text in prose for word in re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+", text))
    told = {word for word in inside if word.upper() not in known and word not in ("I", "God")}
    return sorted(name for name in names if name not in cast) + sorted(told)


def _fountain(kind: str, text: str) -> Iterator[str]:
    # Behind a blank line a draft that is a part of a script is read as such.
    whole = parse(text if kind in ("storyline", "collision", "polish") else f"\n{text}")
    kinds = {element.kind for element in whole.elements} - {Kind.BLANK}
    name = text.strip().splitlines()[0] if text.strip() else "an empty draft"
    if not text.strip():
        yield f"{name}: nothing in it"
    for unknown in kinds - ALLOWED.get(kind, kinds):
        yield f"{name}: {unknown.value} in it"
    for speech in whole.speeches:
        said = whole.elements[speech.first + 1 : speech.last]
        if not any(element.kind is Kind.DIALOGUE and element.plain.strip() for element in said):
            yield f"{name}: {speech.name} says nothing"
    for element in whole.elements if kind != "polish" else ():
        if element.kind in PROSE and not ENDED.search(element.text.strip()):
            yield f"{name}: cut off: {element.text.strip()[-40:]!r}"
    if kind != "polish" and (wrong := CHAT.search(text) or FOREIGN.search(text)):
        yield f"{name}: not a script's: {wrong[0]!r}"


def _passages(document: Document, draft: Draft) -> Iterator[str]:
    """A rewritten line is one line, whole, and the script around it stays what it was."""
    for passage in draft.passages:
        text = passage.text
        if not text.strip() or "\n" in text or not ENDED.search(text):
            yield f"{passage.label}: cut off: {text!r}"
        if CHAT.search(text) or FOREIGN.search(text):
            yield f"{passage.label}: not a line: {text!r}"
    new = document.text
    for passage in sorted(draft.passages, key=lambda one: one.span, reverse=True):
        new = new[: passage.span.start] + passage.text + new[passage.span.end :]
    if [e.kind for e in parse(new).elements] != [e.kind for e in document.elements]:
        yield f"{draft.title}: the script's elements changed"
