"""The features that look across the files of one story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from screenplay_ls.server import red_pen
from screenplay_ls.server.features import (
    code_action,
    code_lens,
    completion,
    cues,
    definition,
    document_highlight,
    document_symbol,
    files,
    hover,
    references,
    rename,
    workspace_symbol,
)
from screenplay_ls.server.server import ScreenplayServer
from screenplay_ls.server.settings import Grammar, Lenses, Reading, Settings, Tone
from tests.server.asking import Asked

ONE = """
INT. HOUSE - DAY

ANNA (30) comes in.

ANNA
Hey, Bob.
""".lstrip()

MAIN = "Title: All\n\n{{ include: one.fountain }}\n\nINT. HOUSE - NIGHT\n\n"

DOCUMENT_CHANGES = types.WorkspaceClientCapabilities(
    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
    file_operations=types.FileOperationClientCapabilities(will_rename=True),
)


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Asked]:
    """A story of two files in a folder: the first is open, with the cursor in it."""

    def open_main(register: Callable[[ScreenplayServer], None], rest: str) -> Asked:
        (tmp_path / "one.fountain").write_text(ONE)
        asked = Asked(register, MAIN + rest, folder=tmp_path, workspace=DOCUMENT_CHANGES)
        asked.server.reading = Reading(Settings(lenses=Lenses(counts=True), tone=Tone(False)))
        return asked

    return open_main


def shown(location: types.Location) -> tuple[str, int]:
    """A location as file and line."""
    return location.uri.rsplit("/", 1)[-1], location.range.start.line


async def at_cursor(asked: Asked) -> dict[str, Any]:
    return {"text_document": asked.identifier, "position": await asked.position()}


async def test_a_name_leads_to_the_file_that_introduces_it(ask: Callable[..., Asked]) -> None:
    asked = ask(definition.register, "For An|na.\n")
    params = types.DefinitionParams(**await at_cursor(asked))
    assert shown(await asked(types.TEXT_DOCUMENT_DEFINITION, params)) == ("one.fountain", 2)


async def test_an_include_leads_to_its_file(tmp_path: Path) -> None:
    asked = Asked(definition.register, "{{ include: acts/o|ne.fountain }}", folder=tmp_path)
    params = types.DefinitionParams(**await at_cursor(asked))
    found = await asked(types.TEXT_DOCUMENT_DEFINITION, params)
    assert found.uri == (tmp_path / "acts" / "one.fountain").as_uri()


async def test_references_in_every_file(ask: Callable[..., Asked]) -> None:
    asked = ask(references.register, "AN|NA\nBye.\n")
    params = types.ReferenceParams(types.ReferenceContext(True), **await at_cursor(asked))
    found = await asked(types.TEXT_DOCUMENT_REFERENCES, params)
    assert [shown(place) for place in found] == [
        ("one.fountain", 2),
        ("one.fountain", 4),
        ("main.fountain", 6),
    ]


async def test_highlights_of_who_speaks_elsewhere(ask: Callable[..., Asked]) -> None:
    asked = ask(document_highlight.register, "For An|na.\n")
    params = types.DocumentHighlightParams(**await at_cursor(asked))
    (mark,) = await asked(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, params)
    assert mark.range.start.line == 6


async def test_rename_in_every_file(ask: Callable[..., Asked]) -> None:
    asked = ask(rename.register, "For An|na.\n")
    params = types.RenameParams(new_name="Eve", **await at_cursor(asked))
    edit = await asked(types.TEXT_DOCUMENT_RENAME, params)
    assert [
        (
            change.text_document.uri.rsplit("/", 1)[-1],
            change.text_document.version,
            [each.new_text for each in change.edits],
        )
        for change in edit.document_changes
    ] == [("one.fountain", None, ["EVE", "EVE"]), ("main.fountain", 1, ["Eve"])]


async def test_names_and_places_of_the_other_files_are_offered(ask: Callable[..., Asked]) -> None:
    for rest, label in (("A|", "ANNA"), ("INT. |", "HOUSE")):
        asked = ask(completion.register, rest)
        params = types.CompletionParams(**await at_cursor(asked))
        found = await asked(types.TEXT_DOCUMENT_COMPLETION, params)
        assert label in [item.label for item in found.items]


async def test_counts_of_the_whole_story(ask: Callable[..., Asked]) -> None:
    asked = ask(hover.register, "AN|NA\nBye.\n")
    found = await asked(types.TEXT_DOCUMENT_HOVER, types.HoverParams(**await at_cursor(asked)))
    assert found.contents.value.startswith("**ANNA**: 2 speeches in 2 scenes")


async def test_lenses_stand_where_the_story_begins_with_somebody(tmp_path: Path) -> None:
    (tmp_path / "two.fountain").write_text("ANNA\nHey.\n\nINT. B - DAY\n\nANNA\nBye.\n")
    text = "ANNA\nHo.\n\n{{ include: two.fountain }}\n"
    asked = Asked(code_lens.register, text, folder=tmp_path)
    asked.server.reading = Reading(Settings(lenses=Lenses(counts=True), tone=Tone(False)))
    found = await asked(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(asked.identifier))
    assert [(lens.range.start.line, lens.command.title) for lens in found] == [
        (0, "ANNA: 3 speeches in 1 scene")
    ]


async def test_an_include_in_the_outline(ask: Callable[..., Asked]) -> None:
    asked = ask(document_symbol.register, "")
    params = types.DocumentSymbolParams(asked.identifier)
    found = await asked(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)
    assert (found[0].name, found[0].kind) == ("one.fountain", types.SymbolKind.File)


async def test_symbols_of_scripts_that_are_not_open(ask: Callable[..., Asked]) -> None:
    asked = ask(workspace_symbol.register, "BOB\nHo.\n")
    found = await asked(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("ana"))
    assert [(symbol.name, *shown(symbol.location)) for symbol in found] == [
        ("ANNA", "one.fountain", 4)
    ]


async def test_from_inside_a_file_that_another_includes(tmp_path: Path) -> None:
    (tmp_path / "all.fountain").write_text(f"{ONE}\n{{{{ include: main.fountain }}}}\n")
    asked = Asked(references.register, "AN|NA\nBye.\n", folder=tmp_path)
    asked.server.stories.look_again()
    await asked.server.stories.looked()
    params = types.ReferenceParams(types.ReferenceContext(True), **await at_cursor(asked))
    found = await asked(types.TEXT_DOCUMENT_REFERENCES, params)
    assert [shown(place)[0] for place in found] == ["all.fountain"] * 2 + ["main.fountain"]


async def found_in(asked: Asked) -> list[str]:
    """What the red pen says of the open script, grammar aside."""
    parsed = await asked.server.documents.parsed(asked.uri)
    assert parsed is not None
    said: list[str] = []
    for source in (red_pen.includes, red_pen.rules):
        await source(
            asked.server, parsed, lambda found: said.extend(finding.message for finding in found)
        )
    return said


async def test_the_last_cue_of_somebody_in_another_file(ask: Callable[..., Asked]) -> None:
    asked = ask(cues.register, "ANNA\nB|ye.\n")
    place = await asked.position()
    known: Any = asked.server.protocol.fm.commands  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
    at = {"uri": asked.uri, "position": {"line": place.line, "character": place.character}}
    assert shown(await known[cues.PREVIOUS_CUE](at)) == ("main.fountain", 6)
    at["position"] = {"line": 6, "character": 1}
    assert shown(await known[cues.PREVIOUS_CUE](at)) == ("one.fountain", 4)


async def test_a_missing_file_is_said(tmp_path: Path) -> None:
    asked = Asked(files.register, "{{ include: gone.fountain }}\n", folder=tmp_path)
    assert await found_in(asked) == ["“gone.fountain” is not there."]


async def test_the_red_pen_knows_the_other_files(ask: Callable[..., Asked]) -> None:
    assert await found_in(ask(files.register, "ANNA\nBye.\n")) == []
    said = await found_in(ask(files.register, "AANNA\nBye.\n\nANNA\nYou.\n\nANNA\nMe.\n"))
    assert len(said) == 1
    assert "AANNA" in said[0]


async def test_a_missing_file_can_be_created(tmp_path: Path) -> None:
    can_create = types.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
    )
    asked = Asked(
        code_action.register,
        "{{ include: acts/go|ne.fountain }}\n",
        folder=tmp_path,
        workspace=types.WorkspaceClientCapabilities(workspace_edit=can_create),
    )
    asked.server.reading = Reading(Settings(grammar=Grammar(enabled=False)))
    asked.server.checker.check(asked.uri, at_once=True)
    place = await asked.position()
    params = types.CodeActionParams(
        asked.identifier, types.Range(place, place), types.CodeActionContext([])
    )
    found = await asked(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert found[0].title == "Create acts/gone.fountain"
    (creation,) = found[0].edit.document_changes
    assert creation.uri == (tmp_path / "acts" / "gone.fountain").as_uri()


async def test_scene_numbers_go_through_the_story(ask: Callable[..., Asked]) -> None:
    asked = ask(code_action.register, "INT. P|UB - DAY\n")
    place = await asked.position()
    params = types.CodeActionParams(
        asked.identifier,
        types.Range(place, place),
        types.CodeActionContext([], only=["refactor.rewrite.numberScenes"]),
    )
    (action,) = await asked(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert [
        [edit.new_text for edit in change.edits] for change in action.edit.document_changes
    ] == [[" #1#"], [" #2#", " #3#"]]


async def test_includes_follow_a_file_that_is_moved(ask: Callable[..., Asked]) -> None:
    asked = ask(files.register, "Hi.\n")
    old = asked.uri.replace("main", "one")
    move = types.FileRename(old, asked.uri.replace("main", "acts/first act"))
    answer = await asked(types.WORKSPACE_WILL_RENAME_FILES, types.RenameFilesParams([move]))
    (change,) = answer.document_changes
    (edit,) = change.edits
    assert edit.new_text == "acts/first act.fountain"
    assert asked.text[slice(*await asked.span(edit.range))] == "one.fountain"
