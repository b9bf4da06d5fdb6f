from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screenplay_ls.llm.gguf import GgufError, inspect
from tests.llm.ggufs import gguf, text


def test_reads_what_a_model_says_of_itself(tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(gguf())

    seen = inspect(model)
    assert (seen.architecture, seen.context_tokens, seen.tensors) == ("llama", 2048, 1)
    assert "tokenizer.ggml.tokens" not in seen.metadata


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"FADE IN:\n\nINT. HOUSE - DAY\n", "is not a GGUF model"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1", "Git LFS pointer"),
        (b"GGUF", "cut short"),
        (gguf()[:60], "cut short"),
        (gguf()[:-1], "cut short: 0.0 MB of 0.0 MB are there"),
        (gguf(version=1), "version 1"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 0), "damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1 << 60), "damaged"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 62), "cut short"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("a") + struct.pack("<I", 99), "damaged"),
        (
            b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("a") + struct.pack("<IIQ", 9, 9, 1),
            "damaged",
        ),
    ],
)
def test_says_what_is_wrong_with_a_file(tmp_path: Path, data: bytes, words: str) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(data)

    with pytest.raises(GgufError, match=words) as caught:
        inspect(model)
    assert str(model) in str(caught.value)


def test_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(GgufError, match="is a folder"):
        inspect(tmp_path)
    with pytest.raises(GgufError, match="There is no model file"):
        inspect(tmp_path / "none.gguf")


@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() == 0, reason="everything may be read here"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(gguf())
    model.chmod(0)

    with pytest.raises(GgufError, match="permission denied"):
        inspect(model)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(4, 200), value=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_never_a_crash(tmp_path: Path, place: int, value: bytes) -> None:
    data = bytearray(gguf())
    data[place : place + len(value)] = value
    model = tmp_path / "model.gguf"
    model.write_bytes(data)

    try:
        inspect(model)
    except GgufError:
        return
