"""The slots of a storyline: what is asked for each, and what will do."""

from __future__ import annotations

import re

from screenplay_ls.assist.drafts import bounds
from screenplay_ls.assist.drafts.beats import Beat
from screenplay_ls.assist.drafts.draft import Ask
from screenplay_ls.assist.drafts.sentences import DANGLING, SMALL, content_words, sentence
from screenplay_ls.assist.drafts.slots import Slot
from screenplay_ls.assist.drafts.storyline_prompt import (
    BEAT,
    EXAMPLES,
    FLAWS,
    GOALS,
    INDOORS,
    LEAD_NAMES,
    LOGLINE,
    OUTDOORS,
    ROLE,
    SCENE,
    TASK,
    TITLE,
)
from screenplay_ls.assist.drafts.storyline_text import Story
from screenplay_ls.llm.engine import Turn

COMMON = DANGLING | SMALL | {word.lower() for word in bounds.STARTS}
"""A capital makes none of these a name."""
OF_EXAMPLES = tuple(
    line.partition(": ")[2]
    for line in EXAMPLES.splitlines()
    if line[:2] == "- " and "Wants:" not in line
)
"""A small model likes to copy them."""
MOST_TOKENS = 72
"""Of a slot; an answer that goes on longer is not taken."""


def _ask(story: Story, label: str, task: str, grammar: str, doing: str) -> Ask:
    so_far = _page(story)
    return Ask(
        page=EXAMPLES + so_far + label,
        turns=(Turn("system", TASK), Turn("user", f"{EXAMPLES}{so_far}\n{task}")),
        max_tokens=MOST_TOKENS,
        stop=("\n",),
        grammar=grammar,
        doing=doing,
        show=lambda text: f"{so_far}{label}{text}",
    )


def logline_slot(story: Story, names: tuple[str, ...]) -> Slot:
    """One sentence: who, what, and what is at stake."""
    known = list(dict.fromkeys([*names, *known_names(story)]))
    grammar = bounds.closed_sentence(known, starts=("A", "An", "After", "When", "Two", *names))
    wanted = content_words(story.idea)

    def read(answer: str) -> str:
        text = sentence(answer, least=8, known=known)
        return text if not wanted or wanted & content_words(text) else ""

    def judge(text: str) -> float:
        return 2 * len(wanted & content_words(text)) / max(1, len(wanted)) + (" must " in text)

    ask = _ask(story, "Logline:", LOGLINE, grammar, "Looking for the logline")
    return Slot(ask, read, candidates=4, judge=judge)


def title_slot(story: Story) -> Slot:
    """At most five words."""
    grammar = (
        'root ::= " " cap (" " (cap | "of" | "the" | "and" | "in" | "to"))* "\\n"\n'
        "cap ::= [A-Z] [a-z]+\n"
    )

    def read(answer: str) -> str:
        title = " ".join(answer.split()).strip('"“”.')
        taken = f"Title: {title}\n" in EXAMPLES
        fits = re.fullmatch(r"[A-Z][\w' -]{2,40}", title) and 1 <= len(title.split()) <= 5
        whole = fits and title.split()[-1] not in DANGLING
        return title if whole and not taken else ""

    def judge(title: str) -> float:
        return float(bool(content_words(title) & content_words(story.logline + story.idea)))

    ask = _ask(story, "Title:", TITLE, grammar, "Looking for a title")
    return Slot(ask, read, candidates=2, judge=judge)


_ROLE = re.compile(r"-?\s*([^,]+), (\d\d?), ([^.]+)\. (Wants: [^.]+)\. (Flaw: [^.]+)")


def role_slot(story: Story, name: str, doing: str) -> Slot:
    """A character, of that name if one is given: `NAME, 41, who. Wants: ... Flaw: ...`."""
    taken = [role.name for role in story.cast]
    names = [name] if name else [one for one in LEAD_NAMES if one not in taken]
    told = " ".join(role.about for role in story.cast)
    articles = [*("a", "an", "the", "his", "her")[len(taken) % 2 :], *(f"{one}'s" for one in taken)]
    goals = [goal for goal in GOALS if f"to {goal} " not in told]
    flaws = [flaw for flaw in FLAWS if f"he {flaw} " not in told]
    grammar = (
        f'root ::= " " {bounds.choice(names)} ", " [1-7] [0-9] ", " {bounds.choice(articles)} '
        f'phrase ". Wants: to " {bounds.choice(goals)} phrase ". Flaw: " ("he " | "she ") '
        f'{bounds.choice(flaws)} phrase ".\\n"\nphrase ::= (" " word)+\n{bounds.WORDS}'
    )

    def read(answer: str) -> str:
        match = _ROLE.match(" ".join(answer.split()))
        if not match or match[1] not in names:
            return ""
        told = _told(story)
        about = [sentence(f"{part}.", least=2, most=16, said=told) for part in match.groups()[2:]]
        return f"{match[1]}, {match[2]}, {' '.join(about)}" if all(about) else ""

    label = "-" if story.cast else "Cast:\n-"
    ask = _ask(story, label, f"{ROLE} {f'The name is {name}.' if name else ''}", grammar, doing)
    return Slot(ask, read)


