from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from screenplay_ls.server.features import semantic_tokens
from screenplay_ls.server.features.semantic_tokens import LEGEND, difference
from tests.analysis.marks import screenplays
from tests.server.asking import URI, Asked

SCRIPT = """\
INT. HOUSE 🎬 - DAY #1#

She waits [[🎬 why
not?]].

ANNA (V.O.)
🎬 Hey.
"""

SHOWN = """\
0:0 keyword: INT.
0:5 type: HOUSE 🎬
0:16 enumMember: DAY
0:20 number: #1#
2:10 comment: [[🎬 why
3:0 comment: not?]]
5:0 class: ANNA
5:6 modifier: V.O.
6:0 string: 🎬 Hey."""


def shown(text: str, data: list[int], line: int = 0) -> str:
    """An answer as lines of place, type and text; the test texts are in UTF-16 code units."""
    lines = text.split("\n")
    character = 0
    rows: list[str] = []
    for at in range(0, len(data), 5):
        down, right, length, name, _ = data[at : at + 5]
        line, character = line + down, right if down else character + right
        units = lines[line].encode("utf-16-le")[2 * character : 2 * (character + length)]
        words = units.decode("utf-16-le")
        rows.append(f"{line}:{character} {LEGEND.token_types[name]}: {words}")
    return "\n".join(rows)


async def full(ask: Asked) -> types.SemanticTokens:
    params = types.SemanticTokensParams(ask.identifier)
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, params)
    assert isinstance(answer, types.SemanticTokens)
    return answer


async def test_full() -> None:
    ask = Asked(semantic_tokens.register, SCRIPT)
    assert shown(SCRIPT, list((await full(ask)).data)) == SHOWN


async def test_a_range_starts_from_the_top_of_the_script() -> None:
    ask = Asked(semantic_tokens.register, SCRIPT)
    where = types.Range(types.Position(5, 2), types.Position(6, 1))
    params = types.SemanticTokensRangeParams(ask.identifier, where)
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, params)
    assert shown(SCRIPT, list(answer.data)) == "\n".join(SHOWN.split("\n")[-3:])


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        (SCRIPT, 0),
        (SCRIPT.replace("HOUSE", "OLD HOUSE"), 1),
        ("= New.\n\n" + SCRIPT, 1),
        ("", 1),
    ],
)
async def test_the_difference_makes_the_new_of_the_old(text: str, edits: int) -> None:
    ask = Asked(semantic_tokens.register, SCRIPT)
    before = await full(ask)
    ask.server.documents.change(URI, 2, [types.TextDocumentContentChangeWholeDocument(text)])
    params = types.SemanticTokensDeltaParams(ask.identifier, str(before.result_id))
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, params)
    data = list(before.data)
    assert len(answer.edits) == edits
    for edit in answer.edits:
        data[edit.start : edit.start + edit.delete_count] = edit.data or []
    assert data == (await full(Asked(semantic_tokens.register, text))).data


async def test_a_difference_to_an_answer_that_is_gone_is_the_whole() -> None:
    ask = Asked(semantic_tokens.register, SCRIPT)
    before = await full(ask)
    params = types.SemanticTokensDeltaParams(ask.identifier, "another")
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, params)
    assert list(answer.data) == list(before.data)


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)))
def test_differences(old: list[int], new: list[int]) -> None:
    data = list(old)
    for edit in difference(old, new):
        data[edit.start : edit.start + edit.delete_count] = edit.data or []
    assert data == new


@given(screenplays())
async def test_tokens_lie_in_their_lines(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ask = Asked(semantic_tokens.register, text.replace("|", ""))
    rows = shown(ask.text, list((await full(ask)).data)).split("\n")
    assert all(row.split(": ", 1)[-1].strip() for row in rows if row)


async def test_a_name_in_capitals_is_coloured_while_somebody_has_it() -> None:
    script = "🎬 ANNA and BOB wait.\n\nANNA\nHey.\n"
    ask = Asked(semantic_tokens.register, script)
    params = types.SemanticTokensParams(ask.identifier)
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, params)
    kind = semantic_tokens.LEGEND.token_types.index("class")
    presented = 1 << semantic_tokens.LEGEND.token_modifiers.index("declaration")
    assert list(answer.data[:5]) == [0, 3, 4, kind, presented]
    changed = types.TextDocumentContentChangeWholeDocument(script.replace("ANNA\n", "BOB\n"))
    ask.server.documents.change(ask.uri, 2, [changed])
    answer = await ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, params)
    assert list(answer.data[:5]) == [0, 12, 3, kind, presented]
