from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.glued_transition import glued_transition
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        ("Fog.\n\n⟦CUT TO:⟧\nShe runs.\n", "Fog.\n\nCUT TO:\n\nShe runs.\n"),
        ("NORA\nRun.\n⟦CUT TO:⟧\n\nShe runs.\n", "NORA\nRun.\n\nCUT TO:\n\nShe runs.\n"),
        ("Fog.\n⟦SMASH CUT TO:⟧\n\nSun.\n", "Fog.\n\nSMASH CUT TO:\n\nSun.\n"),
        ("Fog.\n⟦CROSSFADE TO:⟧\n\nSun.\n", "Fog.\n\nCROSSFADE TO:\n\nSun.\n"),
        ("Fog.\n⟦DISSOLVE TO:⟧\nSun.\n", "Fog.\n\nDISSOLVE TO:\n\nSun.\n"),
    ],
)
def test_the_transition_stands_alone(marked: str, fixed: str) -> None:
    document = check(glued_transition, marked, fixed)

    assert document is not None
    assert Kind.TRANSITION in {element.kind for element in document.elements}


@pytest.mark.parametrize(
    "text",
    [
        "Fog.\n\nCUT TO:\n\nSun.\n",
        "> CUT TO:\n\nSun.\n",
        "!CUT TO:\nIt says so on the slate.\n",
        "Fog.\n\nFADE OUT.\n",
        "NORA\nI said it TO: him.\n",
        "NORA\nIT\nCOMES TO:\nnothing.\n",
        "NORA\nOh.\n\nTO:\nNobody.\n",
    ],
)
def test_transitions_in_their_place_are_fine(text: str) -> None:
    check(glued_transition, text)
