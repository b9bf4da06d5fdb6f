"""What of the findings is shown: settings, project files, and the word under the typing hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from lsprotocol import types
from pygls.workspace import Workspace

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.fountain import Span, parse
from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.server import checking, convert
from screenplay_ls.server.checking import Checked
from screenplay_ls.server.documents import Parsed
from screenplay_ls.server.features import code_action, commands
from screenplay_ls.server.red_pen import rules
from screenplay_ls.server.server import ScreenplayServer, build_server
from screenplay_ls.server.settings import RedPen, Settings
from screenplay_ls.services.project import Projects

SCRIPT = "INT. HALL - NIGTH\n\nShe slowly turns.\n\nNORA ^\nFog.\n"


class Bench:
    """A server with one script of a folder open, that looks for form and logic only."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, red_pen: RedPen) -> None:
        monkeypatch.setattr(checking, "PAUSE", 0)
        monkeypatch.setattr(checking, "UNFINISHED", 0)
        monkeypatch.setattr(checking, "SOURCES", (rules,))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        self.server: ScreenplayServer = build_server(lambda _: ScriptedEngine())
        self.server.reading = replace(self.server.reading, settings=Settings(red_pen=red_pen))
        self.server.checker._projects = Projects(own=folder / "none")  # pyright: ignore[reportPrivateUsage] -- Not the tester's own file.
        self.uri = (folder / "draft.fountain").as_uri()
        self.published: list[tuple[int, list[str]]] = []
        self.came = asyncio.Event()
        self.server.checker.publish = self._publish

    async def open(self, text: str = SCRIPT) -> list[str]:
        """The codes of what is found."""
        self.server.documents.open(self.uri, 1, text)
        self.server.checker.check(self.uri, at_once=True)
        checked = await self.server.checker.fresh(self.uri)
        assert checked is not None
        return [finding.code for finding in checked.findings]

    def _publish(self, checked: Checked) -> None:
        self.published.append((checked.version, [each.code for each in checked.findings]))
        self.came.set()


@pytest.mark.parametrize(
    ("red_pen", "project", "expected"),
    [
        (RedPen(), "", ["inconsistent-time", "orphan-dual-dialogue"]),
        (
            RedPen(rules={"adverb": True, "inconsistent-time": False}),
            "",
            ["adverb", "orphan-dual-dialogue"],
        ),
        (RedPen(rules={"adverb": True}), '[rules]\nadverb = "off"', ["inconsistent-time"]),
        (RedPen(), '[rules]\norphan-dual-dialogue = "error"', ["orphan-dual-dialogue"]),
    ],
)
async def test_settings_and_project_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    red_pen: RedPen,
    project: str,
    expected: list[str],
) -> None:
    (tmp_path / "screenplay-ls.toml").write_text(project)
    bench = Bench(tmp_path, monkeypatch, replace(red_pen, limit=len(expected)))

    assert await bench.open() == expected


async def test_nothing_is_underlined_under_an_unfinished_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, monkeypatch, RedPen())
    assert await bench.open("INT. HALL - NIG\n\nFog.\n\nNORA ^\nFog.\n") == ["orphan-dual-dialogue"]

    text = SCRIPT.replace("She slowly turns.", "Fog.")
    bench.server.documents.change(
        bench.uri, 2, [types.TextDocumentContentChangeWholeDocument(text)]
    )
    bench.server.checker.check(bench.uri)
    while len([version for version, _ in bench.published if version == 2]) < 2:
        bench.came.clear()
        await asyncio.wait_for(bench.came.wait(), 20)

    assert [codes for version, codes in bench.published if version == 2] == [
        ["orphan-dual-dialogue"],
        ["inconsistent-time", "orphan-dual-dialogue"],
    ]


CAN_RESOLVE = types.TextDocumentClientCapabilities(
    code_action=types.CodeActionClientCapabilities(
        data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
    )
)


