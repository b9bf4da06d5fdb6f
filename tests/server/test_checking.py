from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from lsprotocol import types

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.fountain import Span
from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.server import checking
from screenplay_ls.server.checking import Checked, Report
from screenplay_ls.server.documents import Parsed
from screenplay_ls.server.server import ScreenplayServer, build_server

URI = "file:///a.fountain"


def finding(start: int, code: str) -> Finding:
    return Finding(Span(start, start + 1), code, f"{code}.")


class Bench:
    """A server that nobody is connected to, and what its checker publishes."""

    def __init__(self) -> None:
        self.server = build_server(lambda _: ScriptedEngine())
        self.checker = self.server.checker
        self.published: list[tuple[int, list[str]]] = []
        self.came = asyncio.Event()
        self.checker.publish = self._publish

    def _publish(self, checked: Checked) -> None:
        self.published.append((checked.version, [each.code for each in checked.findings]))
        self.came.set()

    def open(self, text: str) -> None:
        self.server.documents.open(URI, 1, text)
        self.checker.check(URI, at_once=True)

    def change(self, text: str, version: int) -> None:
        whole = [types.TextDocumentContentChangeWholeDocument(text)]
        self.server.documents.change(URI, version, whole)
        self.checker.check(URI)


Source = Callable[[ScreenplayServer, Parsed, Report], Awaitable[None]]


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts other sources in place of the real ones."""
    monkeypatch.setattr(checking, "PAUSE", 0)

    def use(*wanted: Source) -> None:
        monkeypatch.setattr(checking, "SOURCES", wanted)

    return use


async def late(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
    report((finding(5, "late"),))


async def early(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
    report((finding(1, "early"),))


async def broken(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
    raise ValueError("broken")


async def test_all_sources_in_the_order_of_the_text(sources: Callable[..., None]) -> None:
    sources(late, early)
    bench = Bench()
    bench.open("HANK\nHello.\n")

    checked = await bench.checker.fresh(URI)

    assert checked is not None
    assert [each.code for each in checked.findings] == ["early", "late"]
    assert bench.published[-1] == (1, ["early", "late"])


async def test_a_source_that_fails_leaves_the_others_alone(
    sources: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    sources(broken, early)
    bench = Bench()
    bench.open("HANK\nHello.\n")

    checked = await bench.checker.fresh(URI)

    assert checked is not None
    assert [each.code for each in checked.findings] == ["early"]
    assert "checking with broken failed" in caplog.text


async def test_a_newer_version_ends_the_check_of_the_older(sources: Callable[..., None]) -> None:
    started, never = asyncio.Event(), asyncio.Event()

    async def slow(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
        if parsed.version == 1:
            started.set()
            await never.wait()
        report((finding(parsed.version, "slow"),))

    sources(slow)
    bench = Bench()
    bench.open("HANK\nHello.\n")
    await started.wait()
    bench.change("HANK\nGoodbye.\n", 2)

    checked = await bench.checker.fresh(URI)

    assert checked is not None
    assert checked.version == 2
    assert {version for version, _ in bench.published} == {2}


async def test_what_is_found_is_shown_while_the_check_goes_on(
    sources: Callable[..., None],
) -> None:
    go_on = asyncio.Event()

    async def slow(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
        report((finding(1, "first"),))
        await go_on.wait()
        report((finding(1, "first"), finding(2, "second")))

    sources(slow)
    bench = Bench()
    bench.open("HANK\nHello.\n")
    await bench.came.wait()
    assert bench.published == [(1, ["first"])]

    go_on.set()
    await bench.checker.fresh(URI)
    assert bench.published[-1] == (1, ["first", "second"])


async def test_after_an_edit_half_a_check_does_not_replace_a_whole_one(
    sources: Callable[..., None],
) -> None:
    async def in_two_steps(ls: ScreenplayServer, parsed: Parsed, report: Report) -> None:
        report((finding(1, "first"),))
        await asyncio.sleep(0)
        report((finding(1, "first"), finding(2, "second")))

    sources(in_two_steps)
    bench = Bench()
    bench.open("HANK\nHello.\n")
    await bench.checker.fresh(URI)
    bench.change("HANK\nGoodbye.\n", 2)
    await bench.checker.fresh(URI)

    assert [codes for version, codes in bench.published if version == 2] == [["first", "second"]]


async def test_a_closed_file_is_forgotten(sources: Callable[..., None]) -> None:
    sources(early)
    cleared: list[str] = []
    bench = Bench()
    bench.checker.clear = cleared.append
    bench.open("HANK\nHello.\n")
    await bench.checker.fresh(URI)

    bench.server.documents.close(URI)
    bench.checker.forget(URI)

    assert cleared == [URI]
    assert await bench.checker.fresh(URI) is None
