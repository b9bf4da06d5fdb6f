from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screenplay_ls.analysis.tone import InContext, conversation, evidence, line_tone
from screenplay_ls.analysis.tone.features import features, tokens


def weighed(*lines: str) -> list[InContext]:
    return conversation([line_tone(line) for line in lines])


def valence(line: str) -> float:
    found = weighed(line)[0].valence
    assert found is not None
    return found


@pytest.mark.parametrize(
    "line",
    [
        "I love it.",
        "Thank you so much!",
        "You're amazing.",
        "That's wonderful!",
        "I'm so happy for you!",
        "Wow, this is great!",
        "I am happy.",
    ],
)
def test_warm(line: str) -> None:
    assert valence(line) > 0.3


@pytest.mark.parametrize(
    "line",
    [
        "I'm not happy.",
        "I’m not happy",
        "I don't love it.",
        "Sorry.",
        "I'm so sorry.",
        "Ugh.",
        "What?!",
        "?!",
        "I hate you.",
        "Get out!",
        "He's dead.",
        "I'm scared.",
        "Never happy.",
        "She is not nice.",
    ],
)
def test_cold(line: str) -> None:
    assert valence(line) < -0.08


@pytest.mark.parametrize("line", ["Not bad.", "Not bad at all.", "It's Tuesday.", "Okay."])
def test_neither(line: str) -> None:
    assert -0.15 < valence(line) < 0.25


@pytest.mark.parametrize(
    ("colder", "warmer"),
    [
        ("I'm not happy.", "I'm happy."),
        ("It's bad.", "It's not bad."),
        ("I don't love it.", "I love it."),
        ("What?!", "What?"),
        ("Come in.", "Come in!"),
        ("Ugh, fine.", "Fine."),
    ],
)
def test_warmer_than(colder: str, warmer: str) -> None:
    assert valence(colder) < valence(warmer)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "…",
        "こんにちは",
        "Привет, как дела?",
        "(*)",
        "Das ist ein sehr schöner Tag und ich freue mich wirklich darauf, heute mit euch zu gehen.",
    ],
)
def test_nothing_can_be_said(line: str) -> None:
    found = weighed(line)[0]

    assert (found.valence, found.confidence, found.emotion) == (None, 0.0, None)
    assert evidence(line) == []


@pytest.mark.parametrize(
    "line",
    ["Oh, great. Just great.", "Yeah, right.", "Thanks a lot.", "Way to go.", "Oh, wonderful."],
)
def test_stock_irony_is_unsure(line: str) -> None:
    found = weighed(line)[0]

    assert found.ironic
    assert found.emotion is None
    assert found.confidence < 0.5


def test_praise_in_a_quarrel_may_be_ironic() -> None:
    quarrel = ["I hate you.", "Get out!", "You ruined everything.", "Good.", "You're disgusting."]

    assert [tone.ironic for tone in weighed(*quarrel)] == [False, False, False, True, False]


def test_a_line_takes_a_little_of_the_tone_around_it() -> None:
    wedding = ["I love you so much!", "What?", "Congratulations!"]
    quarrel = ["I hate you so much!", "What?", "Get out!"]

    warm, cold = weighed(*wedding)[1].valence, weighed(*quarrel)[1].valence
    assert warm is not None
    assert cold is not None
    assert cold < warm


@pytest.mark.parametrize(
    ("line", "emotion"),
    [
        ("That is so funny, I love this!", "joy"),
        ("I hate you, you stupid idiot!", "anger"),
        ("The table is brown.", None),
        ("Where were you?", None),
    ],
)
def test_an_emotion_is_named_when_it_is_likely(line: str, emotion: str | None) -> None:
    assert weighed(line)[0].emotion == emotion


@pytest.mark.parametrize(
    ("quiet", "loud"),
    [
        ("Get out.", "Get out!!!"),
        ("Get out.", "GET OUT."),
        ("No.", "Nooooo!"),
        ("What?", "What?!"),
    ],
)
def test_intensity(quiet: str, loud: str) -> None:
    assert line_tone(quiet).intensity < line_tone(loud).intensity <= 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("I hate this place.", "I hate"),
        ("I'm not happy", "not happy"),
        ("Thank you, Anna!", "Thank"),
        ("We lost. Sorry.", "Sorry"),
        ("What?!", "?!"),
    ],
)
def test_evidence_names_the_words(line: str, words: str) -> None:
    found = evidence(line)

    assert any(words in item.words for item in found)
    assert [abs(item.moved) for item in found] == sorted(
        (abs(item.moved) for item in found), reverse=True
    )


def test_textblob_is_a_named_input() -> None:
    line = line_tone("What a wonderful day.")

    assert (line.polarity, line.subjectivity) == (1.0, 1.0)
    assert any(item.words == "TextBlob" and item.moved > 0 for item in evidence("Wonderful day."))


@given(st.text(max_size=80))
@example(">0")
def test_every_text_has_an_answer(text: str) -> None:
    for tone in weighed(text, "I love it.", text):
        assert tone.valence is None or -1 <= tone.valence <= 1
        assert 0 <= tone.confidence <= 1
    for item in evidence(text):
        assert item.start == item.end or item.words in text[item.start : item.end]


@given(st.text(max_size=60))
def test_features_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
    for feature in features(text):
        assert 0 <= feature.start <= feature.end <= len(text)
