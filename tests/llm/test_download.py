"""Fetching from a stand-in of the model hub."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from screenplay_ls.llm import pull as pulling
from screenplay_ls.llm.catalog import Hub
from screenplay_ls.llm.download import HUB_VARIABLE, PullError, Source, fetch, hub_url
from screenplay_ls.llm.store import DATA_VARIABLE, note_holds
from tests.llm.ggufs import gguf
from tests.llm.standin import Call, Talk, serving_in_a_thread

MODEL = gguf(weights=20_000)
SHA = hashlib.sha256(MODEL).hexdigest()
PATH = "/someone/model-GGUF/resolve/main/m.gguf"


class FakeHub:
    """Answers as the hub does: HEAD and GET redirect to another path, which serves ranges."""

    def __init__(self) -> None:
        self.announced = SHA
        self.served = MODEL
        self.ranges = True
        self.cut_after: list[int] = []
        """The first answers break off after so many bytes."""
        self.codes: list[int] = []
        """The first requests for the data are refused with these."""
        self.sent: list[tuple[int, int]] = []
        """Ranges that were served."""

    async def __call__(self, call: Call, talk: Talk) -> None:
        if call.path == PATH:
            await talk.answer(
                code=302,
                Location="/cdn/m",
                X_Linked_ETag=f'"{self.announced}"',
                X_Linked_Size=str(len(MODEL)),
            )
        elif call.path == "/cdn/m" and self.codes:
            await talk.answer(code=self.codes.pop(0))
        elif call.path == "/cdn/m":
            await self._serve(call, talk)
        else:
            await talk.answer(code=404)

    async def _serve(self, call: Call, talk: Talk) -> None:
        found = re.fullmatch(r"bytes=(\d+)-", call.headers.get("range", ""))
        start = int(found[1]) if found and self.ranges else 0
        if start >= len(self.served):
            await talk.answer(code=416)
            return
        data = self.served[start:]
        partial = {"Content_Range": f"bytes {start}-{len(self.served) - 1}/{len(self.served)}"}
        self.sent.append((start, len(data)))
        if self.cut_after:
            await talk.answer(
                data[: self.cut_after.pop(0)],
                code=206 if start else 200,
                Content_Length=str(len(data)),
                **(partial if start else {}),
            )
        else:
            await talk.answer(data, code=206 if start else 200, **(partial if start else {}))


def get(
    hub: FakeHub, target: Path, *, path: str = PATH, sha256: str = "", size: int = 0
) -> list[float]:
    """Fetch from the stand-in; the pauses that were made."""
    pauses: list[float] = []
    with serving_in_a_thread(hub) as server:
        source = Source(server.url + path, sha256, size)
        fetch(source, target, lambda what, done, total: None, sleep=pauses.append)
    return pauses


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "models" / "m.gguf"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_fetches_through_redirects_and_keeps_a_note(target: Path) -> None:
    get(FakeHub(), target, sha256=SHA, size=len(MODEL))

    assert target.read_bytes() == MODEL
    assert note_holds(target)
    assert not target.with_name("m.gguf.part").exists()


def test_the_hubs_own_checksum_is_used_where_the_catalogue_has_none(target: Path) -> None:
    hub = FakeHub()
    hub.served = bytes([*MODEL[:-1], 9])
    with pytest.raises(PullError, match="wrong checksum"):
        get(hub, target)

    assert not target.exists()
    assert not target.with_name("m.gguf.part").exists()


def test_another_file_on_the_hub_is_noticed_before_it_is_fetched(target: Path) -> None:
    hub = FakeHub()
    with pytest.raises(PullError, match="another one there"):
        get(hub, target, sha256="0" * 64)

    assert hub.sent == []


def test_a_cut_connection_goes_on_where_it_broke(target: Path) -> None:
    hub = FakeHub()
    hub.cut_after = [30_000, 10_000]
    pauses = get(hub, target)

    assert target.read_bytes() == MODEL
    assert [start for start, _ in hub.sent] == [0, 30_000, 40_000]
    assert pauses == [1, 1], "there was progress each time"


def test_a_later_run_goes_on_from_the_part(target: Path) -> None:
    target.parent.mkdir()
    target.with_name("m.gguf.part").write_bytes(MODEL[:50_000])
    hub = FakeHub()
    get(hub, target)

    assert target.read_bytes() == MODEL
    assert hub.sent == [(50_000, len(MODEL) - 50_000)]


@pytest.mark.parametrize("part", [MODEL, MODEL + b"more", b"something else"])
def test_a_part_that_is_whole_or_wrong(target: Path, part: bytes) -> None:
    target.parent.mkdir()
    target.with_name("m.gguf.part").write_bytes(part)
    try:
        get(FakeHub(), target)
    except PullError:
        get(FakeHub(), target)

    assert target.read_bytes() == MODEL


def test_a_server_without_ranges_begins_again(target: Path) -> None:
    hub = FakeHub()
    hub.ranges = False
    hub.cut_after = [30_000]
    get(hub, target)

    assert target.read_bytes() == MODEL


def test_an_overloaded_hub_is_given_time(target: Path) -> None:
    hub = FakeHub()
    hub.codes = [503, 429, 500]
    assert get(hub, target) == [2, 4, 8]
    assert target.read_bytes() == MODEL


def test_at_last_it_gives_up_and_keeps_what_came(target: Path) -> None:
    hub = FakeHub()
    hub.cut_after = [30_000]
    hub.codes = []
    hub_after = [503] * 9

    async def handle(call: Call, talk: Talk) -> None:
        if call.path == "/cdn/m" and not hub.cut_after and hub_after:
            await talk.answer(code=hub_after.pop())
        else:
            await hub(call, talk)

    with serving_in_a_thread(handle) as server:
        source = Source(server.url + PATH)
        with pytest.raises(PullError, match="the same command goes on"):
            fetch(source, target, lambda what, done, total: None, sleep=lambda s: None)

    assert target.with_name("m.gguf.part").stat().st_size == 30_000


@pytest.mark.parametrize(
    ("code", "words"), [(404, "nothing at"), (401, "may not be read"), (500, "Try again later")]
)
def test_a_refusal_is_explained(target: Path, code: int, words: str) -> None:
    async def handle(call: Call, talk: Talk) -> None:
        await talk.answer(code=code)

    with (
        serving_in_a_thread(handle) as server,
        pytest.raises(PullError, match=words),
    ):
        fetch(Source(server.url + PATH), target, lambda what, done, total: None)


def test_what_is_no_model_is_not_kept(target: Path) -> None:
    hub = FakeHub()
    hub.served = b"<html>" + MODEL[6:]
    hub.announced = hashlib.sha256(hub.served).hexdigest()
    with pytest.raises(PullError, match="is a web page"):
        get(hub, target)

    assert list(target.parent.iterdir()) == []


def test_a_hub_that_is_not_there(target: Path) -> None:
    with pytest.raises(PullError, match="cannot be reached"):
        fetch(Source("http://127.0.0.1:1/m.gguf"), target, lambda what, done, total: None)


def test_the_token_goes_to_the_hub_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub redirects to storage elsewhere, which must not see it."""
    monkeypatch.setenv("HF_TOKEN", "sesame")
    with serving_in_a_thread(FakeHub()) as storage:

        async def handle(call: Call, talk: Talk) -> None:
            await talk.answer(code=302, Location=f"{storage.url}/cdn/m", X_Linked_ETag=f'"{SHA}"')

        with serving_in_a_thread(handle) as hub:
            fetch(Source(hub.url + PATH), target, lambda what, done, total: None)

    assert all(call.headers["authorization"] == "Bearer sesame" for call in hub.calls)
    assert all("authorization" not in call.headers for call in storage.calls)


def test_a_name_on_the_hub_is_pulled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    with serving_in_a_thread(FakeHub()) as server:
        monkeypatch.setenv(HUB_VARIABLE, server.url)
        entry = pulling.resolve("someone/model-GGUF/m.gguf")
        path, fetched = pulling.pull(entry, lambda what, done, total: None)
        calls = len(server.calls)

        assert (path, fetched) == (tmp_path / "models" / "m.gguf", True)
        pulling.pull(entry, lambda what, done, total: None)
        assert len(server.calls) - calls <= 1, "asked at most whether it is still the same"


@pytest.mark.parametrize("name", ["nothing", "owner/repo", "owner/repo/readme.md", "a//b.gguf"])
def test_a_name_that_means_nothing(name: str) -> None:
    with pytest.raises(PullError, match="not a model of the catalogue"):
        pulling.resolve(name)


def test_addresses_are_quoted() -> None:
    address = hub_url(Hub("o/r", "folder/a b.gguf", "refs/pr/1"))

    assert address.endswith("/o/r/resolve/refs%2Fpr%2F1/folder/a%20b.gguf")
