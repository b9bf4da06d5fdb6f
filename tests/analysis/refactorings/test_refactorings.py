from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.refactorings import Refactoring, refactorings_at
from screenplay_ls.analysis.refactorings.scene_numbers import numbered
from screenplay_ls.fountain import Span, parse
from tests.analysis.marks import screenplays, take_cursor, take_spans


def offered(marked: str) -> tuple[str, list[Refactoring]]:
    """The script, and what is offered at its cursor or for the piece in brackets."""
    if "|" in marked:
        text, offset = take_cursor(marked)
        return text, refactorings_at(parse(text), Span(offset, offset))
    text, (span,) = take_spans(marked)
    return text, refactorings_at(parse(text), span)


def apply(text: str, refactoring: Refactoring) -> str:
    for edit in sorted(refactoring.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def check(marked: str, name: str, expected: str | None) -> None:
    """What the script becomes; None where the change is not offered."""
    text, found = offered(marked)
    changed = [apply(text, each) for each in found if each.name == name]
    assert changed == ([] if expected is None else [expected])


HEADINGS = "INT. |A - DAY{}\n\nShe.\n\n.B{}\n\nINT. C{} [[x]]\n\nEND\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("numberScenes", ("", "", ""), (" #1#", " #2#", " #3#")),
        ("numberScenes", (" #12#", "", " #13#"), (" #12#", " #12A#", " #13#")),
        ("numberScenes", ("", " #1#", ""), (" #A1#", " #1#", " #2#")),
        ("numberScenes", (" #1#", " #2#", " #3#"), None),
        ("renumberScenes", (" #7#", "", "   #7A#"), (" #1#", " #2#", " #3#")),
        ("renumberScenes", ("", "", ""), None),
        ("removeSceneNumbers", (" #7#", "", "   #7A#"), ("", "", "")),
        ("removeSceneNumbers", ("", "", ""), None),
    ],
)
def test_scene_numbers(name: str, before: tuple[str, ...], after: tuple[str, ...] | None) -> None:
    expected = HEADINGS.replace("|", "").format(*after) if after else None
    check(HEADINGS.format(*before), name, expected)


def test_scene_numbers_are_offered_on_headings_only() -> None:
    check("INT. A\n\nShe| waits.\n", "numberScenes", None)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("12 - 13", "12 12A 13"),
        ("12 - - 13", "12 12A 12B 13"),
        ("12 - 12A 13", "12 A12A 12A 13"),
        ("12A - 12B", "12A 12AA 12B"),
        ("12A - 13", "12A 12B 13"),
        ("12H - 13", "12H 12J 13"),
        ("12Z - 13", "12Z 12AA 13"),
        ("- - 1", "A1 B1 1"),
        ("4 - -", "4 5 6"),
        ("4A -", "4A 4B"),
        ("12 - 15", "12 12A 15"),
        ("X-1 -", "X-1 X-2"),
        ("- -", "1 2"),
    ],
)
def test_numbers_that_are_there_stay(numbers: str, expected: str) -> None:
    given_ = [None if number == "-" else number for number in numbers.split()]
    assert " ".join(numbered(given_)) == expected


@given(st.lists(st.sampled_from([None, "1", "2", "2A", "2B", "7", "A7", "Z", "1.2"])))
def test_every_new_number_is_new(numbers: list[str | None]) -> None:
    result = numbered(numbers)
    new = [number for number, old in zip(result, numbers, strict=True) if old is None]
    assert len(set(new)) == len(new)
    assert not set(new) & {old for old in numbers if old}
    assert all(old in (None, now) for old, now in zip(numbers, result, strict=True))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("ANNA\nHey.\n\nBO|B\nHey.\n", "ANNA\nHey.\n\nBOB ^\nHey.\n"),
        ("ANNA\nHey.\n\nBOB\nH|ey.\n", "ANNA\nHey.\n\nBOB ^\nHey.\n"),
        ("ANNA\nHey.\n\nBO|B (V.O.)   ^\nHey.\n", "ANNA\nHey.\n\nBOB (V.O.)\nHey.\n"),
        ("ANNA\nHey.\n\nShe.\n\nBO|B\nHey.\n", None),
        ("ANNA\nHey.\n\nBOB ^\nHey.\n\nEV|E\nHey.\n", None),
        ("AN|NA\nHey.\n", None),
    ],
)
def test_dual_dialogue(marked: str, expected: str | None) -> None:
    check(marked, "dualDialogue", expected)


