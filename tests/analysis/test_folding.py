from __future__ import annotations

from hypothesis import given

from screenplay_ls.analysis.folding import folds
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays


def check(marked: str) -> None:
    """Left of each line are its folds: `>` opens one, `.` is inside one, `#` is aside."""
    lines = [line.split("¦") for line in marked.strip("\n").split("\n")]
    text = "\n".join(line for _, line in lines)
    found = folds(parse(text))
    shown: list[str] = []
    for number, (_, line) in enumerate(lines):
        opened = sum(fold.first == number for fold in found)
        inside = sum(fold.first < number <= fold.last for fold in found)
        aside = any(fold.aside and fold.first <= number <= fold.last for fold in found)
        shown.append("." * inside + ">" * opened + "#" * aside + "¦" + line)
    assert shown == ["¦".join(line) for line in lines]


def test_sections_scenes_and_notes() -> None:
    check("""
>¦Title: A Play
.¦Author: Me
¦
>¦# Act One
.¦
.>¦INT. HOUSE - DAY
..¦
..¦She waits.
..¦
..>#¦[[A note
...#¦on two lines]]
..¦
..¦Nothing.
.¦
.>¦INT. GARDEN - DAY
..¦
..¦Flowers.
¦
>¦# Act Two
.¦
.¦===
""")


def test_a_single_line_does_not_fold() -> None:
    check("¦INT. HOUSE - DAY\n¦\n>¦INT. GARDEN - DAY\n.¦\n.¦Roses.\n")


def test_what_is_cut() -> None:
    check(">¦INT. HOUSE - DAY\n.¦\n.>#¦/*\n..#¦INT. GARDEN - DAY\n..#¦*/\n")


@given(screenplays())
def test_folds_lie_in_the_text_and_nest(text: str) -> None:
    document = parse(text)
    found = folds(document)
    for fold in found:
        assert 0 <= fold.first < fold.last < document.lines.count
    assert len({(fold.first, fold.last) for fold in found}) == len(found)
