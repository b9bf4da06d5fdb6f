from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screenplay_ls.analysis.occurrences import subject_at
from screenplay_ls.analysis.rename import RenameRefused, as_in_prose, rename
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, take_cursor


def renamed(marked: str, name: str, *, doubtful: bool = False) -> str:
    """The script with what the cursor stands on renamed."""
    text, offset = take_cursor(marked)
    document = parse(text)
    subject = subject_at(document, offset)
    assert subject is not None
    for edit in reversed(rename(document, subject.key, name)):
        if edit.doubt is None or doubtful:
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("marked", "name", "expected"),
    [
        pytest.param(
            "ANNA (30) and Anna's dog at ANNA’S door.\n\nAN|NA (V.O.) ^\nI am Anna.\n",
            "Maria",
            "MARIA (30) and Maria's dog at MARIA’S door.\n\nMARIA (V.O.) ^\nI am Maria.\n",
            id="cues, mentions, possessives, speech",
        ),
        pytest.param("AN|NA\nHey.\n\nAnna.\n", "DR. O'HARA", "DR. O'HARA\nHey.\n\nDr. O'Hara.\n",
                     id="typed in capitals"),
        pytest.param("AN|NA\nHey.\n\nAnna.\n", "van helsing", "VAN HELSING\nHey.\n\nVan Helsing.\n",
                     id="typed small"),
        pytest.param("AN|NA\nHey.\n\nAnna.\n", "McClane", "MCCLANE\nHey.\n\nMcClane.\n",
                     id="typed as it is meant"),
        pytest.param("@An|na\nHey.\n\nANNA\nHey.\n", "McClane", "@McClane\nHey.\n\nMCCLANE\nHey.\n",
                     id="a forced cue may be small"),
        pytest.param("AN|NA (O.S.)\nHey.\n\nAnna.\n", "李明", "@李明 (O.S.)\nHey.\n\n李明.\n",
                     id="a script without capitals needs a mark"),
        pytest.param("@李|明\n你好。\n\n李明走了。\n", "ANNA", "@ANNA\n你好。\n\nAnna走了。\n",
                     id="a mark stays"),
        pytest.param("AN|NA\nHey.\n", "@Eva", "EVA\nHey.\n", id="a typed mark is not part of it"),
        pytest.param("JAM|ES\nHey.\n\nJames' hat. JAMES’ HAT. 'James' is it.\n", "Bob",
                     "BOB\nHey.\n\nBob's hat. BOB’S HAT. 'Bob' is it.\n", id="James' hat"),
        pytest.param("JAM|ES\nHey.\n\nJames' hat.\n", "Ines", "INES\nHey.\n\nInes' hat.\n",
                     id="another name in s"),
        pytest.param("WI|LL\nI will. Will you?\n\nWILL sees Will.\n", "Tom",
                     "TOM\nI will. Will you?\n\nTOM sees Tom.\n", id="doubt leaves a word alone"),
        pytest.param("AN|NA\nHey.\n\nYOUNG ANNA\nHey.\n\nYoung Anna.\n", "Eva",
                     "EVA\nHey.\n\nYOUNG ANNA\nHey.\n\nYoung Anna.\n", id="and other names"),
        pytest.param("AN|NA\nHey.\n\n/* Anna */\n\n[[Anna?]]\n", "Eva",
                     "EVA\nHey.\n\n/* Anna */\n\n[[Eva?]]\n", id="what is cut stays"),
        pytest.param("INT. ANNA'S HOUSE - DAY\n\nAN|NA\nHey.\n", "Eva",
                     "INT. EVA'S HOUSE - DAY\n\nEVA\nHey.\n", id="headings"),
        pytest.param("EDWR|AD\nHey.\n\nEDWARD\nHey.\n", "Edward", "EDWARD\nHey.\n\nEDWARD\nHey.\n",
                     id="a slip may be mended"),
        pytest.param("O'BRI|EN\nHey.\n\nO’BRIEN\nHey.\n", "Eva", "EVA\nHey.\n\nEVA\nHey.\n",
                     id="both apostrophes"),
    ],
)  # fmt: skip
def test_characters(marked: str, name: str, expected: str) -> None:
    assert renamed(marked, name) == expected