def beat_slot(story: Story, beat: Beat, doing: str) -> Slot:
    """What happens in a beat."""
    grammar = bounds.closed_sentence(known_names(story))
    said = _told(story)

    wanted = content_words(f"{story.idea} {story.logline}")

    def judge(text: str) -> float:
        return 0.5 * any(r.name in text for r in story.cast) + 0.3 * len(
            wanted & content_words(text)
        )

    label = f"- {beat.name}:" if story.happens else f"Beats:\n- {beat.name}:"
    task = BEAT.format(name=beat.name, hint=beat.hint)
    return Slot(
        _ask(story, label, task, grammar, doing),
        lambda answer: sentence(answer, least=5, known=known_names(story), said=said),
        candidates=2,
        judge=judge,
    )


def scene_slot(story: Story, number: int, beat: Beat, doing: str) -> Slot:
    """A heading, and below it what happens there."""
    happens = story.happens[number] or beat.hint
    here = [f"- {_as_place(heading)} {text}" for heading, text in story.scenes[number]]
    label = "".join(f"{line}\n" for line in [f"Scenes of “{beat.name}”:", *here])
    closed = bounds.closed_sentence(known_names(story)).removeprefix('root ::= " "')
    grammar = f'root ::= " " place ", " {bounds.choice(TIMES)} ". "{closed}{_places(story)}\n'
    said = [*_told(story), *(text for scenes in story.scenes for _, text in scenes)]
    places = [heading for scenes in story.scenes for heading, _ in scenes]

    def read(answer: str) -> str:
        match = re.match(
            r"\s*-?\s*(inside|outside), (?:the |a |an )?([\w' -]{3,40}), (\w+)\. (.+)", answer
        )
        if not match or match[3] not in TIMES:
            return ""
        words = match[2].upper().split()
        text = sentence(match[4], least=4, known=known_names(story), said=said)
        heading = (
            f"{'INT' if match[1] == 'inside' else 'EXT'}. {' '.join(words)} - {match[3].upper()}"
        )
        is_place = len(words) <= MOST_OF_A_PLACE and not NO_PLACE & set(words)
        is_place = is_place and words[-1].lower() not in DANGLING
        new = places.count(heading) < 2
        return f"{heading}\n{text}" if text and is_place and new else ""

    task = SCENE.format(name=beat.name, beat=happens)
    return Slot(_ask(story, f"{label}-", task, grammar, doing), read)


TIMES = ("day", "night", "morning", "evening", "dawn", "dusk")
MOST_OF_A_PLACE = 5
"""Words."""
NO_PLACE = frozenset(
    {"THAT", "WHO", "WHICH", "WHERE", "WHEN", "IS", "ARE", "WAS", "WERE", "WILL", "HAS", "HAVE"}
)
"""Words of a sentence, not of a place."""


def _places(story: Story) -> str:
    """The rule `place`: inside or outside, and a place that there is, somebody's or not."""
    if story.talks:
        where = bounds.choice(("inside", "outside"))
        return f'place ::= {where} ", the " word (" of the")? (" " word)?'
    names = [role.name for role in story.cast if role.name.isalpha()]
    whose = bounds.choice(["the ", *(f"{name}'s " for name in names)])
    indoors, outdoors = bounds.choice(INDOORS), bounds.choice(OUTDOORS)
    return f'place ::= "inside, " {whose} {indoors} | "outside, the " {outdoors}'


def _as_place(heading: str) -> str:
    where, _, when = heading.partition(" - ")
    side = "inside" if where.startswith("INT") else "outside"
    return f"{side}, the {where[5:].lower()}, {when.lower()}."


def _told(story: Story) -> list[str]:
    """What has been said already, and may not be said again."""
    about = [role.about for role in story.cast]
    return [
        *OF_EXAMPLES,
        *story.avoid,
        *story.happens,
        *(part for text in about for part in re.split(r"\. \w+: ", text)),
    ]


def known_names(story: Story) -> list[str]:
    """Names, and what the writer wrote with a capital."""
    told = " ".join([story.idea, *(beat.synopsis for beat in story.beats)])
    return list(dict.fromkeys([*(role.name for role in story.cast), *capitals_in(told)]))


def capitals_in(text: str, *, inside: bool = False) -> list[str]:
    """Words with a capital, small ones apart; `inside` sentences only, where it means a name."""
    before = r"(?<=[\w,;:] )" if inside else r"\b"
    found = re.findall(rf"{before}[A-Z][a-z]+(?:'s)?\b", text.replace("’", "'"))
    words = (word.removesuffix("'s") for word in found if word.lower() not in COMMON)
    return list(dict.fromkeys(words))


def _page(story: Story) -> str:
    """The story as far as it has come, in the form of the examples."""
    lines = [f"Idea: {story.idea}", f"Genre: {story.genre}"]
    lines += [f"Logline: {story.logline}"] if story.logline else []
    lines += [f"Title: {story.title}"] if story.title else []
    if story.cast:
        lines += ["Cast:", *(f"- {role.name}, {role.about}".rstrip(", ") for role in story.cast)]
    if story.happens:
        told = zip(story.beats, story.happens, strict=False)
        lines += ["Beats:", *(f"- {beat.name}: {text or beat.hint}" for beat, text in told)]
    return "\n".join(lines) + "\n"
