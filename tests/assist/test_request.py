from __future__ import annotations

from itertools import pairwise

import pytest

from screenplay_ls.assist.continue_dialogue import (
    EVERYWHERE,
    NEW_PARAGRAPH,
    NOT_FIRST,
    Options,
    Request,
    fitted,
    request,
)
from screenplay_ls.assist.place import PlaceKind
from screenplay_ls.fountain import parse
from screenplay_ls.llm.engine import Capabilities
from tests.marks import cursor


def ask(marked: str, options: Options | None = None) -> Request | None:
    text, offset = cursor(marked)
    return request(parse(text), offset, options or Options())


def check(marked: str, prompt: str) -> Request:
    """The model reads `prompt`."""
    asked = ask(marked)

    assert asked is not None
    assert asked.asked.prompt == prompt
    return asked


@pytest.mark.parametrize(
    ("marked", "prompt"),
    [
        ("HANK\n|", "HANK\n"),
        ("INT. WELL - DAY\n\nHANK\n|", "INT. WELL - DAY\n\nHANK\n"),
        ("INT. WELL - DAY\n\nHANK\n|\n\nMARY\nNo.\n", "INT. WELL - DAY\n\nHANK\n"),
        ("INT. WELL - DAY\n\nHANK (V.O.)\nI know|", "INT. WELL - DAY\n\nHANK (V.O.)\nI know"),
        ("HANK\nI know |", "HANK\nI know"),
        ("HANK\nI know.\n|", "HANK\nI know.\n"),
        ("HANK\n(quietly)\n|", "HANK\n(quietly)\n"),
        ("HANK\n(qui|", "HANK\n(qui"),
        ("HANK\n(qui|)\nHello.", "HANK\n(qui"),
        ("HANK\r\nI know.\r\nYou |\r\n\r\nMARY\r\nNo.\r\n", "HANK\nI know.\nYou"),
        ("HANK\rI know|\r\rMARY\rNo.", "HANK\nI know"),
        ("@McCoy\n|", "McCoy\n"),
        ("HANK\n*I* know _that_ w|", "HANK\nI know that w"),
        ("HANK\nI know. [[sure?]] You|", "HANK\nI know. You"),
        ("HANK\nI know.  You too.  Hel|", "HANK\nI know.  You too.  Hel"),
        ("HANK\nI  know.   You  too|", "HANK\nI know. You too"),
        # Notes, boneyard and sections are not on the page; a synopsis says what is to come.
        ("# Act\n\nINT. A\n\n/* Old. */\n\n[[New?]]\n\nHANK\n|", "INT. A\n\nHANK\n"),
        ("INT. A\n\n= Hank lies.\n\nHANK\n|", "INT. A\n\nHank lies.\n\nHANK\n"),
        # Indentation costs tokens and makes suggestions worse.
        ("\t\tHANK\n\t(beat)\n\tI was\n\tnever|\n\tthere.\n", "HANK\n(beat)\nI was\nnever"),
        ("INT. A\n\n  Rain   falls.\n\n   HANK\n |", "INT. A\n\nRain falls.\n\nHANK\n"),
        # Action.
        ("INT. A\n\nRain fa|", "INT. A\n\nRain fa"),
        ("INT. A\n\nRain |\n\nHANK\nHi.", "INT. A\n\nRain"),
        ("INT. A\n\nRain falls.\n  On the |\nroof.", "INT. A\n\nRain falls.\nOn the"),
        ("INT. A\n\nHANK\nHi.\n\n!RAIN fa|", "INT. A\n\nHANK\nHi.\n\nRAIN fa"),
    ],
)
def test_what_the_model_reads(marked: str, prompt: str) -> None:
    check(marked, prompt)


@pytest.mark.parametrize(
    "marked",
    [
        "|",
        "Title: The |\n\nINT. A",
        "INT. HOU|",
        "Hank looks |",
        "Hank looks.\n|",
        "HANK|",
        "@McCoy|",
        "HANK\nHello.\n\n|",
        "HANK\nI [[no|te]] know.",
        "/*\n\nHANK\n|\n\n*/",
        "CUT TO:|",
        "HANK\n~la la |",
        "HANK\nHe|llo.",
        "HANK\n|Hello.",
    ],
)
def test_where_nothing_is_told_nothing_is_asked(marked: str) -> None:
    assert ask(marked) is None


