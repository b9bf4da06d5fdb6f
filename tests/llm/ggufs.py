"""Small GGUF files, made by hand."""

from __future__ import annotations

import struct


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def gguf(*, version: int = 3, architecture: str = "llama", weights: int = 64) -> bytes:
    """A whole file: three entries of metadata, one tensor of F32."""
    head = b"GGUF" + struct.pack("<IQQ", version, 1, 3)
    head += text("general.architecture") + struct.pack("<I", 8) + text(architecture)
    head += text(f"{architecture}.context_length") + struct.pack("<II", 4, 2048)
    head += text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b")
    head += text("output.weight") + struct.pack("<IQIQ", 1, weights, 0, 0)
    head += b"\0" * (-len(head) % 32)
    return head + b"\1" * (4 * weights)
