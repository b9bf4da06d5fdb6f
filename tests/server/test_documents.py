from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types

from screenplay_ls.server import documents
from screenplay_ls.server.documents import Documents

URI = "file:///a.fountain"
LONG = "INT. HOUSE - DAY\n\nNothing happens.\n\n" * (documents.ON_THE_LOOP // 30)


def whole(text: str) -> list[types.TextDocumentContentChangeEvent]:
    return [types.TextDocumentContentChangeWholeDocument(text)]


def part(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> types.TextDocumentContentChangePartial:
    range_ = types.Range(types.Position(*start), types.Position(*end))
    return types.TextDocumentContentChangePartial(range_, text)


async def test_the_newest_version_is_parsed_once() -> None:
    store = Documents()
    store.open(URI, 1, "INT. A\n")
    store.change(URI, 2, whole("INT. B\n\nRain.\n"))

    first, second = await asyncio.gather(store.parsed(URI), store.parsed(URI))

    assert first is second
    assert first is not None
    assert (first.version, first.document.text) == (2, "INT. B\n\nRain.\n")
    assert store.is_current(first)


@pytest.mark.parametrize("text", ["INT. A\n\nRain.\n", LONG])
async def test_an_edit_is_known_by_where_it_begins(text: str) -> None:
    store = Documents()
    store.open(URI, 1, text)
    before = await store.parsed(URI)
    store.change(URI, 2, whole(text + "\nSnow.\n"))

    after = await store.parsed(URI)

    assert before is not None
    assert after is not None
    assert not store.is_current(before)
    assert after.document.text == text + "\nSnow.\n"
    assert after.edited_at == len(text)


async def test_a_version_that_was_overtaken_is_not_parsed() -> None:
    store = Documents()
    store.open(URI, 1, LONG)
    first, second = (
        asyncio.ensure_future(store.parsed(URI)),
        asyncio.ensure_future(store.parsed(URI)),
    )
    await asyncio.sleep(0)
    store.change(URI, 2, whole("Short."))

    newest = await store.parsed(URI)

    assert newest is not None
    assert newest.version == 2
    assert await second is None
    assert (await first) is not None


async def test_what_is_not_open_is_none() -> None:
    store = Documents()

    assert await store.parsed(URI) is None
    assert store.change(URI, 2, whole("x")) is None
    store.close(URI)
    store.open(URI, 1, "x")
    parsed = await store.parsed(URI)
    store.close(URI)

    assert parsed is not None
    assert not store.is_current(parsed)
    assert await store.parsed(URI) is None


async def test_a_file_that_is_opened_again_is_another_text() -> None:
    store = Documents()
    store.open(URI, 1, "INT. A\n")
    await store.parsed(URI)
    store.open(URI, 1, "INT. B\n")

    parsed = await store.parsed(URI)

    assert parsed is not None
    assert parsed.document.text == "INT. B\n"


async def test_a_client_that_sends_ranges_is_understood() -> None:
    """Form feeds and U+2028 end no line: an edit on line 2 lands there."""
    store = Documents()
    store.open(URI, 1, "INT. A\x0cB\u2028 - DAY\n\nHello \U0001f3ac you.\n")

    changed = store.change(URI, 2, [part((2, 0), (2, 5), "Bye"), part((2, 6), (2, 7), "all, ")])

    assert changed is not None
    assert changed.text == "INT. A\x0cB\u2028 - DAY\n\nBye \U0001f3acall, you.\n"


@pytest.mark.parametrize(
    ("old", "new", "edited_at"),
    [("", "", 0), ("abc", "abd", 2), ("abc", "abcd", 3), ("abcd", "ab", 2)],
)
def test_where_an_edit_begins(old: str, new: str, edited_at: int) -> None:
    store = Documents()
    for padding in ("", "x" * 5000):
        store.open(URI, 1, padding + old)
        changed = store.change(URI, 2, whole(padding + new))

        assert changed is not None
        assert changed.edited_at == len(padding) + edited_at
