from __future__ import annotations

import pytest

from screenplay_ls.analysis.definition import definition
from screenplay_ls.analysis.occurrences import subject_at
from screenplay_ls.fountain import parse
from tests.analysis.marks import show_spans, take_cursor


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "INT. A - DAY\n\nAnna's dog. ⟦ANNA⟧ (30) waits.\n\nANNA\nHey.\n\nAN|NA\nYes.\n",
            id="a name in capitals introduces",
        ),
        pytest.param(
            "INT. A - DAY\n\nANNA (O.S.)\nHey.\n\n⟦ANNA⟧ (30) comes in.\n\nANN|A\nYes.\n",
            id="also when the voice is heard first",
        ),
        pytest.param(
            "INT. A - DAY\n\n⟦ANNA⟧\nHey.\n\nINT. B - DAY\n\nON AN|NA: a smile.\n",
            id="but not in a later scene",
        ),
        pytest.param(
            "INT. A - DAY\n\n⟦Anna⟧ waits.\n\nAN|NA\nHey.\n",
            id="without capitals: the first mention",
        ),
        pytest.param("⟦AN|NA⟧ (V.O.)\nHey.\n", id="without a mention: the first cue"),
        pytest.param(
            "INT. ⟦BARN⟧ - DAY\n\nHay.\n\nINT. BARN - LOFT - DAY\n\nEXT. BA|RN - DAY\n",
            id="a place: its first scene",
        ),
        pytest.param(
            "INT. BARN - DAY\n\nINT. BARN - ⟦LOFT⟧ - DAY\n\nINT. BARN - LO|FT - NIGHT\n",
            id="a part of a place: its own first scene",
        ),
    ],
)
def test_where_it_is_first_seen(marked: str) -> None:
    text, offset = take_cursor(marked.replace("⟦", "").replace("⟧", ""))
    document = parse(text)
    subject = subject_at(document, offset)
    assert subject is not None
    found = definition(document, subject.key)
    assert show_spans(text, [found] if found else []) == marked.replace("|", "")


def test_who_is_not_there_is_not_defined() -> None:
    assert definition(parse("She waits.\n"), "ANNA") is None
