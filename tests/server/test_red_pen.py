"""What of the findings is shown: settings, project files, and the word under the typing hand."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from lsprotocol import types

from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.server import checking
from screenplay_ls.server.checking import Checked
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
