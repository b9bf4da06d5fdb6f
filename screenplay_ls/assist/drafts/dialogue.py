"""A dialogue between given characters: who, what about, in which mood, how many exchanges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screenplay_ls.analysis.characters import key_of
from screenplay_ls.assist.drafts import dialogue_prompt as prompt
from screenplay_ls.assist.drafts.draft import (
    Draft,
    Kind,
    NothingToDraft,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.examples import lines_of_examples
from screenplay_ls.assist.drafts.people import Person, how_many_at, people, people_at
from screenplay_ls.assist.drafts.placing import behind, insertion, line_at
from screenplay_ls.assist.drafts.reading import page_before, synopsis_at, voices
from screenplay_ls.assist.drafts.repair import SPEECH
from screenplay_ls.assist.drafts.writing import Writing
from screenplay_ls.llm.engine import Turn

MOST_EXCHANGES = 20
MOST_SPEAKERS = 4


@dataclass(frozen=True)
class Wishes:
    """What a writer may wish of a dialogue."""

    who: tuple[str, ...] = wish((), "Who speaks, first who begins; else who is in the scene.")
    about: str = wish("", "What it is about; else the scene's synopsis.")
    mood: str = wish("", 'How they speak: "Jack furious, Mary cold", or one word for all.')
    exchanges: int = wish(4, "How many times everybody speaks.")


def steps(source: Source, wishes: Wishes, take: int) -> Steps:
    """One speech after another, in turn."""
    cast = _speakers(source, wishes)
    about = wishes.about or synopsis_at(source.document, source.span.start)
    moods = moods_of(cast, wishes.mood)
    speeches = max(1, min(wishes.exchanges, MOST_EXCHANGES)) * len(cast)
    situation = {
        "who": ", ".join(each.described for each in cast),
        "mood": wishes.mood or "as it comes",
        "about": about or "what is on their minds",
    }
    before = page_before(source.document, source.span.start, limit=1200)
    task = prompt.TASK.format(
        **situation,
        speeches=speeches,
        voices=voices(cast),
        script=f"This stands before it in the script:\n\n{before}\n\n" if before else "",
    )
    writing = Writing(
        page=prompt.EXAMPLES + prompt.SITUATION.format(**situation),
        turns=(Turn("system", prompt.SYSTEM), Turn("user", task)),
        cast=cast,
        said=[*lines_of_examples(prompt.EXAMPLES), *(line for each in cast for line in each.lines)],
        like=situation["about"] + source.document.text,
    )
    if source.talks:
        yield from writing.at_once(SPEECH, speeches, doing=f"{_names_of(cast)} speak")
        return _draft(source, cast, writing)
    for number in range(speeches):
        who = cast[number % len(cast)]
        aside = moods.get(who.cue, "") if number < len(cast) else ""
        doing = f"{who.cue} speaks ({number + 1} of {speeches})"
        yield from writing.speech(who, aside=aside, doing=doing)
    return _draft(source, cast, writing)


def moods_of(cast: Sequence[Person], mood: str) -> dict[str, str]:
    """Whose speech is in which mood, by cue: `Jack furious, the villain cold`.

    A part of the mood that names nobody is for everybody. The hero is who speaks first, the
    villain who speaks next.
    """
    roles = {"hero": 0, "heroine": 0, "villain": 1, "antagonist": 1, "first": 0, "second": 1}
    found: dict[str, str] = {}
    for part in re.split(r"[,;]| and ", mood):
        words = part.split()
        owner = next((each for each in cast if _names(each, words)), None)
        for word in words:
            number = roles.get(word.lower(), len(cast))
            if owner is None and number < len(cast):
                owner = cast[number]
        own = {*(owner.name.lower().split() if owner else ()), *roles, "the", "is", "a", "an"}
        left = " ".join(word for word in words if word.lower().strip(".:") not in own)
        if owner and left:
            found[owner.cue] = left.strip(" .:").lower()
    if not found and len(mood.split()) == 1:
        return {each.cue: mood.strip(" .").lower() for each in cast[:1]}
    return found


def _names(who: Person, words: Sequence[str]) -> bool:
    own = set(who.name.lower().split())
    return any(word.lower().strip(".:") in own for word in words)


def _speakers(source: Source, wishes: Wishes) -> tuple[Person, ...]:
    here = people_at(source.document, source.span, wishes.about)
    cast = people(source.document, wishes.who) if wishes.who else _answering(source, here[:2])
    if len(cast) < 2 and wishes.who:
        others = [each for each in here if each.cue not in {one.cue for one in cast}]
        cast = (*cast, *others[:1])
    if len(cast) < 2:
        raise NothingToDraft(
            "A dialogue takes two. Say who speaks, or put the cursor into a scene in which several "
            "people are."
        )
    return cast[:MOST_SPEAKERS]


def _answering(source: Source, cast: tuple[Person, ...]) -> tuple[Person, ...]:
    """The same people; who has just spoken does not speak again at once."""
    speech = source.document.speech_at(source.span.end)
    last = key_of(speech.name) if speech else ""
    return cast[1:] + cast[:1] if cast and key_of(cast[0].cue) == last else cast


def _draft(source: Source, cast: Sequence[Person], writing: Writing) -> Draft:
    if not writing.blocks:
        raise NothingToDraft("The model wrote nothing that could be used. Try another seed.")
    document = source.document
    place = behind(document, source.span.end)
    title = f"Dialogue: {', '.join(each.cue for each in cast)}"
    label = f"Line {line_at(document, place)}: a dialogue"
    passage = insertion(document, place, writing.text, f"A dialogue of {_names_of(cast)}.", label)
    return Draft(title, writing.text, (passage,), tuple(writing.notes))


def _names_of(cast: Sequence[Person]) -> str:
    names = [each.name for each in cast]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _applies(source: Source) -> bool:
    return how_many_at(source.document, source.span) > 1


KIND = Kind("dialogue", "Draft a dialogue here", Wishes, steps, _applies)
