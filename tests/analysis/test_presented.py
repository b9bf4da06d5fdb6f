"""Names in capitals in the action."""

from __future__ import annotations

import pytest
from hypothesis import given

from screenplay_ls.analysis.presented import presenting
from screenplay_ls.fountain import Document, Span, parse
from tests.analysis.marks import screenplays, show_spans


def found_in(document: Document) -> list[Span]:
    names = presenting(document)
    return [
        Span(placed.start + span.start, placed.start + span.end)
        for placed in document.placed()
        for span in names.names_in(placed.element)
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "⟦ANNA⟧ (30) waits. Anna sits. BANG.\n\nANNA\nANNA!\n",
        "YOUNG ⟦ANNA⟧ and ⟦DR. O’NEIL⟧.\n\nANNA\nHey.\n\nDR. O'NEIL\nHey.\n",
        "⟦YOUNG ANNA⟧ waits.\n\nYOUNG ANNA\nHey.\n\nANNA\nHey.\n",
        "ANNABEL [[ANNA]] /* ANNA */.\n\nANNA\nHey.\n",
        "⟦ÉMILE⟧ et le ⟦КОЛЯ⟧ идёт, Коля. 李明.\n\nÉMILE\nAh.\n\nКОЛЯ\nДа.\n\n@李明\nHi.\n",
        "ANNA waits.\n",
        "{{ include: ANNA.fountain }}\n⟦ANNA⟧.\n\nANNA\nHey.\n",
        "",
    ],
)
def test_where_somebody_is_presented(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    assert show_spans(text, found_in(parse(text))) == marked


@given(screenplays())
def test_all_of_it_is_capitals(text: str) -> None:
    document = parse(text)
    for start, end in found_in(document):
        assert text[start:end].isupper()