@pytest.mark.parametrize(
    ("paragraph", "while_typing", "by_hand"),
    [
        ("Rain |", True, True),
        ("Rain falls. |", True, True),
        # An empty line may become anything.
        ("|", False, True),
        ("Rain.\n|", False, True),
        ("Rain.\n|\nSun.", False, False),
        ("Rain.\n\n|\n\nHANK\nHi.", False, True),
        # So may capitals.
        ("H|", False, False),
        ("HANK|", False, False),
        ("HANK |", False, True),
        ("SMASH CUT |", False, True),
        ("Rain.\nBANG|", False, False),
        ("> cut|", False, False),
        (".well|", False, False),
        ("# Act|", False, False),
        ("= Rain|", False, False),
        ("[[Rain|]]", False, False),
        ("Rain [[or|]]", False, False),
        ("/* Rain| */", False, False),
        ("> Rain| <", False, False),
        ("===|", False, False),
        # No prose.
        ("See https://fountain|", False, False),
        ("{{macro |", False, False),
        ("print(rain()|", False, False),
        ("Rain|drops", False, False),
    ],
)
def test_where_action_is_asked_for(paragraph: str, while_typing: bool, by_hand: bool) -> None:
    page = "INT. WELL - DAY\n\nDark.\n\n"

    assert (ask(page + paragraph) is not None) is while_typing
    assert (ask(page + paragraph, Options(asked=True)) is not None) is by_hand


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("INT. A\n\nRain |", PlaceKind.ACTION),
        ("HANK\nRain |", PlaceKind.DIALOGUE),
        ("HANK\n(rai|", PlaceKind.PARENTHETICAL),
        ("HANK\n(rain) |", PlaceKind.DIALOGUE),
    ],
)
def test_each_kind_can_be_left_out(marked: str, kind: PlaceKind) -> None:
    asked = ask(marked)

    assert asked is not None
    assert asked.kind is kind
    assert ask(marked, Options(kinds=EVERYWHERE - {kind})) is None


@pytest.mark.parametrize(
    ("marked", "suffix"),
    [
        ("HANK\nI | know.\n  Yes.\n\nMARY\nNo.\n", "know.\nYes."),
        ("HANK\nI |\n\nMARY\nNo.\n", ""),
        ("INT. A\n\nRain | down.\n", "down."),
    ],
)
def test_what_stands_after_the_cursor_is_read_by_models_that_can(marked: str, suffix: str) -> None:
    asked = ask(marked)
    assert asked is not None

    infilling = fitted(asked, Capabilities(infill=True))
    plain = fitted(asked, Capabilities())

    assert infilling is not None
    assert infilling.asked.suffix == suffix
    assert plain is not None
    assert plain.asked.suffix == ""


@pytest.mark.parametrize(
    ("marked", "bound"),
    [
        ("INT. A\n\nRain.\n\n|", True),
        ("INT. A\n\nRain.\n\nSun |", False),
        ("INT. A\n\nRain.\n\nHANK\n|", False),
        ("内景。\n\n下雨了。\n\n|", False),
    ],
)
def test_a_new_paragraph_begins_like_a_sentence(marked: str, bound: bool) -> None:
    asked = ask(marked, Options(asked=True))
    assert asked is not None

    able, unable = fitted(asked, Capabilities(grammar=True)), fitted(asked, Capabilities())

    assert able is not None
    assert able.asked.grammar == (NEW_PARAGRAPH if bound else None)
    assert unable is not None
    assert unable.asked.grammar is None


def test_no_more_candidates_are_asked_for_than_the_engine_can_give() -> None:
    asked = ask("HANK\n|", Options(candidates=3))
    assert asked is not None

    counts = [fitted(asked, Capabilities(candidates=most)) for most in (1, 2, 8)]

    assert [each and each.asked.candidates for each in counts] == [1, 2, 3]


@pytest.mark.parametrize(
    ("marked", "asks"), [("HANK\n|", True), ("HANK\nI |", True), ("HANK\nI kn|", False)]
)
def test_a_correspondent_is_not_asked_inside_a_word(marked: str, asks: bool) -> None:
    asked = ask(marked)
    assert asked is not None

    assert (fitted(asked, Capabilities(plain_completion=False)) is not None) is asks