def test_doubtful_ones_are_there_for_a_preview() -> None:
    script = "WI|LL\nWill you? I will.\n\nYOUNG WILL\nHey.\n"
    assert renamed(script, "Tom", doubtful=True) == "TOM\nTom you? I will.\n\nYOUNG TOM\nHey.\n"


@pytest.mark.parametrize(
    ("marked", "name", "expected"),
    [
        pytest.param("INT. HO|USE - DAY #1#\n\next. house - night\n\nThe House. HOUSE. A house.\n",
                     "Old barn",
                     "INT. OLD BARN - DAY #1#\n\next. Old barn - night\n\n"
                     "The Old barn. OLD BARN. A house.\n", id="headings and action"),
        pytest.param("INT. HOUSE - KIT|CHEN - DAY\n\nINT. HOUSE - DAY\n\nINT. PUB - KITCHEN\n",
                     "hall", "INT. HOUSE - HALL - DAY\n\nINT. HOUSE - DAY\n\nINT. PUB - KITCHEN\n",
                     id="a part of a place"),
        pytest.param("INT. PU|B - DAY\n\nINT. BAR - DAY\n", "Bar",
                     "INT. BAR - DAY\n\nINT. BAR - DAY\n", id="two places become one"),
    ],
)  # fmt: skip
def test_places(marked: str, name: str, expected: str) -> None:
    assert renamed(marked, name) == expected


@pytest.mark.parametrize(
    ("marked", "name", "reason"),
    [
        ("AN|NA\nHey.\n", " ", "A character needs a name with at least one letter."),
        ("AN|NA\nHey.\n", "23", "A character needs a name with at least one letter."),
        ("AN|NA\nHey.\n", "Eva (V.O.)", "A name cannot hold “(”."),
        (
            "INT. PUB - DAY\n\nAN|NA\nHey.\n\nBOB\nHey.\n",
            "Bob",
            "BOB (1 speech) already speaks in this script, and in “INT. PUB - DAY” with this very "
            "character: the two would become one. Choose another name.",
        ),
        ("INT. PU|B - DAY\n", "", "A place needs a name"),
        ("INT. PU|B - DAY\n", "Pub - Cellar", "A place cannot hold a dash with a space"),
        ("INT. PU|B - DAY\n", "Pub #1#", "A place cannot hold “#”."),
    ],
)
def test_refusals(marked: str, name: str, reason: str) -> None:
    with pytest.raises(RenameRefused) as refused:
        renamed(marked, name)
    assert str(refused.value).startswith(reason)


def test_the_same_name_changes_nothing() -> None:
    assert renamed("AN|NA\nHey.\n\nAnna.\n", "ANNA") == "ANNA\nHey.\n\nAnna.\n"


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        ("YOUNG ANNA", "Young Anna"),
        ("O'BRIEN", "O'Brien"),
        ("BOB'S MUM", "Bob's Mum"),
        ("2ND COP", "2nd Cop"),
    ],
)
def test_names_in_prose(name: str, prose: str) -> None:
    assert as_in_prose(name) == prose


@given(screenplays(), st.integers(0, 300))
@example("CUT TO:\n\nCUT TO:\nINT. HOUSE - DAY\n", 9)
@example("FADE IN:\n\nFADE\nHey.\n", 10)
def test_renaming_there_and_back_is_nothing(text: str, offset: int) -> None:
    """The new name is found where the old one was: cues stay cues."""
    document = parse(text)
    subject = subject_at(document, min(offset, len(text)))
    if subject is None or not isinstance(subject.key, str):
        return
    for edit in reversed(rename(document, subject.key, "Xaver")):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    kinds = [element.kind for element in document.elements]
    assert [element.kind for element in parse(text).elements] == kinds
