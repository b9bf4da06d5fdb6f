from __future__ import annotations

import pytest

from screenplay_ls.analysis.tone import Mean, line_tone, script_tone
from screenplay_ls.analysis.tone.arc import arc
from screenplay_ls.analysis.tone.notes import notes
from screenplay_ls.analysis.tone.scenes import action_tone
from screenplay_ls.analysis.tone.script import ScriptTone
from screenplay_ls.fountain import Document, Kind, parse, reparse

WARM = ["I love you so much!", "Thank you, that's wonderful!", "You're amazing!", "I'm so happy!"]
COLD = ["I hate you.", "Get out, you idiot!", "I'm so sorry, he's dead.", "You disgust me."]
EVEN = ["It's on the table.", "The train leaves at nine.", "Tuesday.", "On the shelf, over there."]


def scene(lines: list[str], heading: str = "INT. HOUSE - DAY", names: str = "ANNA BOB") -> str:
    speakers = names.split()
    said = [f"{speakers[i % len(speakers)]}\n{line}\n" for i, line in enumerate(lines)]
    return "\n".join([f"{heading}\n", *said]) + "\n"


def weigh(text: str) -> tuple[Document, ScriptTone]:
    document = parse(text)
    return document, script_tone(document)


def test_dark_and_bright_scenes() -> None:
    _, script = weigh(scene(WARM) + scene(COLD) + scene(EVEN))
    tones = [script.tone_of(i) for i in range(3)]

    assert script.ranked() == [1, 2, 0]
    assert tones[0] is not None
    assert tones[1] is not None
    assert tones[1] < -0.1 < 0.1 < tones[0]


def test_tones_are_centred_on_the_script() -> None:
    _, script = weigh(scene(WARM) + scene(WARM))

    assert script.centre > 0.2
    assert script.tone_of(0) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_too_little_to_say(count: int) -> None:
    _, script = weigh(scene(WARM[:count]) + scene(COLD))

    assert script.tone_of(0) is None
    assert script.tone_of(1) is not None


def test_a_scene_turns() -> None:
    _, script = weigh(scene(WARM[:3] + EVEN[:2] + COLD[:3]))
    turn = script.scenes[0].turn

    assert turn is not None
    assert turn[0] > 0.2 > -0.2 > turn[1]


def test_who_is_cold_to_whom() -> None:
    lines = [line for pair in zip(WARM * 2, COLD * 2, strict=True) for line in pair]
    _, script = weigh(scene(lines))
    anna, bob = script.characters["ANNA"], script.characters["BOB"]

    assert anna.mean.value is not None
    assert bob.mean.value is not None
    assert anna.mean.value > bob.mean.value
    assert set(anna.towards) == {"BOB"}
    assert anna.towards["BOB"] == anna.mean


def test_action_and_parentheticals_are_weighed_apart() -> None:
    dark = "Blood. Corpses. He screams in terrible pain and dies horribly.\n\n" * 4
    document, script = weigh(scene(WARM) + dark)
    plain = weigh(scene(WARM))[1]

    assert script.scenes[0].mean == plain.scenes[0].mean
    action = action_tone(document, document.scenes[0]).value
    assert action is not None
    assert action < 0


def test_what_stands_before_the_first_scene_counts_for_the_script() -> None:
    said = "ANNA\nI love you.\n\n"
    _, script = weigh(said * 5)

    assert script.scenes == ()
    assert script.before.mean.lines == 5
    assert script.characters["ANNA"].scenes.keys() == {-1}


def test_sections_are_sequences() -> None:
    text = (
        "# Act One\n\n" + scene(WARM) + "## Deep\n\n" + scene(EVEN) + "# Act Two\n\n" + scene(COLD)
    )
    _, script = weigh(text)

    assert [(s.name, s.first, s.last) for s in script.sections] == [
        ("Act One", 0, 2),
        ("Deep", 1, 2),
        ("Act Two", 2, 3),
    ]
    assert script.sections[2].mean == script.scenes[2].mean


def test_a_script_in_another_language_gets_no_number() -> None:
    german = ["Das ist ein schöner Tag.", "Ich freue mich sehr, dich zu sehen.", "Warum nur, Otto?"]
    document, script = weigh(scene(german * 3))

    assert not script.english
    assert arc(document)["scenes"] == []


def test_a_flat_stretch() -> None:
    document, script = weigh(scene(EVEN) * 3 + scene(WARM) + scene(COLD))

    assert script.flat(1) == (0, 2)
    assert script.flat(3) is None
    assert any("all feel alike" in note for note in notes(document, script, document.scenes[1]))


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("[[tone: warm and funny]]\n\n", "asks for “warm and funny”"),
        ("[[tone: dark]]\n\n", ""),
        ("= They are wonderfully happy, and love each other!\n\n", "The synopsis sounds bright"),
        ("= He hates her, and she is horribly cruel to him.\n\n", ""),
    ],
)
def test_a_promise_that_the_scene_does_not_keep(extra: str, words: str) -> None:
    cold = scene(COLD).replace("DAY\n\n", f"DAY\n\n{extra}")
    document, script = weigh(cold + scene(WARM))
    found = list(notes(document, script, document.scenes[0]))

    assert [words in note for note in found] == ([True] if words else [])


def test_a_keystroke_weighs_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an edit leaves alone is neither read nor weighed again."""
    text = scene(WARM) + scene(COLD) + scene(EVEN)
    document, before = weigh(text)
    line_tone.cache_clear()
    changed = reparse(document, text.replace("Tuesday.", "Tuesdays."))
    after = script_tone(changed)

    assert line_tone.cache_info().misses == 1
    assert after.scenes[0] is before.scenes[0]
    assert after.scenes[1] is before.scenes[1]
    assert after.scenes[2] is not before.scenes[2]


def test_weighing_again_gives_the_same() -> None:
    text = scene(WARM) + scene(COLD)
    edited = reparse(parse(text + "x"), text)

    assert script_tone(edited).scenes == script_tone(parse(text)).scenes


def test_the_arc_of_a_script_tells_every_scene() -> None:
    document = parse("Title: *The Well*\n\n" + scene(WARM) + scene(COLD[:1]))
    data = arc(document)
    first, second = data["scenes"]

    assert data["title"] == "The Well"
    assert (first["line"], first["heading"], first["lines"]) == (3, "INT. HOUSE - DAY", 4)
    assert len(first["strongest"]) == 3
    assert first["strongest"][0]["evidence"]
    assert second["tone"] is None
    assert second["emotions"] is None
    spoken = [e for e in document.elements if e.kind is Kind.DIALOGUE]
    assert data["lines"] == len(spoken)


def test_a_mean_needs_four_values() -> None:
    assert Mean(3.0, 3).value is None
    assert Mean(2.0, 4).value == 0.5
    assert Mean(1.0, 2).plus(None) == Mean(1.0, 2)