@pytest.mark.parametrize(
    ("marked", "healed", "opening", "not_first"),
    [
        ("HANK\n|", "", "", (*NOT_FIRST, "HA")),
        ("J.\nHi.\n\n@McCoy\n|", "", "", (*NOT_FIRST, "MC")),
        ("HANK\nI kn|", " kn", "", ()),
        ("HANK\nDon't|", "Don't", "", ()),
        ("HANK\nI know |", "", " ", ()),
        ("HANK\nI know.|", "", "", ()),
        ("HANK\n(qui|)", "qui", "", ()),
        ("HANK\nYes.\n|", "", "", (*NOT_FIRST, "HA")),
        (f"HANK\n{'a' * 21}|", "", "", ()),
    ],
)
def test_how_the_answer_begins(
    marked: str, healed: str, opening: str, not_first: tuple[str, ...]
) -> None:
    """A word that was begun is chosen anew; a line is not left empty."""
    asked = ask(marked)

    assert asked is not None
    prompt = asked.asked.prompt
    assert prompt[len(prompt) - asked.asked.heal :] == healed
    assert (asked.asked.opening, asked.asked.not_first) == (opening, not_first)


def test_the_budget_goes_with_the_request() -> None:
    asked = ask("HANK\n|", Options(max_length=90, deadline_ms=700))

    assert asked is not None
    assert asked.asked.max_tokens == 30
    assert asked.asked.deadline_ms == 700
    assert asked.asked.temperature == 0


@pytest.mark.parametrize(
    ("marked", "lines", "stop"),
    [
        ("HANK\n|", 1, "\n"),
        ("HANK\n|", 4, "\n\n"),
        ("HANK\n(qui|", 4, "\n"),
        ("HANK\nI | know.", 4, "\n"),
    ],
)
def test_where_the_engine_stops(marked: str, lines: int, stop: str) -> None:
    asked = ask(marked, Options(max_lines=lines))

    assert asked is not None
    assert asked.asked.stop == (stop,)


def test_what_stands_around_the_cursor() -> None:
    asked = check("MARY\nHi.\n\nHANK\nI | know.\nYes.\n\nMARY\nNo.\n", "MARY\nHi.\n\nHANK\nI")

    assert asked.line == "I "
    assert asked.rest_of_line == " know."
    assert asked.lines_after == ("Yes.",)
    assert asked.names == {"MARY", "HANK"}


SCENE = "INT. ROOM {n} - DAY\n\nRain falls on roof number {n}.\n\nHANK\nThis is scene {n}.\n\n"


def script(scenes: int) -> str:
    return "".join(SCENE.format(n=n) for n in range(scenes))


def test_a_long_script_is_cut_at_a_scene() -> None:
    asked = ask(script(200) + "HANK\n|")

    assert asked is not None
    page = asked.asked.prompt[asked.asked.prompt.index("INT. ROOM ") :]
    assert 2000 <= len(page) <= 3010
    assert asked.asked.prompt.endswith("This is scene 199.\n\nHANK\n")


def test_the_beginning_moves_seldom_and_then_far() -> None:
    """Engines reuse the longest common prefix: while a scene is written it must stay."""
    text = script(60)
    beginnings: list[str] = []
    for n in range(150):
        text += f"HANK\nLine {n} of a long talk in the rain.\n\n"
        asked = ask(text + "HANK\n|")
        assert asked is not None
        assert len(asked.asked.prompt) >= 1400
        beginnings.append(asked.asked.prompt[:60])

    moves = sum(a != b for a, b in pairwise(beginnings))
    assert moves <= 150 * 45 / 800


def test_a_scene_longer_than_the_page_is_cut_at_a_paragraph() -> None:
    talk = "".join(f"HANK\nLine {n} of a long talk in the rain.\n\n" for n in range(200))

    asked = ask("INT. ROOM - DAY\n\n" + talk + "MARY\n|")

    assert asked is not None
    assert asked.asked.prompt.startswith("HANK\nLine ")
    assert 1500 <= len(asked.asked.prompt) <= 3010
