from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.prose_as_heading import prose_as_heading
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


def test_a_sentence_is_no_heading() -> None:
    document = check(
        prose_as_heading,
        "⟦Est modus in rebus, says the stone.⟧\n\nMoss.\n",
        "!Est modus in rebus, says the stone.\n\nMoss.\n",
    )

    assert document is not None
    assert document.elements[0].kind is Kind.ACTION


@pytest.mark.parametrize(
    "heading",
    ["INT. KITCHEN - DAY", "int. kitchen - day", "Int. Kitchen - Day", "EXT. ST. MARY'S"],
)
def test_headings_in_any_case_are_headings(heading: str) -> None:
    check(prose_as_heading, f"{heading}\n\nSoup.\n")
