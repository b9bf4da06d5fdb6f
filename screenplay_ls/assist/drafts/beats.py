"""Templates of a storyline: the acts, and the beats in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay_ls.fountain import Document, Kind, SectionNode


@dataclass(frozen=True)
class Beat:
    """One step of a story."""

    act: str
    """The section it stands in; empty where it stands on its own."""
    name: str
    hint: str
    """What the beat is for, as a sentence: it stands there where nothing better is found."""
    synopsis: str = ""
    """What happens, where that is known already."""


THREE_ACTS = (
    Beat("Act One", "The ordinary world", "We meet the hero on a day like any other."),
    Beat("Act One", "The disturbance", "Something happens that cannot be undone."),
    Beat("Act One", "The decision", "The hero chooses to act and leaves the old life."),
    Beat("Act Two", "First attempts", "The hero tries the easy way, and it fails."),
    Beat("Act Two", "The midpoint", "A discovery changes what the fight is about."),
    Beat("Act Two", "All is lost", "The plan breaks, and a friend is lost."),
    Beat("Act Three", "The last plan", "The hero finds strength in the old weakness."),
    Beat("Act Three", "The climax", "The hero faces the enemy and pays the price."),
    Beat("Act Three", "The new world", "What was broken is whole, or gone."),
)

EIGHT_SEQUENCES = (
    Beat("Act One", "A life with a crack in it", "We see what the hero has and what is missing."),
    Beat("Act One", "The call", "Somebody asks for what the hero fears to give."),
    Beat("Act Two", "The first obstacle", "The new world does not want the hero."),
    Beat("Act Two", "The first victory", "Something works, and the price is still hidden."),
    Beat("Act Two", "The trap closes", "Those who are against the hero find out."),
    Beat("Act Two", "The lowest point", "Everything that was won is lost."),
    Beat("Act Three", "The new plan", "The hero goes back with open eyes."),
    Beat("Act Three", "The reckoning", "The question of the film is answered."),
)

TEMPLATES = {"three-acts": THREE_ACTS, "eight-sequences": EIGHT_SEQUENCES}


def template(wished: str) -> tuple[Beat, ...]:
    """The beats of a template by its name, or those that the writer has listed, with semicolons."""
    key = re.sub(r"[\s_]+", "-", wished.strip().lower())
    known = next((beats for name, beats in TEMPLATES.items() if key in (name, name[:-1])), None)
    if known:
        return known
    names = [" ".join(name.split()) for name in re.split(r"[;\n]", wished)]
    return (
        tuple(Beat("", name, f"Still to be found: {name}.") for name in names if name) or THREE_ACTS
    )


def outlined(document: Document) -> tuple[Beat, ...]:
    """The beats of a document's own outline: its innermost sections, and their synopses."""
    return tuple(
        Beat(act, node.text, f"Still to be found: {node.text}.", _synopsis(document, node))
        for act, node in leaves(document.sections)
    )


def leaves(nodes: tuple[SectionNode, ...], act: str = "") -> Iterator[tuple[str, SectionNode]]:
    """The innermost sections, each with the name of the section around it."""
    for node in nodes:
        if node.children:
            yield from leaves(node.children, node.text)
        else:
            yield act, node


def _synopsis(document: Document, node: SectionNode) -> str:
    """What stands as a synopsis right below a section."""
    for element in document.elements[node.index + 1 :]:
        if element.kind is Kind.SYNOPSIS:
            return " ".join(element.plain.split())
        if element.kind is not Kind.NOTE:
            break
    return ""
