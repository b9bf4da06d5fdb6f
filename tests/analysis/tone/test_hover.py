from __future__ import annotations

import pytest

from screenplay_ls.analysis.tone import hover_at
from screenplay_ls.fountain import Span, parse
from tests.analysis.marks import take_cursor
from tests.analysis.tone.test_scenes import COLD, EVEN, WARM, scene


def hovered(marked: str, *, linked: bool = False) -> str | None:
    text, offset = take_cursor(marked)
    found = hover_at(parse(text), offset, (lambda span: f"x:{span.start}") if linked else None)
    return found.markdown if found else None


def at(text: str, words: str) -> str:
    return text.replace(words, f"|{words}", 1)


def test_a_heading_tells_the_scene() -> None:
    text = scene(COLD * 2, "INT. PUB - NIGHT") + scene(WARM) + scene(EVEN)
    found = hovered(at(text, "INT. PUB"))

    assert found is not None
    for words in ("8 lines", "turns warmer", "ANNA −", "(4)", "Darkest of 3", "TextBlob", "after"):
        assert words in found
    assert "(line " in found
    assert "deaf to irony" in found


def test_places_are_links_where_the_editor_follows_them() -> None:
    found = hovered(at(scene(COLD) + scene(WARM), "INT."), linked=True)

    assert found is not None
    assert "](x:" in found
    assert "(line " not in found


def test_a_short_scene_gets_no_number() -> None:
    found = hovered(at(scene(WARM[:2]), "INT."))

    assert found is not None
    assert "2 lines: too little dialogue to say" in found


def test_a_scene_without_a_word() -> None:
    found = hovered("INT. |PUB - DAY\n\nRain.\n")

    assert found is not None
    assert "nobody speaks" in found


def test_a_cue_tells_the_character() -> None:
    text = scene(WARM * 2) + scene(COLD)
    found = hovered(at(text, "ANNA"))

    assert found is not None
    for words in ("**ANNA**", "In this scene", "| BOB |", "6 speeches", "2 scenes", "first scene"):
        assert words in found


def test_a_name_in_the_action_tells_the_character() -> None:
    found = hovered(scene(WARM) + "Then |Anna leaves.\n")

    assert found is not None
    assert found.startswith("**ANNA**")


def test_a_line_tells_its_evidence() -> None:
    found = hovered(at(scene(COLD), "I hate you"))

    assert found is not None
    for words in ("anger", "what moved it", "| I hate", "−0.", "TextBlob: polarity −0.80"):
        assert words in found


def test_the_span_is_what_is_hovered() -> None:
    text = scene(WARM)
    offset = text.index("I love you")
    found = hover_at(parse(text), offset)

    assert found is not None
    assert found.span == Span(offset, offset + len(WARM[0]))


@pytest.mark.parametrize(
    "marked", ["She |waits.\n", "|", "CUT |TO:\n", "INT. PUB - DAY\n\n|\n\n\n"]
)
def test_nothing_to_say(marked: str) -> None:
    assert hovered(marked) is None


def test_another_language() -> None:
    german = ["Das ist ein schöner Tag.", "Ich freue mich sehr, dich zu sehen.", "Warum nur, Otto?"]
    found = hovered(at(scene(german * 3), "INT."))

    assert found is not None
    assert "not seem to be in English" in found


def test_markdown_in_the_script_is_shown_as_it_is() -> None:
    lines = ["I <b>hate</b> [you](x), `really`!", *COLD]
    found = hovered(at(scene(lines), "INT."))

    assert found is not None
    assert "<b>" not in found
    assert "\\<b\\>" in found
