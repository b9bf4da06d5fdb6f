from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.mentions import Doubt
from screenplay_ls.analysis.occurrences import occurrences, subject_at
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, show_spans, take_cursor


def check(marked: str) -> None:
    """Everything in brackets, and nothing else, names what the cursor stands on."""
    text, offset = take_cursor(marked.replace("⟦", "").replace("⟧", ""))
    document = parse(text)
    subject = subject_at(document, offset)
    spans = (
        [found.span for found in occurrences(document, subject.key) if found.doubt is None]
        if subject
        else []
    )
    assert show_spans(text, spans) == marked.replace("|", "")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "⟦ANNA⟧ (30) waits. ⟦Anna⟧'s dog barks at ⟦ANNA⟧’S door.\n\n"
            "⟦AN|NA⟧ (V.O.)\nI am ⟦Anna⟧.\n\n⟦ANNA⟧ (CONT'D) ^\nYes.\n",
            id="cues with extensions, possessives, speech",
        ),
        pytest.param("⟦ANNA⟧\nHey.\n\nHe sees ⟦|Anna⟧.\n", id="the cursor in front of a mention"),
        pytest.param("⟦ANNA⟧\nHey.\n\nHe sees ⟦Anna|⟧.\n", id="the cursor behind a mention"),
        pytest.param("ANNA\nHey.\n\nHe se|es Anna.\n", id="the cursor elsewhere"),
        pytest.param("⟦AN|NA⟧\nHey.\n\nHANNAH and ANNABEL and an anna.\n", id="other words"),
        pytest.param("⟦ANNA|⟧\nHey.\n\nINT. ⟦ANNA⟧'S HOUSE - DAY\n", id="in headings"),
        pytest.param(
            "⟦ANNA|⟧\nHey.\n\n[[⟦Anna⟧ again?]]\n\n= ⟦Anna⟧ again.\n\n# Of ⟦Anna⟧\n",
            id="in the writer's own lines",
        ),
        pytest.param(
            "⟦ANNA|⟧\nHey.\n\n/* Anna */\n\nHe /* Anna */ sees.\n", id="not in what is cut"
        ),
        pytest.param("Title: Anna\n\n⟦ANNA|⟧\nHey.\n", id="not on the title page"),
        pytest.param(
            "⟦WI|LL⟧\nHey.\n\nWill you? I will. ⟦WILL⟧ sees that ⟦Will⟧ goes. “Will...”\n",
            id="a name that is a word",
        ),
        pytest.param("WILL\nHey.\n\nI will.\n\nWi|ll you?\n", id="the cursor on that word"),
        pytest.param("⟦BO|B⟧\nHey.\n\n⟦Bob⟧ goes.\n", id="a name that is no word"),
        pytest.param(
            "⟦YOUNG AN|NA⟧\nHey.\n\n⟦Young Anna⟧ and Anna and young Anna.\n\nANNA\nHey.\n",
            id="a name in a name",
        ),
        pytest.param(
            "YOUNG ANNA\nHey.\n\nYoung Anna and ⟦Anna⟧.\n\n⟦AN|NA⟧\nHey.\n",
            id="and the other way round",
        ),
        pytest.param("@⟦Mc|Clane⟧\nHey.\n\n⟦MCCLANE⟧ and ⟦McClane⟧.\n", id="a forced cue"),
        pytest.param("@⟦李|明⟧\n你好。\n\n⟦李明⟧走了。\n", id="a script without cases or spaces"),
        pytest.param("⟦STRAẞE⟧\nHey.\n\n⟦STR|AẞE⟧ straße.\n", id="a letter that grows in capitals"),
        pytest.param("⟦O'BRI|EN⟧\nHey.\n\n⟦O’Brien⟧’s hat.\n\n⟦O’BRIEN⟧\nHa.\n", id="apostrophes"),
        pytest.param("⟦DR. WHO|⟧ [[sic]] (O.S.)\nHey.\n\n_⟦Dr. Who⟧_ goes.\n", id="emphasis"),
    ],
)
def test_characters(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "INT. ⟦HO|USE⟧ - DAY\n\nEXT. ⟦HOUSE⟧ - NIGHT #12#\n\nINT. ⟦HOUSE⟧ - KITCHEN - DAY\n",
            id="headings, parts of the place included",
        ),
        pytest.param(
            "INT. HOUSE - ⟦KIT|CHEN⟧ - DAY\n\nINT. HOUSE - DAY\n\nINT. CAFE - KITCHEN - DAY\n",
            id="a part of a place belongs to it",
        ),
        pytest.param(
            "INT. ⟦BIG HOUSE|⟧ - DAY\n\nThe ⟦BIG HOUSE⟧ and the ⟦Big House⟧, a big house.\n",
            id="in action",
        ),
        pytest.param(
            "INT. ⟦HOUSE⟧ - DAY\n\nThe ⟦HO|USE⟧. House is what they call a house.\n",
            id="from action",
        ),
        pytest.param("INT. HOUSE - D|AY\n\nINT. BARN - DAY\n", id="a time of day is no place"),
        pytest.param("INT. ⟦INT|ERNET CAFE⟧ - DAY\n", id="the prefix is not part of it"),
        pytest.param("INT. ⟦VI|RGIN⟧ - DAY\n\nVirgin waits.\n\nVIRGIN\nHey.\n", id="a namesake"),
    ],
)
def test_places(marked: str) -> None:
    check(marked)


def test_doubt_has_a_reason() -> None:
    text = "WILL\nWill you? I will. Young Will.\n\nYOUNG WILL\nHey.\n"
    found = occurrences(parse(text), "WILL")
    assert [(text[o.span.start : o.span.end], o.doubt) for o in found] == [
        ("WILL", None),
        ("Will", Doubt.COMMON_WORD),
        ("Will", Doubt.LONGER_NAME),
        ("WILL", Doubt.LONGER_NAME),
    ]


@given(screenplays(), st.integers(0, 300))
def test_occurrences_lie_in_the_text_and_apart(text: str, offset: int) -> None:
    document = parse(text)
    subject = subject_at(document, min(offset, len(text)))
    if subject is None:
        return
    found = [occurrence.span for occurrence in occurrences(document, subject.key)]
    assert subject.span in found
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
