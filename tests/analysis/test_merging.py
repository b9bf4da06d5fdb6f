from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.merging import Conflict, Merged, Part, merge
from screenplay_ls.fountain import parse

STORYLINE = """
    # Characters

    NORA: a keeper, 62, stubborn
    TOMAS: her grandson, 17

    # Act One

    INT. LAMP ROOM - NIGHT

    = Nora teaches Tomas to trim the lamp.

    EXT. JETTY - DAWN

    = A boat brings a stranger.
"""


def merged(*parts: str) -> Merged:
    """Parts as they stand in a test, written by A, B, C ..."""
    texts = [textwrap.dedent(part).lstrip("\n") for part in parts]
    return merge([Part("ABCDE"[n], parse(text)) for n, text in enumerate(texts)])


def decided(made: Merged, about: str) -> list[str]:
    return [each.message for each in made.conflicts if each.about == about and each.settled]


def open_questions(made: Merged, about: str) -> list[Conflict]:
    return [each for each in made.conflicts if each.about == about and not each.settled]


def test_scenes_go_below_the_storylines_headings() -> None:
    made = merged(
        STORYLINE,
        """
        EXT. JETTY - DAWN

        A boat. A STRANGER steps out.
        """,
        """
        INT. LAMP ROOM - NIGHT

        TOMAS
        Like this?
        """,
    )

    assert made.text.endswith(
        "INT. LAMP ROOM - NIGHT\n\n= Nora teaches Tomas to trim the lamp.\n\nTOMAS\nLike this?\n\n"
        "EXT. JETTY - DAWN\n\n= A boat brings a stranger.\n\nA boat. A STRANGER steps out.\n"
    )
    assert made.conflicts == ()


def test_speeches_without_a_heading_find_the_scene_that_tells_of_them() -> None:
    made = merged(STORYLINE, "NORA\nTrim the lamp, Tomas.\n\nTOMAS\nLike this?\n")
    room, jetty = made.text.index("LAMP ROOM"), made.text.index("JETTY")

    assert room < made.text.index("Like this?") < jetty


def test_without_a_storyline_the_parts_follow_each_other() -> None:
    made = merged("INT. A - DAY\n\nOne.\n", "INT. B - DAY\n\nTwo.\n")

    assert made.text == "INT. A - DAY\n\nOne.\n\nINT. B - DAY\n\nTwo.\n"
    assert [(seam.before, seam.after) for seam in made.seams] == [("A", "B")]
    assert made.text[: made.seams[0].offset].endswith("One.")


def test_what_fits_nowhere_stands_at_the_end_and_is_told() -> None:
    made = merged(STORYLINE, "INT. BAKERY - DAY\n\nBread, only bread.\n")

    assert made.text.endswith("# Not placed yet\n\nINT. BAKERY - DAY\n\nBread, only bread.\n")
    assert "no place for it" in open_questions(made, "order")[0].message


@pytest.mark.parametrize(
    ("ours", "theirs", "becomes"),
    [
        ("TOMAS", "THOMAS", "TOMAS"),
        ("MARY-ANN", "MARY ANN", "MARY-ANN"),
        ("JOHN", "JHON", "JOHN"),
        # Two people.
        ("TOM", "TIM", "TIM"),
        ("GUARD 1", "GUARD 2", "GUARD 2"),
        ("OLD MAN", "OLD MEN", "OLD MEN"),
    ],
)
def test_one_spelling_for_each_name(ours: str, theirs: str, becomes: str) -> None:
    one = f"INT. A - DAY\n\n{ours}\nYes.\n"
    two = f"INT. B - DAY\n\n{theirs.title()} waits.\n\n{theirs} (V.O.)\nNo.\n"
    made = merged(one, two)

    assert f"{becomes} (V.O.)\nNo." in made.text
    assert bool(decided(made, "name")) == (becomes == ours)


def test_whoever_has_the_cast_leads() -> None:
    made = merged("INT. A - DAY\n\nTHOMAS\nYes.\n", STORYLINE)

    assert "THOMAS" not in made.text
    assert decided(made, "name") == ["THOMAS is TOMAS now, as B writes it."]


def test_a_name_both_writers_know_is_nobodys_slip() -> None:
    one = "INT. A - DAY\n\nTOMAS\nYes.\n\nTHOMAS\nNo.\n"

    assert not decided(merged(one, "INT. B - DAY\n\nTHOMAS\nNo.\n"), "name")


def test_a_part_of_a_name_is_a_question() -> None:
    made = merged("INT. A - DAY\n\nMARY\nYes.\n", "INT. B - DAY\n\nMARY JONES\nNo.\n")

    assert [each.message for each in open_questions(made, "name")] == [
        "MARY and MARY JONES may be the same person: they were left as two."
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "becomes"),
    [
        ("BOATHOUSE", "BOAT HOUSE", "BOATHOUSE"),
        ("KITCHEN", "THE KITCHEN", "KITCHEN"),
        ("LIBRARY", "LIBARRY", "LIBRARY"),
        ("ROOM 1", "ROOM 2", "ROOM 2"),
        ("BAR", "CAR", "CAR"),
    ],
)
def test_one_spelling_for_each_place(ours: str, theirs: str, becomes: str) -> None:
    made = merged(f"INT. {ours} - DAY\n\nOne.\n", f"INT. {theirs} - NIGHT\n\nTwo.\n")

    assert f"INT. {becomes} - NIGHT" in made.text


