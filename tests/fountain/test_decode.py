from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.fountain.decode import decode, encode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"INT. A", "INT. A", "utf-8"),
        ("É’".encode(), "É’", "utf-8"),
        (b"\xef\xbb\xbfA", "\ufeffA", "utf-8-sig"),
        ("\ufeffÉ’".encode("utf-16-le"), "\ufeffÉ’", "utf-16-le"),
        ("\ufeffÉ’".encode("utf-16-be"), "\ufeffÉ’", "utf-16-be"),
        ("INT. HOUSE".encode("utf-16-le"), "INT. HOUSE", "utf-16-le"),
        ("INT. HOUSE".encode("utf-16-be"), "INT. HOUSE", "utf-16-be"),
        (b"14\xb0 \x93x\x94", "14° “x”", "cp1252"),
        (b"\x81\xe9", "\x81é", "latin-1"),
        (b"", "", "utf-8"),
        (b"\xff\xfeA", "ÿþA", "cp1252"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)
    assert encode(text, encoding) == data


@given(st.binary())
def test_any_bytes_come_back(data: bytes) -> None:
    assert encode(*decode(data)) == data