ACTS = "# One\n\nINT. A\n\nShe.\n\nINT. B\n\n# Two\n\n= So.\n\nINT. C\n\nEnd."


@pytest.mark.parametrize(
    ("at", "name", "expected"),
    [
        ("A", "moveSceneUp", None),
        ("A", "moveSceneDown", "# One, INT. B, INT. A, She., # Two, = So., INT. C, End."),
        ("B", "moveSceneUp", "# One, INT. B, INT. A, She., # Two, = So., INT. C, End."),
        ("B", "moveSceneDown", "# One, INT. A, She., # Two, = So., INT. B, INT. C, End."),
        ("C", "moveSceneUp", "# One, INT. A, She., INT. B, INT. C, End., # Two, = So."),
        ("C", "moveSceneDown", None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_moving_scenes(at: str, name: str, expected: str | None, newline: str) -> None:
    text = ACTS.replace("\n", newline).replace(f"INT. {at}", f"INT. {at}|")
    check(text, name, expected and expected.replace(", ", newline * 2))


@pytest.mark.parametrize(
    ("marked", "name", "expected"),
    [
        ("She ⟦waits⟧.", "wrapInNote", "She [[waits]]."),
        ("She ⟦ waits. ⟧", "wrapInNote", "She  [[waits.]] "),
        ("⟦One.\n\nTwo.⟧", "wrapInNote", None),
        ("She ⟦[[x]] waits⟧.", "wrapInNote", None),
        ("She ⟦waits⟧.", "cutToBoneyard", "She /* waits */."),
        ("⟦One.\n\nTwo.\n⟧", "cutToBoneyard", "/*\nOne.\n\nTwo.\n*/\n"),
        ("⟦One.⟧\n", "cutToBoneyard", "/* One. */\n"),
        ("One⟦ two */⟧\n", "cutToBoneyard", None),
        ("She [[ wa|its ]].", "unwrap", "She waits."),
        ("/*\nOne.\n\nT|wo.\n*/\n", "unwrap", "One.\n\nTwo.\n"),
        ("She wa|its.", "unwrap", None),
    ],
)
def test_notes_and_boneyards(marked: str, name: str, expected: str | None) -> None:
    check(marked, name, expected)


@pytest.mark.parametrize(
    ("marked", "name", "expected"),
    [
        (
            "INT. A\n\nAN|NA (O.S.)\nHey.\n\nShe.\n\nANNA (O.S.)\nHey.\n\nBOB\nHey.\n",
            "addContd",
            "INT. A\n\nANNA (O.S.)\nHey.\n\nShe.\n\nANNA (O.S.) (CONT'D)\nHey.\n\nBOB\nHey.\n",
        ),
        ("AN|NA\nIt’s me.\n\nShe.\n\nANNA\nHey.\n", "addContd",
         "ANNA\nIt’s me.\n\nShe.\n\nANNA (CONT’D)\nHey.\n"),
        ("AN|NA\nHey.\n\nBOB\nHey.\n", "addContd", None),
        ("AN|NA\nHey.\n\nANNA (CONT'D) ^\nHey.\n", "removeContd", "ANNA\nHey.\n\nANNA ^\nHey.\n"),
        ("AN|NA\nHey.\n", "removeContd", None),
        ("ANNA\nHe|y.\n\nShe.\n\nANNA\nHey.\n", "addContd", None),
    ],
)  # fmt: skip
def test_contd(marked: str, name: str, expected: str | None) -> None:
    check(marked, name, expected)


@given(screenplays(), st.integers(0, 300), st.integers(0, 80))
def test_all_edits_lie_in_the_text_and_apart(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + size, len(text)))
    for refactoring in refactorings_at(parse(text), span):
        end = 0
        for edit in sorted(refactoring.edits, key=lambda edit: edit.span):
            assert end <= edit.span.start <= edit.span.end <= len(text)
            end = edit.span.end


@given(screenplays())
def test_numbering_leaves_every_heading_its_words(text: str) -> None:
    document = parse(text)
    for scene in document.scenes:
        for refactoring in refactorings_at(document, Span(scene.start, scene.start)):
            if refactoring.name == "renumberScenes":
                after = parse(apply(text, refactoring)).scenes
                assert [each.heading.plain for each in after] == [
                    each.heading.plain for each in document.scenes
                ]
