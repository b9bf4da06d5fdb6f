from __future__ import annotations

from pathlib import Path

import pytest

from screenplay_ls.llm.engine import EngineMissing
from screenplay_ls.llm.local import LocalEngine
from screenplay_ls.llm.remote import RemoteEngine
from screenplay_ls.services.engines import EngineChoice, make_engine


def test_a_path_chooses_a_model_on_this_machine(tmp_path: Path) -> None:
    model = tmp_path / "novel.gguf"
    model.touch()

    engine = make_engine(EngineChoice(model=str(model), threads=3, gpu_layers=0))

    assert isinstance(engine, LocalEngine)
    assert engine.model == model
    assert (engine.options.threads, engine.options.gpu_layers) == (3, 0)


@pytest.mark.parametrize("wanted", [True, False])
def test_copies_are_kept_only_where_the_writer_allows_it(tmp_path: Path, wanted: bool) -> None:
    model = tmp_path / "novel.gguf"
    model.touch()
    engine = make_engine(EngineChoice(model=str(model), quicker_copy=wanted))

    assert isinstance(engine, LocalEngine)
    assert bool(engine.options.copies) is wanted


def test_an_endpoint_goes_before_a_model() -> None:
    choice = EngineChoice(
        model="/no/such/file", endpoint="http://127.0.0.1:1/v1", endpoint_model="m", api_key="k"
    )

    engine = make_engine(choice)

    assert isinstance(engine, RemoteEngine)
    assert engine.options.model == "m"


@pytest.mark.parametrize("name", ["", "no-such-model", "/no/such/file.gguf"])
def test_what_is_not_there_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENPLAY_LS_DATA", str(tmp_path))

    with pytest.raises(EngineMissing, match=r"models (pull|list)"):
        make_engine(EngineChoice(model=name))
