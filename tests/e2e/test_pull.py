"""An editor that asks for diagnostics: result ids, what is news, and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.e2e.editor import PATIENCE, Editor, capabilities, editing

pytestmark = pytest.mark.asyncio(loop_scope="module")

SCRIPT = "INT. HALL - NIGTH\n\nFog.\n\nNORA ^\nYou came.\n"


def asking(*, refresh: bool = False) -> types.ClientCapabilities:
    """Those of an editor that asks for diagnostics."""
    client = capabilities()
    assert client.text_document is not None
    assert client.workspace is not None
    client.text_document.diagnostic = types.DiagnosticClientCapabilities()
    client.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh)
    return client


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Editor]:
    home = str(tmp_path_factory.mktemp("home"))
    environment = {"XDG_CONFIG_HOME": home, "HOME": home, "APPDATA": home}
    async with editing(client=asking(), environment=environment) as editor:
        yield editor


async def pull(editor: Editor, previous: str | None = None) -> types.DocumentDiagnosticReport:
    """The diagnostics; a server that says "not yet" is asked again, as editors do."""
    params = types.DocumentDiagnosticParams(editor.document, previous_result_id=previous)

    async def ask() -> types.DocumentDiagnosticReport:
        while True:
            try:
                return await editor.client.text_document_diagnostic_async(params)
            except JsonRpcException as error:
                if error.code != types.LSPErrorCodes.ServerCancelled:
                    raise

    return await asyncio.wait_for(ask(), PATIENCE)


def codes(report: object) -> list[object]:
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    return [diagnostic.code for diagnostic in report.items]


async def test_it_is_announced(shared: Editor) -> None:
    assert shared.server is not None
    provider = shared.server.capabilities.diagnostic_provider

    assert isinstance(provider, types.DiagnosticOptions)
    assert provider.workspace_diagnostics
    assert not provider.inter_file_dependencies


async def test_what_is_asked_for_is_not_sent_as_well(shared: Editor) -> None:
    shared.open(SCRIPT)

    first = await pull(shared)
    assert codes(first) == ["inconsistent-time", "orphan-dual-dialogue"]
    again = await pull(shared, first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id

    shared.change(SCRIPT.replace(" ^", ""))
    mended = await pull(shared, first.result_id)
    assert codes(mended) == ["inconsistent-time"]
    assert mended.result_id != first.result_id
    assert shared.published == []
    shared.close()


async def test_a_script_that_is_not_open_has_nothing(shared: Editor) -> None:
    shared.open(SCRIPT)
    shared.close()

    assert codes(await pull(shared)) == []


async def test_other_places_come_along(shared: Editor) -> None:
    shared.open("INT. A - DAY #1#\n\nFog.\n\nINT. B - DAY #1#\n\nSun.\n")

    report = await pull(shared)

    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    (related,) = [other for item in report.items for other in item.related_information or ()]
    assert related.location == types.Location(
        shared.uri, types.Range(types.Position(0, 0), types.Position(0, 16))
    )
    shared.close()


async def test_an_editor_is_told_when_to_ask_again() -> None:
    async with editing(SCRIPT, client=asking(refresh=True)) as editor:
        told = asyncio.Event()

        @editor.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)  # pyright: ignore[reportUntypedFunctionDecorator] -- pygls.
        def refresh(params: None) -> None:
            told.set()

        first = await pull(editor)
        told.clear()
        editor.change(SCRIPT.replace(" ^", ""))
        await asyncio.wait_for(told.wait(), PATIENCE)
        report = await pull(editor, first.result_id)

        assert codes(report) == ["inconsistent-time"]


async def workspace(editor: Editor, **previous: str) -> types.WorkspaceDiagnosticReport:
    ids = [types.PreviousResultId(uri, value) for uri, value in previous.items()]
    return await asyncio.wait_for(
        editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(ids)), PATIENCE
    )


async def test_all_scripts_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "two.fountain").write_text("INT. HALL - NIGHT\n\nFog.\n", encoding="utf-8")
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "scripts")
    async with editing(
        client=asking(), options={"redPen": {"workspace": True}}, folders=[folder]
    ) as editor:
        report = await workspace(editor)

        found = {item.uri.rsplit("/", 1)[-1]: item for item in report.items}
        one, two = found["one.fountain"], found["two.fountain"]
        assert isinstance(one, types.WorkspaceFullDocumentDiagnosticReport)
        assert isinstance(two, types.WorkspaceFullDocumentDiagnosticReport)
        assert [item.code for item in one.items] == ["inconsistent-time", "orphan-dual-dialogue"]
        assert list(two.items) == []
        assert one.version is None

        known = {item.uri: str(item.result_id) for item in report.items}
        waiting = asyncio.ensure_future(workspace(editor, **known))
        editor.open(SCRIPT)
        later = await waiting
        kinds = {item.uri.rsplit("/", 1)[-1]: item.kind for item in later.items}
        assert kinds["one.fountain"] == kinds["two.fountain"] == "unchanged"
        assert "full" in kinds.values()
