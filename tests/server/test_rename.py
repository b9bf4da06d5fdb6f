from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.server.features import rename
from tests.server.asking import URI, Asked

PREPARES = types.TextDocumentClientCapabilities(
    rename=types.RenameClientCapabilities(prepare_support=True)
)

SCRIPT = "WI|LL\n🎬 Will you? I will, Will.\n\nWILL (O.S.)\nHey.\n"


def workspace(*, annotations: bool) -> types.WorkspaceClientCapabilities:
    support = types.ChangeAnnotationsSupportOptions() if annotations else None
    return types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, change_annotation_support=support
        )
    )


async def renamed(ask: Asked, name: str) -> tuple[str, Any]:
    params = types.RenameParams(ask.identifier, await ask.position(), name)
    answer = await ask(types.TEXT_DOCUMENT_RENAME, params)
    (change,) = answer.document_changes
    assert (change.text_document.uri, change.text_document.version) == (URI, 1)
    text = ask.text
    for edit in reversed(change.edits):
        start, end = await ask.span(edit.range)
        text = text[:start] + edit.new_text + text[end:]
    return text, answer


async def test_what_is_sure_is_renamed() -> None:
    ask = Asked(rename.register, SCRIPT, workspace=workspace(annotations=False))
    text, _ = await renamed(ask, "Tom")
    assert text == "TOM\n🎬 Will you? I will, Tom.\n\nTOM (O.S.)\nHey.\n"


async def test_what_is_in_doubt_is_to_be_confirmed() -> None:
    script = SCRIPT.replace("🎬 ", "")
    ask = Asked(rename.register, script, workspace=workspace(annotations=True))
    text, answer = await renamed(ask, "Tom")
    assert text == "TOM\nTom you? I will, Tom.\n\nTOM (O.S.)\nHey.\n"
    (annotation,) = answer.change_annotations.values()
    assert annotation.needs_confirmation
    assert annotation.description == "the script also uses it as an ordinary word"


async def test_clients_without_versions_get_plain_changes() -> None:
    ask = Asked(rename.register, SCRIPT)
    params = types.RenameParams(ask.identifier, await ask.position(), "Tom")
    answer = await ask(types.TEXT_DOCUMENT_RENAME, params)
    assert [edit.new_text for edit in answer.changes[URI]] == ["TOM", "Tom", "TOM"]


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("He wai|ts.\n", "There is no character and no place here."),
        ("INT. A - DAY\n\nAN|NA\nHey.\n\nTOM\nHey.\n", "TOM (1 speech) already speaks"),
    ],
)
async def test_a_refusal_says_why(marked: str, reason: str) -> None:
    ask = Asked(rename.register, marked)
    params = types.RenameParams(ask.identifier, await ask.position(), "Tom")
    with pytest.raises(JsonRpcException) as refused:
        await ask(types.TEXT_DOCUMENT_RENAME, params)
    assert (refused.value.code, str(refused.value.message)[: len(reason)]) == (-32803, reason)


async def test_preparing_gives_the_name_alone() -> None:
    ask = Asked(rename.register, "@McC|lane (V.O.) ^\nHey.\n", PREPARES)
    params = types.PrepareRenameParams(ask.identifier, await ask.position())
    answer = await ask(types.TEXT_DOCUMENT_PREPARE_RENAME, params)
    assert (answer.placeholder, await ask.span(answer.range)) == ("McClane", (1, 8))


async def test_preparing_where_nothing_is() -> None:
    ask = Asked(rename.register, "He wai|ts.\n", PREPARES)
    params = types.PrepareRenameParams(ask.identifier, await ask.position())
    with pytest.raises(JsonRpcException, match="Put the cursor on a name"):
        await ask(types.TEXT_DOCUMENT_PREPARE_RENAME, params)
