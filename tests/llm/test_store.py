from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from screenplay_ls.llm import store
from screenplay_ls.llm.catalog import CatalogModel, by_name, load_catalog
from screenplay_ls.llm.engine import EngineMissing

DEFAULT = load_catalog()[0]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(store.DATA_VARIABLE, str(tmp_path))
    models = tmp_path / "models"
    models.mkdir()
    return models


def test_the_catalogue_is_whole() -> None:
    for entry in load_catalog():
        assert entry.file.endswith(".gguf")
        assert len(entry.sha256) in {0, 64}
        assert all([entry.title, entry.kind, entry.licence, entry.good_for, entry.memory_gb])
        assert entry.hub
        assert len(entry.hub.revision) == 40 or entry.sha256, "pinned by one or the other"
    assert DEFAULT.wheel
    assert len({entry.name for entry in load_catalog()}) == len(load_catalog())


@pytest.mark.parametrize("name", ["", DEFAULT.name, DEFAULT.file, DEFAULT.name.upper()])
def test_a_model_of_the_catalogue_is_found_by_its_names(folder: Path, name: str) -> None:
    with pytest.raises(EngineMissing, match="screenplay-ls models pull"):
        store.find_model(name)
    (folder / DEFAULT.file).touch()

    assert store.find_model(name) == folder / DEFAULT.file


def test_any_file_is_found_by_its_path_or_its_name_in_the_folder(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.gguf"
    mine = folder / "mine.gguf"
    elsewhere.touch()
    mine.touch()

    assert store.find_model(str(elsewhere)) == elsewhere
    assert store.find_model("mine") == store.find_model("mine.gguf") == mine
    with pytest.raises(EngineMissing, match="neither a file nor a name"):
        store.find_model("nothing")


def test_installed_lists_names_and_removes(folder: Path) -> None:
    (folder / DEFAULT.file).write_bytes(b"12")
    (folder / "mine.gguf").write_bytes(b"1")
    (folder / "half.gguf.part").write_bytes(b"1")

    listed = store.installed()
    assert {(model.name, model.size) for model in listed} == {(DEFAULT.name, 2), ("mine.gguf", 1)}
    for model in listed:
        store.remove(model)
    assert [path.name for path in folder.iterdir()] == ["half.gguf.part"]


def test_without_a_folder_there_is_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(store.DATA_VARIABLE, str(tmp_path / "none"))

    assert store.installed() == []


def test_a_file_is_read_through_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "m.gguf"
    path.write_bytes(b"weights")
    entry = CatalogModel("m", "m.gguf", sha256=hashlib.sha256(b"weights").hexdigest())
    assert store.is_right(path, entry)

    def unread(*_: object) -> str:
        raise AssertionError("read again")

    monkeypatch.setattr(store, "sha256_of", unread)
    assert store.is_right(path, entry)
    assert store.installed()[0].checked
    os.utime(path, ns=(1, 1))
    with pytest.raises(AssertionError, match="read again"):
        store.is_right(path, entry)


@pytest.mark.parametrize(
    "entry",
    [
        CatalogModel("m", "m.gguf", sha256="0" * 64),
        CatalogModel("m", "m.gguf", size=3, sha256=hashlib.sha256(b"weights").hexdigest()),
        CatalogModel("m", "m.gguf"),
    ],
)
def test_a_file_that_is_not_what_the_catalogue_says(folder: Path, entry: CatalogModel) -> None:
    path = folder / "m.gguf"
    path.write_bytes(b"weights")

    assert not store.is_right(path, entry)


def test_names_are_the_catalogues() -> None:
    assert by_name("no such model") is None
