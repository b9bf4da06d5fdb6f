"""A storyline: logline, characters, beats and scene headings, from an idea.

Every piece is a slot of its own, filled with everything that stands there already in front of it,
so that even a very small model keeps to the form.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass

from screenplay_ls.analysis.characters import cast
from screenplay_ls.assist.drafts.beats import outlined, template
from screenplay_ls.assist.drafts.draft import (
    Answer,
    Ask,
    Kind,
    NothingToDraft,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.slots import fill
from screenplay_ls.assist.drafts.storyline_slots import (
    beat_slot,
    known_names,
    logline_slot,
    role_slot,
    scene_slot,
    title_slot,
)
from screenplay_ls.assist.drafts.storyline_text import Role, Story, draft


@dataclass(frozen=True)
class StorylineWishes:
    """What the story is to be."""

    idea: str = wish("", "What the story is about, in your own words.")
    keywords: tuple[str, ...] = wish((), "What must come in it: aliens, the defence of Earth.")
    genre: str = wish("drama", "Drama, comedy, science fiction, ...")
    length: str = wish("short", "short, episode, feature, or a number of minutes.")
    template: str = wish(
        "", "three-acts, eight-sequences, or your own beats with semicolons between them."
    )
    names: tuple[str, ...] = wish((), "Who is in it; without names the co-writer chooses them.")
    characters: int = wish(3, "How many characters, where you name none.")
    scenes: bool = wish(True, "Go on to scene headings with synopses.")


def steps(source: Source, wishes: StorylineWishes, take: int) -> Steps:
    """Fill one slot after another.

    Raises:
        NothingToDraft: there is no idea, and no outline to go on with.
    """
    own = outlined(source.document)
    given = next((beats for other in source.others if (beats := outlined(other))), ())
    idea = _idea(source, wishes)
    if not idea:
        raise NothingToDraft(
            "A storyline needs an idea or keywords: what is it about, who is in it, where is it? "
            "A script with an outline (# sections, = synopses) will do, too."
        )
    growing = bool(own) and not wishes.idea and not wishes.keywords
    beats = own if growing else (given if not wishes.template else ()) or template(wishes.template)
    story = Story(idea, wishes.genre, beats, talks=source.talks)
    return _grow(source, wishes, story) if growing else _tell(source, wishes, story)


def _tell(source: Source, wishes: StorylineWishes, story: Story) -> Steps:
    """A story from the beginning."""
    story.logline = yield from fill(logline_slot(story, wishes.names))
    if not story.logline:
        story.logline = story.idea[:1].upper() + story.idea[1:] + "."
        story.notes.append("No logline was good enough; your idea stands there instead.")
    story.title = (yield from fill(title_slot(story))) or "Untitled"
    yield from _cast(story, wishes)
    yield from _beats(story)
    yield from _scenes(story, _scenes_of_a_beat(wishes, len(story.beats)))
    return draft(source, story, growing=False)


def _grow(source: Source, wishes: StorylineWishes, story: Story) -> Steps:
    """What is missing in an outline; people who are not in it do not come."""
    story.title = " ".join((source.document.title("title") or "Untitled").split())
    story.logline = f"{story.idea}."
    told = [role.name for role in cast(source.document).values()] or known_names(story)
    story.cast = [Role(name.title(), "") for name in wishes.names or told]
    yield from _beats(story)
    yield from _scenes(story, _scenes_of_a_beat(wishes, len(story.beats)))
    return draft(source, story, growing=True)


def _beats(story: Story) -> Generator[Ask, Answer, None]:
    for number, beat in enumerate(story.beats):
        doing = f"Beat {number + 1} of {len(story.beats)}: {beat.name}"
        text = beat.synopsis or (yield from fill(beat_slot(story, beat, doing)))
        if not text:
            story.notes.append(
                f"“{beat.name}”: nothing good enough was found; it says what it is for."
            )
        story.happens.append(text)


def _scenes(story: Story, of_a_beat: int) -> Generator[Ask, Answer, None]:
    for number, beat in enumerate(story.beats):
        story.scenes.append([])
        for _ in range(of_a_beat):
            doing = f"Scenes of beat {number + 1} of {len(story.beats)}"
            found = yield from fill(scene_slot(story, number, beat, doing))
            if found:
                heading, _, synopsis = found.partition("\n")
                story.scenes[-1].append((heading, synopsis))
            else:
                story.notes.append(f"“{beat.name}”: no scene was good enough.")


def _idea(source: Source, wishes: StorylineWishes) -> str:
    parts = [wishes.idea.strip().rstrip("."), *(word.strip() for word in wishes.keywords)]
    told = ", ".join(part for part in parts if part)
    if told:
        return told
    return " ".join(beat.synopsis or beat.name for beat in outlined(source.document)[:3]).rstrip(
        "."
    )


def _scenes_of_a_beat(wishes: StorylineWishes, beats: int) -> int:
    """A scene plays for two and a half minutes."""
    if not wishes.scenes:
        return 0
    wished = wishes.length.strip().lower()
    minutes = {"short": 0, "episode": 45, "feature": 90}.get(wished)
    if minutes is None:
        number = re.match(r"\d+", wished)
        minutes = int(number[0]) if number else 0
    return max(1, min(5, round(minutes / 2.5 / beats)))


def _cast(story: Story, wishes: StorylineWishes) -> Generator[Ask, Answer, None]:
    wanted = wishes.names or ("",) * max(1, min(6, wishes.characters))
    for number, name in enumerate(wanted):
        doing = f"Character {number + 1} of {len(wanted)}"
        found = yield from fill(role_slot(story, name, doing))
        if found:
            story.cast.append(Role(*found.split(", ", 1)))
        elif name:
            story.cast.append(Role(name, "part of the story."))
            story.notes.append(f"Nothing good enough was found about {name}.")


KIND = Kind(
    "storyline",
    "Draft a storyline",
    StorylineWishes,
    steps,
    applies=lambda source: not source.document.text.strip() or bool(source.document.sections),
)
