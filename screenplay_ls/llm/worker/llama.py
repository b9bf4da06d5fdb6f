"""llama.cpp behind `Backend`: its low-level context, through llama-cpp-python's ctypes bindings.

The only file that imports llama_cpp. `Llama` of that library is not used: it hides the abort
callback, the sequences and the single row of logits.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screenplay_ls.llm.engine import Capabilities
from screenplay_ls.llm.gguf import GgufError, inspect
from screenplay_ls.llm.hardware import cores, decoding_threads, fitting_context, memory
from screenplay_ls.llm.messages import Facts, Setup
from screenplay_ls.llm.worker.backend import BadRequest, Halt, Halted, LoadError
from screenplay_ls.llm.worker.bindings import (
    GbnfGrammar,
    Handle,
    Library,
    Log,
    devices,
    write_q8,
)
from screenplay_ls.llm.worker.conversing import pieces
from screenplay_ls.llm.worker.pace import Pace
from screenplay_ls.llm.worker.reasons import missing, unloadable
from screenplay_ls.llm.worker.vocabulary import (
    control_tokens,
    end_tokens,
    entries,
    infill_tokens,
    named,
)

if TYPE_CHECKING:
    from screenplay_ls.llm.engine import Calibration
    from screenplay_ls.llm.worker.backend import Grammar, Row

CPU_CHUNK = 64
"""Tokens read at once: an abort loses at most these, and reading is 6 % slower than with 512."""
GPU_CHUNK = 256
"""Graphics backends look at the abort flag only between chunks."""
LEAST_TIMED = 16
"""Tokens read at once; fewer say little about how fast a prompt is read."""
ABORTED = 2
"""What `llama_decode` answers when the abort callback stopped it."""


def load(setup: Setup, halt: Halt, progress: Callable[[float], None]) -> LlamaBackend:
    """Load a model with llama.cpp.

    Raises:
        LoadError: there is no llama-cpp-python, or the file is not a model it can run.
    """
    path = Path(setup.model)
    try:
        size = inspect(path).size
    except GgufError as error:
        raise LoadError("model", str(error)) from None
    try:
        import llama_cpp.llama_cpp as low  # pyright: ignore[reportMissingImports] -- an extra.
    except ImportError as error:
        raise LoadError("missing", missing(error)) from None
    except (OSError, RuntimeError) as error:
        raise LoadError("missing", f"llama-cpp-python is installed but broken: {error}.") from None
    library = cast(Library, low)
    if 0 < memory() < size and not library.llama_supports_gpu_offload():
        raise LoadError(
            "model",
            f"The model {path.name} ({size / 1e9:.1f} GB) does not fit into the memory of this "
            f"machine ({memory() / 1e9:.1f} GB). Choose a smaller one.",
        )
    return LlamaBackend(library, setup, halt, progress)


def recode(source: Path, target: Path) -> bool:
    """Write a copy of a model with its weights as Q8_0; whether that went well."""
    try:
        import llama_cpp.llama_cpp as low  # pyright: ignore[reportMissingImports] -- an extra.
    except (ImportError, OSError, RuntimeError):
        return False
    return write_q8(cast(Library, low), source, target)


def _chunk(layers: int) -> int:
    """How many tokens to read at once, with so many layers on a graphics processor."""
    return GPU_CHUNK if layers else CPU_CHUNK


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
        self.sequences = max(1, setup.sequences)
        self._model, self._context, layers = self._load(setup, halt, progress)
        self._vocabulary = low.llama_model_get_vocab(self._model)
        self._size = low.llama_vocab_n_tokens(self._vocabulary)
        self.chunk = self._most_chunk = _chunk(layers)
        self._layers = layers
        self._forced: int | None = None
        # What the settings fix stays as it is; at most that many are used otherwise.
        self._least = (setup.threads or 1, setup.prompt_threads or 1)
        self._writing = Pace(low.llama_n_threads(self._context), self._least[0])
        self._reading = Pace(low.llama_n_threads_batch(self._context), self._least[1])
        self._memory = low.llama_get_memory(self._context)
        # Kept as an attribute: llama.cpp holds only the address.
        self._callback = low.ggml_abort_callback(lambda _data: halt())  # pyright: ignore[reportUnknownLambdaType] -- a pointer nobody uses.
        low.llama_set_abort_callback(self._context, self._callback, None)
        self._batch = low.llama_batch_init(max(self.chunk, self.sequences), 0, 1)
        self._pieces: dict[int, bytes] = {}
        self._controls: dict[str, int] = {}
        self.ends = end_tokens(low, self._vocabulary, self._size)
        begin = low.llama_vocab_bos(self._vocabulary)
        self.begin = begin if begin >= 0 else self.ends[0]
        self._wants_begin = begin >= 0 and low.llama_vocab_get_add_bos(self._vocabulary)
        self.infill = infill_tokens(low, self._vocabulary)
        self.facts = self._facts(setup, layers, (time.perf_counter() - started) * 1000)

    def tokenize(self, text: str, *, begin: bool) -> list[int]:
        """Control tokens written out in the text stay text."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        tokens = (self._low.llama_token * room)()
        count = self._low.llama_tokenize(
            self._vocabulary, data, len(data), tokens, room, False, False
        )
        head = [self.begin] if begin and self._wants_begin else []
        return head + tokens[: max(count, 0)]

    def converse(self, frame: Sequence[str | int], texts: Sequence[str], answer: str) -> list[int]:
        """Control tokens are those of the frame alone."""
        if not self._controls:
            self._controls = control_tokens(self._low, self._vocabulary, self._size)
        tokens: list[int] = []
        for part in pieces(frame, texts, self._controls, answer):
            tokens += [part] if isinstance(part, int) else self.tokenize(part, begin=False)
        head = [self.begin] if self._wants_begin and tokens[:1] != [self.begin] else []
        return head + tokens

    def piece(self, token: int) -> bytes:
        """Looked up once for each token."""
        known = self._pieces.get(token)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            length = self._low.llama_token_to_piece(self._vocabulary, token, buffer, 256, 0, False)
            known = self._pieces[token] = buffer.raw[: max(length, 0)]
        return known

    def read(self, tokens: Sequence[int], position: int, sequence: int = 0) -> None:
        """One call of `llama_decode`; only the last token's logits are computed."""
        last = len(tokens) - 1
        self._decode(
            [(token, position + i, sequence, i == last) for i, token in enumerate(tokens)],
        )

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

    def use_threads(self, count: int | None) -> None:
        """For what comes next; while it is set, nothing is learned of the pace."""
        self._forced = count

    def tune(self, calibration: Calibration) -> None:
        """More threads or fewer than that are used only as `Pace` says."""
        self.chunk = min(self._most_chunk, max(1, calibration.chunk))
        if self._layers:
            return  # Graphics backends answer before the work is done: there is no pace to learn.
        known = (calibration.decode_tokens_per_s, calibration.prompt_tokens_per_s)
        seconds = [1 / speed if speed > 0 else 0.0 for speed in known]
        self._writing = Pace(calibration.threads, self._least[0], seconds[0])
        self._reading = Pace(calibration.prompt_threads, self._least[1], seconds[1])

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
        code = self._timed(len(tokens))
        if code == ABORTED:
            raise Halted
        if code:
            reason = self._log.reason() or f"llama_decode answered {code}"
            self.clear()
            raise BadRequest(f"The language model cannot read this text: {reason}.")

    def _timed(self, count: int) -> int:
        """Decode the batch with as many threads as suit now, and note how long that took."""
        pace = self._writing if count == 1 else self._reading
        started = time.perf_counter()
        threads = self._forced or pace.threads(started)
        self._low.llama_set_n_threads(self._context, threads, threads)
        code = self._low.llama_decode(self._context, self._batch)
        if not (self._forced or code or 1 < count < LEAST_TIMED):
            now = time.perf_counter()
            pace.took(threads, (now - started) / count, now)
        return code

    def _load(
        self, setup: Setup, halt: Halt, progress: Callable[[float], None]
    ) -> tuple[Handle, Handle, int]:
        """Model, context, and layers on a graphics processor; without one where that fails."""
        low = self._low

        def report(share: float, _data: Handle) -> bool:
            progress(share)
            return not halt.aborted

        callback = low.llama_progress_callback(report)
        wanted = -1 if setup.gpu_layers is None else setup.gpu_layers
        for layers in dict.fromkeys([wanted, 0] if low.llama_supports_gpu_offload() else [0]):
            parameters = low.llama_model_default_params()
            parameters.n_gpu_layers = layers
            parameters.progress_callback = callback
            model = low.llama_model_load_from_file(os.fsencode(setup.model), parameters)
            if not model:
                continue
            if low.llama_model_has_encoder(model) or not low.llama_model_has_decoder(model):
                raise LoadError("model", f"{setup.model} is not a model that continues text.")
            count = low.llama_model_n_layer(model)
            layers_there = count if layers < 0 else min(layers, count)
            if context := self._open(setup, model, layers_there):
                return model, context, layers_there
            low.llama_model_free(model)
        raise LoadError(
            "model", unloadable(Path(setup.model), setup.context_tokens, self._log.reason())
        )

    def _open(self, setup: Setup, model: Handle, layers: int) -> Handle:
        """A context, or nothing where memory does not suffice."""
        low = self._low
        trained = low.llama_model_n_ctx_train(model)
        parameters = low.llama_context_default_params()
        wanted = min(setup.context_tokens or trained, trained)
        # Keys and values of all layers, two bytes each.
        width = low.llama_model_n_embd(model) // max(low.llama_model_n_head(model), 1)
        cache = 4 * width * low.llama_model_n_head_kv(model) * low.llama_model_n_layer(model)
        room = memory() - low.llama_model_size(model) if memory() and not layers else None
        parameters.n_ctx = fitting_context(wanted, cache, room)
        parameters.n_batch = parameters.n_ubatch = max(_chunk(layers), self.sequences)
        parameters.n_seq_max = self.sequences
        # One buffer for all sequences: a copy of a prompt is then only bookkeeping.
        parameters.kv_unified = True
        parameters.n_threads = setup.threads or decoding_threads(low.llama_model_size(model))
        parameters.n_threads_batch = setup.prompt_threads or cores()
        parameters.no_perf = True
        return low.llama_init_from_model(model, parameters)

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
                parameters=low.llama_model_n_params(self._model),
            ),
            library=f"llama-cpp-python {metadata.version('llama-cpp-python')}",
            system=low.llama_print_system_info().decode("utf-8", "replace").strip(" |"),
            devices=devices(low),
            threads=self._writing.many,
            prompt_threads=self._reading.many,
            gpu_layers=layers,
            load_ms=load_ms,
            metadata=entries(low, self._model),
            chat_template=(low.llama_model_chat_template(self._model, None) or b"").decode(
                "utf-8", "replace"
            ),
            begin=named(low, self._vocabulary, low.llama_vocab_bos(self._vocabulary)),
            end=named(low, self._vocabulary, low.llama_vocab_eos(self._vocabulary)),
        )
