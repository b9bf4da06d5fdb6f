from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.continue_dialogue import request
from screenplay_ls.assist.front import LINES, PEOPLE
from screenplay_ls.fountain import parse


def talk(*speakers: str, lines: int = 1) -> str:
    return "".join(
        f"{name}\n"
        + "".join(f"{name.title()} says thing {turn}{n}.\n" for n in range(lines))
        + "\n"
        for turn, name in enumerate(speakers)
    )


def prompt(text: str) -> str:
    asked = request(parse(text), len(text))
    assert asked is not None
    return asked.asked.prompt


ACTION = "Rain falls on the roof and on the street, and nobody minds it at all.\n\n"
SCENE = "INT. ROOM - DAY\n\n" + ACTION * 50


def test_who_has_spoken_before_the_page_is_heard_first() -> None:
    read = prompt(talk("HANK", "MARY", "HANK") + SCENE + "HANK\n")

    assert read.startswith(
        "MARY\nMary says thing 10.\n\nHANK\nHank says thing 00.\nHank says thing 20.\n\n"
    )
    assert read.endswith("nobody minds it at all.\n\nHANK\n")


def test_what_is_on_the_page_is_not_said_before_it() -> None:
    assert prompt(talk("HANK", "MARY") + "HANK\n").count("Mary says") == 1


def test_few_people_and_few_lines_are_enough() -> None:
    names = [f"PERSON {letter}" for letter in "ABCDEFGH"]
    read = prompt(talk(*names, *names[:PEOPLE], lines=4) + SCENE + "HANK\n")
    heard = [line for line in read.split("\n") if line.startswith("PERSON")]

    assert sorted(heard) == names[:PEOPLE]
    assert all(read.count(f"{name.title()} says") == LINES for name in heard)


def test_the_story_stands_in_front_of_everything() -> None:
    title = "Title: The Light\nLogline: A keeper\n    loses her light.\n\n"

    assert prompt(title + "HANK\n") == "The Light\n\nA keeper loses her light.\n\nHANK\n"
    assert prompt("Title: The Light\n\nHANK\n") == "HANK\n"


def test_lines_said_before_the_page_are_not_said_again() -> None:
    text = talk("HANK") + SCENE + "MARY\n"
    asked = request(parse(text), len(text))

    assert asked is not None
    assert "hank says thing 00." in asked.heard
    assert {"HANK"} <= asked.names


@given(st.lists(st.sampled_from(["HANK", "MARY", "TOM"]), max_size=6), st.integers(1, 30))
def test_it_stays_while_the_page_begins_at_the_same_place(names: list[str], more: int) -> None:
    before = talk(*names) + SCENE
    head = prompt(before + "HANK\n")
    grown = prompt(before + "HANK\n" + "Yes. " * more)

    assert grown.startswith(head.rstrip())
