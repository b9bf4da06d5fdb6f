"""Small parts of llama.cpp, given its bindings: grammars, log lines, devices."""

from __future__ import annotations

import ctypes
import os
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screenplay_ls.llm.worker.backend import BadRequest

if TYPE_CHECKING:
    from screenplay_ls.llm.worker.backend import Row

Library = Any
"""A module of ctypes functions, which has no types."""
Handle = Any
"""A pointer that only the library understands."""
Table = Any
"""A numpy array laid out like the library's own list of tokens."""


class GbnfGrammar:
    """A GBNF grammar within one answer. Satisfies `Grammar`."""

    def __init__(self, low: Library, vocabulary: Handle, size: int, text: str) -> None:
        import numpy as np

        self._low = low
        self._sampler = low.llama_sampler_init_grammar(vocabulary, text.encode(), b"root")
        if not self._sampler:
            raise BadRequest("The grammar of this request cannot be read.")
        self._one = np.zeros(1, dtype=[("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
        self._all = np.zeros(size, dtype=self._one.dtype)
        self._all["id"] = np.arange(size)

    def __del__(self) -> None:
        if sampler := getattr(self, "_sampler", None):
            self._low.llama_sampler_free(sampler)

    def allows(self, token: int) -> bool:
        """Apply the grammar to a list of one token."""
        self._one["id"], self._one["logit"] = token, 0.0
        self._apply(self._one)
        return self._one["logit"][0] == 0.0

    def restrict(self, row: Row) -> None:
        """Apply the grammar to the whole vocabulary."""
        self._all["logit"] = row
        self._apply(self._all)
        row[:] = self._all["logit"]

    def accept(self, token: int) -> None:
        """Go on in the grammar."""
        self._low.llama_sampler_accept(self._sampler, token)

    def _apply(self, table: Table) -> None:
        data = table.ctypes.data_as(ctypes.POINTER(self._low.llama_token_data))
        array = self._low.llama_token_data_array(data, len(table), -1, False)
        self._low.llama_sampler_apply(self._sampler, ctypes.byref(array))


class Log:
    """llama.cpp's log lines: to standard error if wanted; the last errors are kept as a reason."""

    ERROR = 3

    def __init__(self, low: Library, *, verbose: bool) -> None:
        self._errors: deque[str] = deque(maxlen=4)
        self._verbose = verbose
        self._callback = low.llama_log_callback(self._take)
        low.llama_log_set(self._callback, None)

    def reason(self) -> str:
        """The first of the last errors, without the name of the function that reported it."""
        return self._errors[0].split(": ", 1)[-1].strip(" .\n") if self._errors else ""

    def _take(self, level: int, text: bytes, _data: Handle) -> None:
        line = text.decode("utf-8", "replace")
        if level == self.ERROR:
            self._errors.append(line)
        if self._verbose:
            sys.stderr.write(line)


def devices(low: Library) -> tuple[str, ...]:
    """What llama.cpp can compute on, in its own words; empty where it cannot be asked."""
    try:
        registry = low.load_shared_library("ggml", low._base_path)
        base = low.load_shared_library("ggml-base", low._base_path)
        count, get = registry.ggml_backend_dev_count, registry.ggml_backend_dev_get
        describe = base.ggml_backend_dev_description
    except (AttributeError, OSError, RuntimeError):
        return ()
    count.argtypes, count.restype = [], ctypes.c_size_t
    get.argtypes, get.restype = [ctypes.c_size_t], ctypes.c_void_p
    describe.argtypes, describe.restype = [ctypes.c_void_p], ctypes.c_char_p
    return tuple(describe(get(i)).decode("utf-8", "replace") for i in range(count()))


def write_q8(low: Library, source: Path, target: Path) -> bool:
    """Write a copy of a model with its weights as Q8_0; whether that went well."""
    log = Log(low, verbose=False)
    parameters = low.llama_model_quantize_default_params()
    parameters.ftype = low.LLAMA_FTYPE_MOSTLY_Q8_0
    parameters.allow_requantize = True
    parameters.nthread = 1  # The others are the writer's.
    paths = os.fsencode(source), os.fsencode(target)
    code = low.llama_model_quantize(*paths, ctypes.byref(parameters))
    if code:
        sys.stderr.write(f"recoding failed: {log.reason()}\n")
    return not code
