"""Which language a passage and a script are in."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.grammar.language import silence, tongue
from screenplay_ls.fountain import parse

FRENCH = "Il ouvre la porte et regarde dans la rue. Elle ne dit rien, mais elle est là."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He opens the door and looks at her for a long time.", "en"),
        (FRENCH, "fr"),
        ("Er öffnet die Tür und sieht nicht, was auf dem Tisch liegt.", "de"),
        ("Ella no dice nada, pero él está en la puerta con una pistola.", "es"),
        ("Non è che lui sia stupido, ma questa sera che cosa ha detto?", "it"),
        ("Hij doet de deur open en ziet niet wat er op de tafel ligt.", "nl"),
        ("Ele abre a porta e não diz nada, mas está com uma faca.", "pt"),
    ],
)
def test_knows_a_language_by_its_small_words(text: str, code: str) -> None:
    found = tongue(text)

    assert (code, code != "en") == (found.code, found.foreign)


@pytest.mark.parametrize("text", ["彼女はドアを開ける。", "Он открывает дверь.", "他打开门。"])
def test_other_scripts_are_foreign(text: str) -> None:
    assert tongue(text).foreign


@pytest.mark.parametrize(
    "text", ["", "...", "Run!", "Karl.", "Die!", "A la carte.", "Señor Lopez is here.", "No."]
)
def test_a_short_passage_is_taken_for_english(text: str) -> None:
    assert not tongue(text).foreign


def check(*passages: str, language: str = "") -> str | None:
    """The message of the one finding of a silent script."""
    document = parse("\n\n".join(passages))
    finding = silence(document, [tongue(passage) for passage in passages], language)
    return finding and finding.message


def test_a_french_script_is_left_alone_and_says_so() -> None:
    message = check(FRENCH, FRENCH)

    assert message is not None
    assert "French" in message


def test_an_english_script_may_hold_a_french_speech() -> None:
    assert check("He opens the door and looks at her for a long time.", FRENCH, "Run!") is None


def test_the_writer_has_the_last_word() -> None:
    assert check(FRENCH, language="en") is None
    assert check("He opens the door.", language="de") is not None
