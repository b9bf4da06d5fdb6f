"""What llama.cpp says of a model's tokens and of its file, given its bindings."""

from __future__ import annotations

import ctypes

from screenplay_ls.llm.worker.bindings import Handle, Library

ENTRIES = ("architecture", "name", "license", "size_label", "file_type")
"""Short entries of a GGUF file that are worth showing."""


def control_tokens(low: Library, vocabulary: Handle, size: int) -> dict[str, int]:
    """Those that stand for no text, by what they are called."""
    special = low.LLAMA_TOKEN_ATTR_CONTROL | low.LLAMA_TOKEN_ATTR_USER_DEFINED
    return {
        low.llama_vocab_get_text(vocabulary, token).decode("utf-8", "replace"): token
        for token in range(size)
        if low.llama_vocab_get_attr(vocabulary, token) & special
    }


def named(low: Library, vocabulary: Handle, token: int) -> str:
    """What a token is called; nothing where there is no such token."""
    if token < 0:
        return ""
    return low.llama_vocab_get_text(vocabulary, token).decode("utf-8", "replace")


def end_tokens(low: Library, vocabulary: Handle, size: int) -> tuple[int, ...]:
    """Those that end a text; there is always one."""
    ends = [token for token in range(size) if low.llama_vocab_is_eog(vocabulary, token)]
    return tuple(ends) or (max(low.llama_vocab_eos(vocabulary), 0),)


def infill_tokens(low: Library, vocabulary: Handle) -> tuple[int, int, int] | None:
    """Before the prefix, before the suffix, before the answer; None where the model has none."""
    before = low.llama_vocab_fim_pre(vocabulary)
    after = low.llama_vocab_fim_suf(vocabulary)
    middle = low.llama_vocab_fim_mid(vocabulary)
    return (before, after, middle) if min(before, after, middle) >= 0 else None


def entries(low: Library, model: Handle) -> dict[str, str]:
    """Entries of the file, as far as it has them."""
    found: dict[str, str] = {}
    for key in ENTRIES:
        buffer = ctypes.create_string_buffer(256)
        name = f"general.{key}".encode()
        if low.llama_model_meta_val_str(model, name, buffer, 256) >= 0:
            found[key] = buffer.value.decode("utf-8", "replace")
    return found
