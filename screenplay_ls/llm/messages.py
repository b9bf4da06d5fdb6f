"""What an engine and its worker process say to each other: one JSON object a line.

To the worker (`do`):

    load       setup: a `Setup`                  once, first
    complete   id, request, frame                ids rise; requests are answered in their order;
                                                 the frame is what stands around `Request.turns`
    abort      id                                stop this one, in its prompt too
    calibrate  id, threads, prompt_threads       measure these numbers of threads; any other message
                                                 stops it
    tune       calibration: a `Calibration`      run like this from now on
    recode     source, target                    write a copy with its weights as Q8_0; before load

From the worker (`event`):

    loading    share                             0 to 1, while the model is read
    ready      facts: `Facts`                    the model can be asked
    failed     kind, message                     it cannot; kind is "missing" or "model"
    read       id, done, of                      tokens of the prompt that are evaluated
    piece      id, text, logprob, tokens, candidate
    end        id, reason, figures               reason is an `EndReason`, or "aborted", which has
                                                 figures too
    error      id, message                       this request cannot be answered
    recoded    ok                                whether that copy was made
    calibrated id, calibration                   what was found and holds now, or null

The worker ends when its standard input closes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, cast

from screenplay_ls.llm.engine import Capabilities, Request, Turn

Message = dict[str, Any]


@dataclass(frozen=True)
class Setup:
    """How to load a model."""

    model: str
    """Absolute path of a GGUF file."""
    context_tokens: int = 4096
    """Size of the context in tokens, at most what the model was trained for; 0 means that."""
    threads: int = 0
    """For one token after another; 0 means what suits the machine."""
    prompt_threads: int = 0
    """For the prompt; 0 means what suits the machine."""
    gpu_layers: int | None = None
    """Layers on the graphics processor; None means all where llama.cpp was built for one."""
    sequences: int = 4
    """Continuations that can be written side by side."""
    verbose: bool = False
    """Pass llama.cpp's own log lines on to standard error."""


@dataclass(frozen=True)
class Facts:
    """What is known of a model and its machine once it is loaded."""

    name: str = ""
    description: str = ""
    """As llama.cpp words it: architecture, size, quantisation."""
    capabilities: Capabilities = field(default_factory=Capabilities)
    library: str = ""
    """Name and version of the library that runs it."""
    system: str = ""
    """Instruction sets and features that llama.cpp was built for."""
    devices: tuple[str, ...] = ()
    threads: int = 0
    prompt_threads: int = 0
    gpu_layers: int = 0
    load_ms: float = 0.0
    chat_template: str = ""
    """The program of its file that writes conversations as it wants them; empty where it has none.
    """
    begin: str = ""
    """What the token is called that begins a text; empty where there is none."""
    end: str = ""
    """What the token is called that ends one."""
    metadata: dict[str, str] = field(default_factory=dict[str, str])
    """Short entries of the GGUF: architecture, name, file type, licence."""


def encode(message: Message) -> bytes:
    """A message as a line. ASCII only, so that no terminal and no code page can spoil it."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> Message | None:
    """A line as a message; None where it is not one (a stray line of some library)."""
    try:
        message = json.loads(line)
    except ValueError:
        return None
    return cast(Message, message) if isinstance(message, dict) else None


def request_from_json(fields: Message) -> Request:
    """The request whose fields by name they are."""
    changed: Message = {
        **fields,
        "stop": tuple(fields["stop"]),
        "not_first": tuple(fields["not_first"]),
        "turns": tuple(Turn(**turn) for turn in fields["turns"]),
    }
    return Request(**changed)


def facts_from_json(fields: Message) -> Facts:
    """The facts whose fields by name they are."""
    changed: Message = {
        **fields,
        "capabilities": Capabilities(**fields["capabilities"]),
        "devices": tuple(fields["devices"]),
    }
    return Facts(**changed)
