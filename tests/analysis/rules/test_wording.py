"""The rules about wording, which are off unless a writer switches them on."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.adverb import adverb
from screenplay_ls.analysis.rules.camera_direction import camera_direction
from screenplay_ls.analysis.rules.passive_voice import passive_voice
from screenplay_ls.analysis.rules.rule import Rule
from screenplay_ls.analysis.rules.we_see import we_see
from tests.analysis.rules.marks import check


def test_they_are_off_unless_asked_for() -> None:
    assert not any(rule.on for rule in (adverb, camera_direction, passive_voice, we_see))


@pytest.mark.parametrize(
    ("rule", "marked", "fixed"),
    [
        (adverb, "She ⟦slowly⟧ turns.\n", "She turns.\n"),
        (adverb, "She turns ⟦slowly⟧.\n", "She turns.\n"),
        (we_see, "⟦We see⟧ a boat.\n", "A boat.\n"),
        (we_see, "Fog, and ⟦we hear⟧ a bell.\n", "Fog, and a bell.\n"),
        (camera_direction, "⟦CLOSE ON⟧ the tin.\n", None),
        (camera_direction, "⟦CAMERA PANS⟧ to the door.\n", None),
        (camera_direction, "⟦NORA’S POV⟧ of the quay.\n", None),
        (passive_voice, "The rope ⟦is cut⟧.\n", None),
        (passive_voice, "The door ⟦was slowly opened by⟧ Pete.\n", None),
    ],
)
def test_it_is_marked(rule: Rule, marked: str, fixed: str | None) -> None:
    check(rule, marked, fixed)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (adverb, "Her only family. A lonely butterfly. An early reply.\n"),
        (adverb, "NORA\nSlowly, please. Really slowly.\n"),
        (we_see, "He weeps. Weeds. They see a boat.\n"),
        (we_see, "NORA\nWe see.\n"),
        (camera_direction, "He holds a camera. She is close on his heels.\n"),
        (passive_voice, "She is tired. He was naked. They are indeed here.\n"),
        (passive_voice, "NORA\nThe rope is cut.\n"),
    ],
)
def test_near_misses_are_not(rule: Rule, text: str) -> None:
    check(rule, text)
