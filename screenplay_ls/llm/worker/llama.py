"""llama.cpp behind `Backend`: its low-level context, through llama-cpp-python's ctypes bindings.

The only file that imports llama_cpp. `Llama` of that library is not used: it hides the abort
callback, the sequences and the single row of logits.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screenplay_ls.llm.engine import Capabilities
from screenplay_ls.llm.gguf import GgufError, inspect
from screenplay_ls.llm.messages import Facts, Setup
from screenplay_ls.llm.worker.backend import BadRequest, Halt, Halted, LoadError
from screenplay_ls.llm.worker.bindings import GbnfGrammar, Handle, Library, Log

if TYPE_CHECKING:
    from screenplay_ls.llm.worker.backend import Grammar, Row

CPU_CHUNK = 64
"""Tokens read at once: an abort loses at most these, and reading is 6 % slower than with 512."""
GPU_CHUNK = 256
"""Graphics backends look at the abort flag only between chunks."""
ABORTED = 2
"""What `llama_decode` answers when the abort callback stopped it."""


def load(setup: Setup, halt: Halt, progress: Callable[[float], None]) -> LlamaBackend:
    """Load a model with llama.cpp.

    Raises:
        LoadError: there is no llama-cpp-python, or the file is not a model it can run.
    """
    path = Path(setup.model)
    try:
        inspect(path)
    except GgufError as error:
        raise LoadError("model", str(error)) from None
    try:
        import llama_cpp.llama_cpp as low  # pyright: ignore[reportMissingImports] -- an extra.
    except ImportError as error:
        raise LoadError("missing", _missing(error)) from None
    except (OSError, RuntimeError) as error:
        raise LoadError("missing", f"llama-cpp-python is installed but broken: {error}.") from None
    return LlamaBackend(cast(Library, low), setup, halt, progress)


def cores() -> int:
    """Processor cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LlamaBackend:
    """One model, one context. Satisfies `Backend`."""

    def __init__(
        self, low: Library, setup: Setup, halt: Halt, progress: Callable[[float], None]
    ) -> None:
        import numpy as np

        started = time.perf_counter()
        self._low = low
        self._np = np
        self._log = Log(low, verbose=setup.verbose)
        low.llama_backend_init()
        wanted = setup.gpu_layers if low.llama_supports_gpu_offload() else 0
        self._model, layers = self._load(setup, wanted, halt, progress)
        self._vocabulary = low.llama_model_get_vocab(self._model)
        self._size = low.llama_vocab_n_tokens(self._vocabulary)
        self.chunk = GPU_CHUNK if layers else CPU_CHUNK
        self.sequences = max(1, setup.sequences)
        self._threads = setup.threads or max(1, cores() // 2)
        self._prompt_threads = setup.prompt_threads or cores()
        self._context = self._open(setup)
        self._memory = low.llama_get_memory(self._context)
        # Kept as an attribute: llama.cpp holds only the address.
        self._callback = low.ggml_abort_callback(lambda _data: halt())  # pyright: ignore[reportUnknownLambdaType] -- a pointer nobody uses.
        low.llama_set_abort_callback(self._context, self._callback, None)
        self._batch = low.llama_batch_init(max(self.chunk, self.sequences), 0, 1)
        self._row_index = -1
        self._pieces: dict[int, bytes] = {}
        self.ends = self._end_tokens()
        self.begin = max(low.llama_vocab_bos(self._vocabulary), 0)
        self.infill = self._infill_tokens()
        self.facts = self._facts(setup, layers, (time.perf_counter() - started) * 1000)

    def tokenize(self, text: str, *, begin: bool) -> list[int]:
        """Control tokens written out in the text stay text."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        tokens = (self._low.llama_token * room)()
        count = self._low.llama_tokenize(
            self._vocabulary, data, len(data), tokens, room, begin, False
        )
        return list(tokens[: max(count, 0)])

    def piece(self, token: int) -> bytes:
        """Looked up once for each token."""
        known = self._pieces.get(token)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            length = self._low.llama_token_to_piece(self._vocabulary, token, buffer, 256, 0, False)
            known = self._pieces[token] = buffer.raw[: max(length, 0)]
        return known

    def read(self, tokens: Sequence[int], position: int) -> None:
        """One call of `llama_decode`; only the last token's logits are computed."""
        last = len(tokens) - 1
        self._decode(
            [(token, position + i, 0, i == last) for i, token in enumerate(tokens)],
        )
        self._row_index = -1

    def step(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        """One call of `llama_decode` for all sequences together."""
        self._decode([(*token, True) for token in tokens])

    def row(self, index: int = -1) -> Row:
        """A view of llama.cpp's own memory."""
        pointer = self._low.llama_get_logits_ith(self._context, index)
        address = ctypes.addressof(pointer.contents)
        buffer = (ctypes.c_float * self._size).from_address(address)
        return self._np.frombuffer(buffer, dtype=self._np.float32)

    def end(self, sequence: int = 0) -> int:
        """The memory itself is asked: after an abort only it knows."""
        return self._low.llama_memory_seq_pos_max(self._memory, sequence) + 1

    def forget(self, position: int, sequence: int = 0) -> bool:
        """Only the bookkeeping changes."""
        return self._low.llama_memory_seq_rm(self._memory, sequence, position, -1)

    def copy(self, sequence: int) -> None:
        """Only the bookkeeping is copied: the sequences share what they have in common."""
        self._low.llama_memory_seq_cp(self._memory, 0, sequence, -1, -1)

    def clear(self) -> None:
        """All sequences, and their data."""
        self._low.llama_memory_clear(self._memory, True)

    def grammar(self, text: str) -> Grammar:
        """A fresh state; texts are parsed each time, which takes less than a token."""
        return GbnfGrammar(self._low, self._vocabulary, self._size, text)

    def _decode(self, tokens: Sequence[tuple[int, int, int, bool]]) -> None:
        batch = self._batch
        batch.n_tokens = len(tokens)
        for index, (token, position, sequence, wanted) in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = position
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = sequence
            batch.logits[index] = wanted
        code = self._low.llama_decode(self._context, batch)
        if code == ABORTED:
            raise Halted
        if code:
            reason = self._log.reason() or f"llama_decode answered {code}"
            self.clear()
            raise BadRequest(f"The language model cannot read this text: {reason}.")

    def _load(
        self, setup: Setup, wanted: int | None, halt: Halt, progress: Callable[[float], None]
    ) -> tuple[Handle, int]:
        """The model and its layers on a graphics processor; without one where that fails."""
        low = self._low

        def report(share: float, _data: Handle) -> bool:
            progress(share)
            return not halt.aborted

        callback = low.llama_progress_callback(report)
        for layers in dict.fromkeys([-1 if wanted is None else wanted, 0]):
            parameters = low.llama_model_default_params()
            parameters.n_gpu_layers = layers
            parameters.progress_callback = callback
            model = low.llama_model_load_from_file(os.fsencode(setup.model), parameters)
            if not model:
                continue
            if low.llama_model_has_encoder(model) or not low.llama_model_has_decoder(model):
                raise LoadError("model", f"{setup.model} is not a model that continues text.")
            count = low.llama_model_n_layer(model)
            return model, count if layers < 0 else min(layers, count)
        raise LoadError("model", self._unloadable(setup))

    def _open(self, setup: Setup) -> Handle:
        low = self._low
        trained = low.llama_model_n_ctx_train(self._model)
        parameters = low.llama_context_default_params()
        parameters.n_ctx = min(setup.context_tokens or trained, trained)
        parameters.n_batch = parameters.n_ubatch = max(self.chunk, self.sequences)
        parameters.n_seq_max = self.sequences
        # One buffer for all sequences: a copy of a prompt is then only bookkeeping.
        parameters.kv_unified = True
        parameters.n_threads = self._threads
        parameters.n_threads_batch = self._prompt_threads
        parameters.no_perf = True
        context = low.llama_init_from_model(self._model, parameters)
        if not context:
            raise LoadError(
                "model",
                f"The model {Path(setup.model).name} does not fit into memory with a context of "
                f"{parameters.n_ctx} tokens. Choose a smaller model or a smaller context.",
            )
        return context

    def _unloadable(self, setup: Setup) -> str:
        name, reason = Path(setup.model).name, self._log.reason()
        if "architecture" in reason:
            return (
                f"The model {name} is of a kind that the installed llama-cpp-python does not know "
                f"({reason}). Update it: pip install --upgrade llama-cpp-python"
            )
        if "alloc" in reason or "memory" in reason:
            return f"The model {name} does not fit into memory. Choose a smaller one."
        return f"llama.cpp cannot load the model {name}: {reason or 'no reason given'}."

    def _end_tokens(self) -> tuple[int, ...]:
        ends = [
            token
            for token in range(self._size)
            if self._low.llama_vocab_is_eog(self._vocabulary, token)
        ]
        return tuple(ends) or (max(self._low.llama_vocab_eos(self._vocabulary), 0),)

    def _infill_tokens(self) -> tuple[int, int, int] | None:
        before = self._low.llama_vocab_fim_pre(self._vocabulary)
        after = self._low.llama_vocab_fim_suf(self._vocabulary)
        middle = self._low.llama_vocab_fim_mid(self._vocabulary)
        return (before, after, middle) if min(before, after, middle) >= 0 else None

    def _facts(self, setup: Setup, layers: int, load_ms: float) -> Facts:
        low = self._low
        buffer = ctypes.create_string_buffer(256)
        low.llama_model_desc(self._model, buffer, 256)
        return Facts(
            name=Path(setup.model).stem,
            description=buffer.value.decode("utf-8", "replace"),
            capabilities=Capabilities(
                log_probabilities=True,
                candidates=self.sequences,
                logit_bias=True,
                grammar=True,
                infill=self.infill is not None,
                stops_prompt=True,
                context_tokens=low.llama_n_ctx(self._context),
            ),
            library=f"llama-cpp-python {metadata.version('llama-cpp-python')}",
            system=low.llama_print_system_info().decode("utf-8", "replace").strip(" |"),
            devices=_devices(),
            threads=self._threads,
            prompt_threads=self._prompt_threads,
            gpu_layers=layers if low.llama_supports_gpu_offload() else 0,
            load_ms=load_ms,
            metadata=self._metadata(),
        )

    def _metadata(self) -> dict[str, str]:
        metadata: dict[str, str] = {}
        for key in ("architecture", "name", "license", "size_label", "file_type"):
            buffer = ctypes.create_string_buffer(256)
            name = f"general.{key}".encode()
            if self._low.llama_model_meta_val_str(self._model, name, buffer, 256) >= 0:
                metadata[key] = buffer.value.decode("utf-8", "replace")
        return metadata


def _devices() -> tuple[str, ...]:
    """What llama.cpp can compute on, in its own words; empty where it cannot be asked."""
    try:
        from llama_cpp import _ggml  # pyright: ignore[reportMissingImports, reportUnknownVariableType] -- an extra.

        ggml = cast(Library, _ggml)
        base = ggml.ctypes_ext.load_shared_library("ggml-base", ggml.libggml_base_path)
        count, get = ggml.libggml.ggml_backend_dev_count, ggml.libggml.ggml_backend_dev_get
        describe = base.ggml_backend_dev_description
    except (ImportError, AttributeError, OSError, RuntimeError):
        return ()
    count.argtypes, count.restype = [], ctypes.c_size_t
    get.argtypes, get.restype = [ctypes.c_size_t], ctypes.c_void_p
    describe.argtypes, describe.restype = [ctypes.c_void_p], ctypes.c_char_p
    return tuple(describe(get(i)).decode("utf-8", "replace") for i in range(count()))


def _missing(error: ImportError) -> str:
    if error.name not in {"llama_cpp", "numpy", None}:
        return f"llama-cpp-python is installed but broken: {error}."
    return (
        "The engine that runs language models (llama-cpp-python) is not installed. Everything but "
        "suggestions works without it. To add it: pip install 'screenplay-ls[llm]' (compiles for "
        "some minutes), or take a ready-made build, or use a running Ollama or llama-server as "
        "endpoint. `screenplay-ls doctor` says which fits this machine."
    )
