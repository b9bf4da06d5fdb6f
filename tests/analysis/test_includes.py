"""Lines that take another file into the script."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.includes import includes, is_include
from screenplay_ls.fountain import parse
from tests.analysis.marks import show_spans


@pytest.mark.parametrize(
    "marked",
    [
        "{{ include: ⟦act two.fountain⟧ }}",
        "{{include:⟦acts/act two.fountain⟧}}  \n",
        "  {{ INCLUDE : ⟦..\\act two.txt⟧ }}",
        "{{⟦one.fountain⟧}}\n{{ ⟦b/two.spmd⟧ }}\n",
        "[[include: ⟦act two.fountain⟧]]",
        "[[#include ⟦act two.fountain⟧]]",
        "She waits [[ Include:⟦../b.fountain⟧ ]].",
        "{{ include: }}",
        "{{ notes }} and {{ notes.md }}",
        "He types {{ include: a.fountain }}.",
        "DAN\n{{ include: a.fountain }}",
        "/* {{ include: a.fountain }} */",
        "[[ {{ include: a.fountain }} ]]",
        "[[include a.fountain]]",
        "Title: {{ include: a.fountain }}\n    [[include: a.fountain]]\n",
    ],
)
def test_where_a_file_is_included(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = includes(parse(text))
    assert show_spans(text, [include.path_span for include in found]) == marked
    assert all(text[slice(*include.path_span)] == include.path for include in found)
    assert all(text[slice(*include.span)][-2:] in ("}}", "]]") for include in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ include: a.fountain }}\n{{ include: my_b_.fountain }}\n", True),
        ("{{ include: a.fountain }}\nHe waits.\n", False),
        ("He waits.\n", False),
    ],
)
def test_what_is_never_printed(text: str, expected: bool) -> None:
    (element,) = parse(text).elements
    assert is_include(element) is expected
