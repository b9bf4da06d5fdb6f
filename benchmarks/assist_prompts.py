"""What `benchmarks.assist` asks for: at least twenty prompts of our own for each kind of draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from screenplay_ls.assist.drafts.draft import Source
from screenplay_ls.assist.drafts.passages import lines_in
from screenplay_ls.fountain import Span, parse

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@dataclass(frozen=True)
class Prompt:
    """One draft to make."""

    source: Source
    wishes: dict[str, Any]
    cast: tuple[str, ...] = field(default=())
    """Who may speak or be named; empty for anybody."""


IDEAS = (
    ("a blind watchmaker who hears a lie", "thriller", ("Emil", "Nora")),
    ("aliens who need a lawyer on Earth", "science fiction", ("Dana", "Zeb")),
    ("two brothers, one bakery, no bread", "comedy", ("Paul", "Aron")),
    ("a spy who retires to a retirement home", "comedy", ("Hedda", "Walt")),
    ("the last train before the flood", "drama", ("Iris", "Tom")),
    ("a girl who sells her shadow", "fantasy", ("Lili", "Corvin")),
    ("a choir that has lost its voice", "drama", ("Ruth", "Ben")),
    ("a hotel with one room too many", "horror", ("Mina", "Karl")),
    ("a cook on a submarine falls in love", "romance", ("Olga", "Finn")),
    ("the man who found the mayor's finger", "crime", ("Joe", "Brenda")),
    ("a marathon through a closed city", "action", ("Asha", "Milan")),
    ("a grandmother robs a casino", "crime", ("Edna", "Ray")),
    ("a robot that refuses to forget", "science fiction", ("Ana", "Seven")),
    ("a village that votes against winter", "fantasy", ("Bo", "Greta")),
    ("a divorce on the day of the wedding", "comedy", ("Kate", "Sam")),
    ("a nurse, a soldier and one bandage", "war", ("Clara", "Anton")),
    ("the goalkeeper who never saw the ball", "sport", ("Luis", "Marta")),
    ("a translator who changes one word", "thriller", ("Yara", "Peter")),
    ("three sisters inherit a circus", "drama", ("Fay", "Joan", "Meg")),
    ("a ghost who is afraid of the living", "horror", ("Abel", "Rosa")),
)

SCENES = (
    ("INT. WORKSHOP - NIGHT", "Emil repairs a clock while Nora hides a letter.", "EMIL", "NORA"),
    ("EXT. ROOF - DAWN", "Dana tells Zeb that the ship has left without him.", "DANA", "ZEB"),
    ("INT. BAKERY - DAY", "Paul finds out that Aron has sold the oven.", "PAUL", "ARON"),
    ("INT. HOSPITAL - DAY", "Clara has one bandage left and Anton bleeds.", "CLARA", "ANTON"),
    ("INT. CAR - NIGHT", "Kate and Sam drive to a wedding that is off.", "KATE", "SAM"),
    ("EXT. HARBOUR - DUSK", "Iris waits for Tom, who comes too late.", "IRIS", "TOM"),
    ("INT. CASINO - NIGHT", "Edna counts cards and Ray notices.", "EDNA", "RAY"),
    ("INT. KITCHEN - MORNING", "Olga burns the soup because Finn smiles.", "OLGA", "FINN"),
    ("INT. OFFICE - DAY", "Joe shows Brenda what was in the box.", "JOE", "BRENDA"),
    ("EXT. FOREST - NIGHT", "Lili wants her shadow back from Corvin.", "LILI", "CORVIN"),
    ("INT. CHURCH - DAY", "Ruth cannot sing any more, and Ben knows why.", "RUTH", "BEN"),
    ("INT. HOTEL LOBBY - NIGHT", "Mina asks Karl for the key to room nine.", "MINA", "KARL"),
    ("EXT. STREET - DAY", "Asha runs past Milan, who has the map.", "ASHA", "MILAN"),
    ("INT. LABORATORY - NIGHT", "Ana is to delete what Seven remembers.", "ANA", "SEVEN"),
    ("INT. TOWN HALL - DAY", "Bo counts the votes and Greta the stoves.", "BO", "GRETA"),
    ("EXT. STADIUM - EVENING", "Luis tells Marta that he cannot see.", "LUIS", "MARTA"),
    ("INT. CONFERENCE ROOM - DAY", "Yara has changed one word; Peter heard it.", "YARA", "PETER"),
    ("INT. TENT - NIGHT", "Fay wants to sell the lions. Joan does not.", "FAY", "JOAN"),
    ("INT. ATTIC - NIGHT", "Rosa sits down beside Abel, who is a ghost.", "ROSA", "ABEL"),
    ("INT. NURSING HOME - DAY", "Walt recognises Hedda from the war.", "WALT", "HEDDA"),
)
MOODS = ("the first furious, the second cold", "tender", "funny", "tense")

LINES = (
    "I just really think that we should probably call Mr. Abara before 9 o'clock, Nora.",
    "You know, there were actually 14 of them, and not one of them ever said thank you.",
    "I do not know what you want from me, Peter, but I am not going back to Berlin.",
    "Two tickets to Lisbon, please, and do not tell Clara about the third one.",
    "In order to open the door you need the key that Anton keeps under bed 12.",
    "He has not been here since the summer of 1987, and his boat is still tied up.",
    "Sit down, Ray. I have three questions and you have got five minutes.",
    "I am so sorry, Marta, I never meant to break your father's watch.",
    "What did you do with the 200 dollars, Finn?",
    "Nobody leaves this room before Brenda has counted the spoons.",
    "It was kind of cold, and I was kind of alone, and Sam was not there.",
    "You are late, Joan. The train left at 6:40 and it did not wait.",
    "At this point in time I am not able to tell you where Milan is.",
    "Greta says that the winter will be long and the wood will not last.",
    "Did you really believe that Corvin would give it back for nothing?",
    "I love this house, Ben, but I cannot live in it without her.",
    "Thank you for the soup, Olga, it was very, very good.",
    "They gave me a plastic bag with the number 31 on it.",
    "She goes to the window, and then she looks out at the harbour, and then she sits down.",
    "Karl walks over to room 9 and he opens the door very slowly.",
)
MANNERS = ("tighter", "colder", "warmer", "funnier", "subtext", "voice", "period", "dialect")
SPEAKERS = ("IRIS", "TOM")

TALKS = (
    ("The garden is lovely today.", "I planted the roses for you.", "You are so good to me."),
    ("There is no coffee left.", "There never is any.", "You could buy some on the way."),
    ("I passed the exam, mother!", "I am so proud of you, my child.", "Let us celebrate tonight."),
    ("You lied about the money.", "You spent it before I could.", "We have nothing left now."),
    ("The doctor called this morning.", "What did the doctor say?", "He said that we must wait."),
    ("Do you remember the summer house?", "I remember the lake and you.", "It was a happy time."),
    ("Somebody has moved my papers.", "I was looking for the bill.", "Do not touch my papers."),
)


def prompts(kind: str) -> list[Prompt]:
    """All prompts of a kind, at least twenty."""
    makers = {
        "storyline": _storylines,
        "collision": _collisions,
        "scene": _scenes,
        "dialogue": _dialogues,
        "inner": _inner,
        "bridge": _bridges,
        "polish": _polish,
        "advice": _advice,
        "holes": _holes,
    }
    return list(makers[kind]())


def _storylines() -> Iterator[Prompt]:
    for idea, genre, names in IDEAS:
        wishes = {"idea": idea, "genre": genre, "names": names}
        yield Prompt(
            Source(parse("")), {**wishes, "template": "The knock; The lie; The price"}, names
        )


def _collisions() -> Iterator[Prompt]:
    for (one, genre, _), (other, _, _) in zip(IDEAS, IDEAS[7:] + IDEAS[:7], strict=True):
        yield Prompt(Source(parse("")), {"inputs": (one, other), "genre": genre})


def _scenes() -> Iterator[Prompt]:
    for heading, synopsis, *cast in SCENES:
        text = f"{heading}\n\n= {synopsis}\n\n"
        yield Prompt(_at_end(text), {"who": tuple(cast), "blocks": 6}, tuple(cast))


def _dialogues() -> Iterator[Prompt]:
    for number, (heading, synopsis, *cast) in enumerate(SCENES):
        wishes = {"who": tuple(cast), "about": synopsis, "mood": MOODS[number % len(MOODS)]}
        yield Prompt(_at_end(f"{heading}\n\n"), {**wishes, "exchanges": 2}, tuple(cast))


def _inner() -> Iterator[Prompt]:
    forms = ("voice-over", "monologue", "action")
    for number, (heading, synopsis, *cast) in enumerate(SCENES):
        text = f"{heading}\n\n{synopsis}\n\n{cast[0]}\nNot today.\n\n"
        wishes = {"who": cast[0], "form": forms[number % 3], "what": synopsis}
        yield Prompt(_at_end(text), wishes, tuple(cast))


def _bridges() -> Iterator[Prompt]:
    for (heading, synopsis, *one), (other, then, *two) in zip(
        SCENES, SCENES[1:] + SCENES[:1], strict=True
    ):
        before = f"{heading}\n\n{synopsis}\n\n{one[0]}\nNot today.\n\n"
        text = f"{before}{other}\n\n{then}\n\n{two[0]}\nWhy not?\n"
        yield Prompt(Source(parse(text), Span(len(before) - 2, len(before) - 2)), {}, (*one, *two))


def _polish() -> Iterator[Prompt]:
    for number, line in enumerate(LINES):
        speaker = SPEAKERS[number % 2]
        action = line.startswith(("She goes", "Karl walks"))
        spoken = line if action else f"{speaker}\n{line}"
        text = f"INT. HOUSE - DAY\n\n{SPEAKERS[1 - number % 2]}\nI ain't coming.\n\n{spoken}\n"
        start = text.index(line)
        how = "tighter" if action else MANNERS[number % len(MANNERS)]
        yield Prompt(Source(parse(text), Span(start, start + len(line))), {"how": how})


def _advice() -> Iterator[Prompt]:
    for lines, towards in product(TALKS, ("", "warmer", "colder")):
        yield Prompt(_at_start(_talk(lines)), {"towards": towards})


def _holes() -> Iterator[Prompt]:
    for path in sorted(EXAMPLES.glob("*.fountain")):
        document = parse(path.read_text(encoding="utf-8"))
        for scene in document.scenes:
            if any(True for _ in lines_in(document, Span(scene.start, scene.end))):
                source = Source(document, Span(scene.start, scene.start))
                yield Prompt(source, {"questions": 2})
    for lines in TALKS:
        yield Prompt(_at_start(_talk(lines)), {"questions": 2})


def _talk(lines: tuple[str, ...]) -> str:
    """Two people who say these things, and again what they have said."""
    said = (*lines, "I know what you mean by that.", *lines[::-1], "So we agree about it.")
    speeches = (f"{SPEAKERS[i % 2]}\n{line}" for i, line in enumerate(said))
    return "INT. HOUSE - DAY\n\n" + "\n\n".join(speeches) + "\n"


def _at_end(text: str) -> Source:
    return Source(parse(text), Span(len(text), len(text)))


def _at_start(text: str) -> Source:
    return Source(parse(text), Span(0, 0))
