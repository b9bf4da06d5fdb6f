"""Look into a GGUF file before llama.cpp does: is it one, is all of it there, what is in it.

llama.cpp ends the process on some broken files; here each gets a sentence that says what is wrong.
Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import mmap
import os
import struct
from dataclasses import dataclass, field
from pathlib import Path

Value = str | int | float | bool

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MAX_ITEMS = 20_000_000
"""More entries than this in one list no real model has."""
MAX_TENSORS = 1_000_000

_SCALARS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
_STRING, _ARRAY = 8, 9

_BLOCKS = {
    0: (1, 4),  # F32
    1: (1, 2),  # F16
    2: (32, 18),  # Q4_0
    3: (32, 20),  # Q4_1
    6: (32, 22),  # Q5_0
    7: (32, 24),  # Q5_1
    8: (32, 34),  # Q8_0
    9: (32, 36),  # Q8_1
    10: (256, 84),  # Q2_K
    11: (256, 110),  # Q3_K
    12: (256, 144),  # Q4_K
    13: (256, 176),  # Q5_K
    14: (256, 210),  # Q6_K
    15: (256, 292),  # Q8_K
    16: (256, 66),  # IQ2_XXS
    17: (256, 74),  # IQ2_XS
    18: (256, 98),  # IQ3_XXS
    19: (256, 50),  # IQ1_S
    20: (32, 18),  # IQ4_NL
    21: (256, 110),  # IQ3_S
    22: (256, 82),  # IQ2_S
    23: (256, 136),  # IQ4_XS
    24: (1, 1),  # I8
    25: (1, 2),  # I16
    26: (1, 4),  # I32
    27: (1, 8),  # I64
    28: (1, 8),  # F64
    29: (256, 56),  # IQ1_M
    30: (1, 2),  # BF16
    34: (256, 54),  # TQ1_0
    35: (256, 66),  # TQ2_0
    39: (32, 17),  # MXFP4
    40: (64, 36),  # NVFP4
    41: (128, 18),  # Q1_0
    42: (64, 18),  # Q2_0
}
"""Type of a tensor -> weights in a block, bytes of a block. Of a type that is not here only the
beginning is checked."""


class GgufError(Exception):
    """The file is not a whole GGUF model; the message is a sentence for the writer."""


@dataclass(frozen=True)
class Gguf:
    """What a model file says of itself."""

    version: int
    tensors: int
    size: int
    """Bytes of the file."""
    metadata: dict[str, Value] = field(default_factory=dict[str, Value])
    """Its single values; lists (the vocabulary) are left out."""

    @property
    def architecture(self) -> str:
        """The kind of network, `llama` for example; empty where it does not say."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def context_tokens(self) -> int:
        """The longest context it was trained for; 0 where it does not say."""
        return int(self.metadata.get(f"{self.architecture}.context_length", 0))


def inspect(path: Path) -> Gguf:
    """Read the head of a model file, and check that the rest is there.

    Raises:
        GgufError: it cannot be read, is not a GGUF file, or is cut short.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            begin = file.read(64)
            if not begin.startswith(MAGIC):
                raise GgufError(_not_a_model(path, begin))
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _read(path, data, size)
    except FileNotFoundError:
        raise GgufError(f"There is no model file {path}.") from None
    except IsADirectoryError:
        raise GgufError(f"{path} is a folder, not a model file.") from None
    except PermissionError:
        if path.is_dir():
            raise GgufError(f"{path} is a folder, not a model file.") from None
        raise GgufError(f"The model file {path} may not be read: permission denied.") from None
    except (OSError, ValueError) as error:
        raise GgufError(f"The model file {path} cannot be read: {error}.") from None


def _read(path: Path, data: mmap.mmap, size: int) -> Gguf:
    cursor = _Cursor(data)
    try:
        cursor.position = len(MAGIC)
        version = cursor.take("<I")
        if version not in VERSIONS:
            raise GgufError(
                f"The model file {path} is GGUF version {version}; "
                f"versions {VERSIONS[0]} and {VERSIONS[-1]} can be read."
            )
        tensors, entries = cursor.take("<Q"), cursor.take("<Q")
        if tensors > MAX_TENSORS or entries > MAX_ITEMS:
            raise _Broken
        metadata: dict[str, Value] = {}
        for _ in range(entries):
            key = cursor.text()
            value = cursor.value(cursor.take("<I"))
            if value is not None:
                metadata[key] = value
        ends = [cursor.tensor_end() for _ in range(tensors)]
    except (struct.error, IndexError):
        raise GgufError(
            f"The model file {path} is cut short ({_megabytes(size)}). Fetch it again."
        ) from None
    except (_Broken, UnicodeDecodeError, OverflowError):
        raise GgufError(f"The model file {path} is damaged. Fetch it again.") from None
    alignment = max(int(metadata.get("general.alignment", 32)), 1)
    needed = -(-cursor.position // alignment) * alignment + max(ends, default=0)
    if size < needed:
        raise GgufError(
            f"The model file {path} is cut short: {_megabytes(size)} of {_megabytes(needed)} "
            "are there. Fetch it again."
        )
    return Gguf(version, tensors, size, metadata)


class _Broken(Exception):
    """A number in the file makes no sense."""


class _Cursor:
    """Reads one value after another; `struct.error` where the file ends too early."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self.position = 0

    def take(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self.position)
        self.position += struct.calcsize(form)
        return value

    def text(self) -> str:
        length = self.take("<Q")
        end = self.position + length
        if end > len(self._data):
            raise IndexError
        text = self._data[self.position : end].decode("utf-8", "replace")
        self.position = end
        return text

    def value(self, kind: int) -> Value | None:
        if kind == _STRING:
            return self.text()
        if kind == _ARRAY:
            self._skip_list(self.take("<I"), self.take("<Q"))
            return None
        if kind not in _SCALARS:
            raise _Broken
        return self.take(_SCALARS[kind])

    def tensor_end(self) -> int:
        """Where a tensor's data end, counted from where all data begin."""
        self.text()
        weights = 1
        dimensions = self.take("<I")
        if dimensions > 8:
            raise _Broken
        for _ in range(dimensions):
            weights *= self.take("<Q")
        kind, offset = self.take("<I"), self.take("<Q")
        per_block, block = _BLOCKS.get(kind, (1, 0))
        return offset + weights // per_block * block

    def _skip_list(self, kind: int, count: int) -> None:
        if count > MAX_ITEMS:
            raise _Broken
        if kind == _STRING:
            data, position, read = self._data, self.position, struct.Struct("<Q").unpack_from
            for _ in range(count):
                position += 8 + read(data, position)[0]
            self.position = position
        elif kind in _SCALARS:
            self.position += count * struct.calcsize(_SCALARS[kind])
        else:
            raise _Broken
        if self.position > len(self._data):
            raise IndexError


def _not_a_model(path: Path, begin: bytes) -> str:
    if not begin:
        return f"The model file {path} is empty. Fetch it again."
    if begin.startswith(b"version https://git-lfs"):
        return f"{path} is a Git LFS pointer, not the model itself. Run `git lfs pull`."
    if begin.lstrip()[:1] == b"<":
        return f"{path} is a web page, not a GGUF model. Download the file itself."
    return f"{path} is not a GGUF model, whatever its name says."


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