def test_two_versions_of_a_scene_are_both_kept() -> None:
    scene = "INT. LAMP ROOM - NIGHT\n\nNora trims the lamp and hums.\n\n{}\n"
    made = merged(STORYLINE, scene.format("She smiles."), scene.format("She [[why?]] cries."))

    assert made.text.index("She smiles.") < made.text.index("/*") < made.text.index("cries.")
    assert parse(made.text).scenes[0].heading.plain == "INT. LAMP ROOM - NIGHT"
    assert len(parse(made.text).scenes) == 2
    assert "both written it" in open_questions(made, "scene")[0].message


def test_the_same_scene_in_two_parts_stands_there_once() -> None:
    scene = "INT. LAMP ROOM - NIGHT\n\nNora trims the lamp and hums.\n"

    assert merged(scene, scene).text == scene


def test_ages_that_differ_are_told_with_their_lines() -> None:
    made = merged(STORYLINE, "INT. LAMP ROOM - NIGHT\n\nNORA (70) trims the lamp.\n")
    conflict = open_questions(made, "age")[0]

    assert [quote.text for quote in conflict.quotes] == [
        "NORA: a keeper, 62, stubborn",
        "NORA (70) trims the lamp.",
    ]
    assert {quote.who for quote in conflict.quotes} == {"A", "B"}


@pytest.mark.parametrize("age", ["62", "60s", "63"])
def test_ages_that_agree_are_fine(age: str) -> None:
    made = merged(STORYLINE, f"INT. LAMP ROOM - NIGHT\n\nNORA ({age}) trims the lamp.\n")

    assert not open_questions(made, "age")


def test_the_storylines_time_is_kept() -> None:
    made = merged(STORYLINE, "INT. LAMP ROOM - DAY\n\nNora trims the lamp.\n")

    assert "LAMP ROOM - DAY" not in made.text
    assert decided(made, "time") == ["INT. LAMP ROOM - NIGHT: the storyline's time was kept."]


def test_one_title_page_with_all_authors() -> None:
    made = merged(
        "Title: Light\nAuthor: Ann\nDraft date: 1 May\n\nINT. A - DAY\n\nOne.\n",
        "Title: Lights\nAuthor: Ben\nDraft date: 2 May\n\nINT. B - DAY\n\nTwo.\n",
    )

    assert made.text.startswith(
        "Title: Light\nAuthors:\n    Ann\n    Ben\nDraft date: 1 May\n\nINT. A"
    )
    assert decided(made, "title") == ["Title: the title page of A was kept."]


def test_who_is_dead_in_one_part_does_not_speak_in_the_next() -> None:
    made = merged(
        "INT. A - DAY\n\nHANK\nGo.\n\nHank dies.\n",
        "INT. B - DAY\n\nHANK\nI am fine.\n",
    )

    assert [quote.who for quote in open_questions(made, "story")[0].quotes] == ["A", "B"]


def test_it_is_known_who_wrote_what() -> None:
    made = merged(STORYLINE, "INT. LAMP ROOM - NIGHT\n\nNora trims the lamp.\n")

    wrote = {made.text[span.start : span.end]: who for span, who in made.wrote}
    assert wrote["Nora trims the lamp."] == "B"
    assert wrote["EXT. JETTY - DAWN\n\n= A boat brings a stranger."] == "A"


def test_a_bridge_moves_what_follows() -> None:
    made = merged("INT. A - DAY\n\nOne.\n", "INT. B - DAY\n\nTwo.\n")
    with_one = made.with_bridge(made.seams[0].offset, "\n\nA door closes.")

    assert with_one.text == "INT. A - DAY\n\nOne.\n\nA door closes.\n\nINT. B - DAY\n\nTwo.\n"
    spans = [with_one.text[span.start : span.end] for span, _ in with_one.wrote]
    assert spans == ["INT. A - DAY\n\nOne.", "INT. B - DAY\n\nTwo."]
    assert [with_one.text[a:b] for a, b in with_one.bridges] == ["A door closes."]


BLOCKS = st.sampled_from(
    [
        "INT. LAMP ROOM - NIGHT",
        "EXT. JETTY - DAWN",
        "= A boat brings a stranger.",
        "# Act One",
        "# Characters\n\nNORA: a keeper",
        "NORA\nLike this.",
        "TOMAS\n(low)\nYes.",
        "Nora trims the lamp.",
        "/* cut */",
        "[[a note]]",
        "CUT TO:",
    ]
)
PARTS = st.lists(st.lists(BLOCKS, max_size=8), min_size=1, max_size=3)


@given(PARTS)
def test_nothing_is_lost(parts: list[list[str]]) -> None:
    made = merge([Part("ABC"[n], parse("\n\n".join(part))) for n, part in enumerate(parts)])
    words = {
        word for part in parts for block in part for word in re.findall(r"[A-Za-z]{3,}", block)
    }

    assert words - {"DAWN", "NIGHT", "INT", "EXT"} <= set(re.findall(r"[A-Za-z]{3,}", made.text))


@given(PARTS)
def test_a_merge_of_one_says_what_it_says(parts: list[list[str]]) -> None:
    text = "\n\n".join(parts[0])
    made = merge([Part("A", parse(text))])

    assert made.conflicts == ()
    assert sorted(made.text.split()) == sorted(text.split())