class Menu:
    """What is offered where the cursor stands (`|`)."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        marked: str,
        *,
        client: types.TextDocumentClientCapabilities | None = None,
        found: tuple[Finding, ...] = (),
    ) -> None:
        async def planted(ls: ScreenplayServer, parsed: Parsed, report: checking.Report) -> None:
            report(found)

        self.bench = Bench(folder, monkeypatch, RedPen(rules={"adverb": True}))
        if found:
            monkeypatch.setattr(checking, "SOURCES", (planted,))
        self.server = self.bench.server
        self.folder = folder
        at = marked.index("|")
        self.text = marked.replace("|", "")
        self.place = types.Position(
            self.text[:at].count("\n"), at - self.text.rfind("\n", 0, at) - 1
        )
        self.server.protocol.client_capabilities = types.ClientCapabilities(
            text_document=client or types.TextDocumentClientCapabilities()
        )
        self.server.protocol._workspace = Workspace(folder.as_uri())  # pyright: ignore[reportPrivateUsage] -- Nobody sends `initialize`.
        code_action.register(self.server)
        commands.register(self.server)

    async def open(self) -> list[str]:
        """The titles."""
        await self.bench.open(self.text)
        return [action.title for action in await self.actions()]

    async def actions(self, *only: str) -> list[types.CodeAction]:
        by_itself = types.CodeActionTriggerKind.Automatic
        context = types.CodeActionContext([], only=list(only) or None, trigger_kind=by_itself)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.bench.uri),
            types.Range(self.place, self.place),
            context,
        )
        return await self._ask(types.TEXT_DOCUMENT_CODE_ACTION, params)

    async def chosen(self, title: str, *only: str) -> str:
        """The script after an action; actions that are commands leave it as it is."""
        await self.bench.open(self.text)
        action = next(a for a in await self.actions(*only) if a.title == title)
        if action.edit is None and action.command is None:
            action = await self._ask(types.CODE_ACTION_RESOLVE, action)
        if action.command is not None:
            await self.run(action)
            return self.text
        assert action.edit is not None
        assert action.edit.changes is not None
        document = parse(self.text)
        text = self.text
        for edit in reversed(action.edit.changes[self.bench.uri]):
            start, end = (
                convert.to_offset(document, place, self.server.documents.encoding)
                for place in (edit.range.start, edit.range.end)
            )
            text = text[:start] + edit.new_text + text[end:]
        return text

    async def run(self, action: types.CodeAction) -> None:
        """Run the command of an action."""
        assert action.command is not None
        known = self.server.protocol.fm.commands  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
        commands = cast("dict[str, Callable[..., Awaitable[None]]]", known)
        await commands[action.command.command](*(action.command.arguments or ()))

    @property
    def project(self) -> str:
        return (self.folder / "screenplay-ls.toml").read_text(encoding="utf-8")

    async def _ask(self, method: str, params: object) -> Any:  # noqa: ANN401 -- Each has its own.
        known = self.server.protocol.fm.features  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- pygls.
        return await cast("dict[str, Callable[[object], Any]]", known)[method](params)


async def test_what_is_offered_for_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await Menu(
        tmp_path, monkeypatch, "She slow|ly turns.\n\nShe gladly turns.\n"
    ).open() == [
        "Delete “slowly”",
        "Mend all 2 of these: An adverb in action",
        "Ignore this once",
        "Do not mark “An adverb in action” in this script",
        "Do not mark “An adverb in action” in this folder",
        "Do not mark “An adverb in action” anywhere",
    ]


@pytest.mark.parametrize("client", [None, CAN_RESOLVE], ids=["at once", "when chosen"])
async def test_all_of_a_kind_are_mended(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    client: types.TextDocumentClientCapabilities | None,
) -> None:
    menu = Menu(tmp_path, monkeypatch, "She slow|ly, gladly turns.\n\nNORA ^\nSo.\n", client=client)

    mended = await menu.chosen("Mend all 2 of these: An adverb in action")

    assert mended == "She, turns.\n\nNORA ^\nSo.\n"


async def test_on_saving_only_what_is_safe_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = Menu(tmp_path, monkeypatch, "|" + SCRIPT, client=CAN_RESOLVE)
    await menu.open()

    assert [action.kind for action in await menu.actions("source.fixAll")] == [
        "source.fixAll.screenplay"
    ]
    assert await menu.actions("source.organizeImports") == []
    mended = await menu.chosen(
        "Mend what can be mended without looking", "source.fixAll.screenplay"
    )
    assert mended == SCRIPT.replace("NIGTH", "NIGHT").replace(" ^", "")


async def test_a_rule_is_switched_off_in_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = Menu(tmp_path, monkeypatch, "Title: Fog\n\nShe slow|ly turns.\n")

    text = await menu.chosen("Do not mark “An adverb in action” in this script")

    assert text == "Title: Fog\n\n[[lint: off adverb]]\n\nShe slowly turns.\n"
    assert await menu.bench.open(text) == []


async def test_a_rule_is_switched_off_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = Menu(tmp_path, monkeypatch, "She slow|ly turns.\n")

    await menu.chosen("Do not mark “An adverb in action” in this folder")

    assert menu.project == '[rules]\nadverb = "off"\n'
    assert await menu.bench.open(menu.text) == []


async def test_one_finding_is_ignored_and_stays_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = Menu(tmp_path, monkeypatch, "She slow|ly turns.\n\nShe gladly waves.\n")

    await menu.chosen("Ignore this once")

    assert "slowly" in menu.project
    assert await menu.bench.open("Fog.\n\n" + menu.text.replace("turns", "turned")) == ["adverb"]


@pytest.mark.parametrize(
    "title", ["Add “KRUMF” to this folder's dictionary", "Add “KRUMF” to this script's words"]
)
async def test_a_word_is_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    unknown = Finding(Span(0, 5), "grammar/SpellCheck", "Unknown.", word="KRUMF", source="grammar")
    menu = Menu(tmp_path, monkeypatch, "|KRUMF.\n", found=(unknown,))

    text = await menu.chosen(title)

    project = await menu.server.checker.project(menu.bench.uri)
    assert project.grammar_for(parse(text)).words == ("KRUMF",)


async def test_a_project_file_that_is_not_understood_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = Menu(tmp_path, monkeypatch, "She slow|ly turns.\n")
    (tmp_path / "screenplay-ls.toml").write_text("[rules")
    told: list[str] = []
    monkeypatch.setattr(menu.server, "tell", told.append)

    await menu.chosen("Do not mark “An adverb in action” in this folder")

    assert "left out until this is mended" in told[0]
    assert "was not changed" in told[1]
    assert menu.project == "[rules"


@pytest.mark.parametrize("when", ["save", "request"])
async def test_a_check_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: Literal["save", "request"]
) -> None:
    text = "INT. HALL - NIGTH\n\nFog.\n\nINT. HALL - NIGTH\n\nF|og.\n"
    menu = Menu(tmp_path, monkeypatch, text)
    menu.server.reading = replace(menu.server.reading, settings=Settings(red_pen=RedPen(when=when)))
    menu.server.documents.open(menu.bench.uri, 1, menu.text)
    menu.server.checker.check(menu.bench.uri, asked=False)
    assert not menu.server.checker.is_checking(menu.bench.uri)

    titles = [action.title for action in await menu.actions()]
    assert titles[:2] == ["Polish this scene", "Polish this script"]

    for title, expected in (("Polish this scene", 1), ("Polish this script", 2)):
        action = next(a for a in await menu.actions("source") if a.title == title)
        await menu.run(action)
        checked = await menu.server.checker.fresh(menu.bench.uri)
        assert checked is not None
        assert len(checked.findings) == expected
