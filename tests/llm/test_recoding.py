"""When a quicker copy of a model is worth its place, and what becomes of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from screenplay_ls.llm.engine import Calibration
from screenplay_ls.llm.messages import Facts
from screenplay_ls.llm.recoding import Copy, is_quicker, is_worth_trying


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    model = tmp_path / "little-1.5B.Q4_1.gguf"
    model.write_bytes(b"weights")
    copy = Copy(tmp_path / "copies", model, "llama-cpp-python 0.3.36")
    assert copy.fits()
    return copy


def make(copy: Copy) -> None:
    copy.part.write_bytes(b"quicker weights")
    copy.put()


def speeds(read: float, written: float) -> Calibration:
    return Calibration(1, 2, 64, prompt_tokens_per_s=read, decode_tokens_per_s=written)


@pytest.mark.parametrize(
    ("copy", "model", "kept"),
    [
        (speeds(316, 89), speeds(178, 79), True),
        (speeds(316, 70), speeds(178, 79), True),
        (speeds(316, 40), speeds(178, 79), False),
        (speeds(190, 89), speeds(178, 79), False),
        (speeds(178, 79), speeds(178, 79), False),
    ],
)
def test_it_is_kept_only_where_it_is_clearly_quicker(
    copy: Calibration, model: Calibration, kept: bool
) -> None:
    assert is_quicker(copy, model) is kept


@pytest.mark.parametrize(
    ("facts", "worth"),
    [
        (Facts(metadata={"file_type": "3"}), True),
        (Facts(metadata={"file_type": "3"}, gpu_layers=30), False),
        (Facts(metadata={"file_type": "7"}), False),
        (Facts(metadata={"file_type": "15"}), False),
        (Facts(), False),
    ],
)
def test_only_a_form_whose_loss_is_known_is_tried(facts: Facts, worth: bool) -> None:
    assert is_worth_trying(facts) is worth


@pytest.mark.parametrize("quicker", [True, False])
def test_the_verdict_is_remembered(copy: Copy, quicker: bool) -> None:
    assert copy.verdict is None
    make(copy)
    copy.judge(quicker=quicker)

    assert copy.verdict is quicker
    assert copy.path.exists() is quicker


def test_a_copy_that_was_deleted_or_cut_short_is_not_used(copy: Copy) -> None:
    make(copy)
    copy.judge(quicker=True)
    copy.path.write_bytes(b"quick")
    assert copy.verdict is None
    copy.path.unlink()
    assert copy.verdict is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"quicker": 1, "size": 2}', "[" * 100_000])
def test_a_verdict_that_cannot_be_read_is_none(copy: Copy, text: str) -> None:
    make(copy)
    copy.judge(quicker=True)
    next(copy.folder.glob("*.json")).write_text(text, encoding="utf-8")

    assert copy.verdict is None


def test_another_model_file_needs_another_copy_and_the_old_one_goes(copy: Copy) -> None:
    make(copy)
    copy.judge(quicker=True)
    old = copy.path
    copy.model.write_bytes(b"other weights")
    assert copy.verdict is None
    assert copy.path != old

    make(copy)
    assert not old.exists()


def test_another_library_is_another_matter(copy: Copy) -> None:
    make(copy)
    copy.judge(quicker=False)

    assert Copy(copy.folder, copy.model, "llama-cpp-python 0.4").verdict is None


def test_there_must_be_room(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(100, 90, 10))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType] -- in the system's place.

    assert not copy.fits()


def test_a_folder_that_cannot_be_made_means_no_room(tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("a file", encoding="utf-8")
    model = tmp_path / "little.gguf"
    model.touch()

    assert not Copy(tmp_path / "copies", model, "").fits()
