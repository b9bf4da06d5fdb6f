"""The engine boundary: text in, text out.

An engine continues a text. It knows nothing of screenplays; `assist` builds what it reads and
`services` runs it. Engines differ in what they can do, so each declares its `Capabilities`, and a
caller asks before it uses one.

Errors:

    EngineError                 something a writer should be told, in words for a writer
    ├── EngineMissing           no engine or no model is installed; asking again will not help
    ├── ModelUnusable           the model file cannot be read, is not a GGUF, or does not fit
    ├── NoConversation          the model's chat template fails; ask without `Request.turns`
    └── EngineLost              the engine died or hung; the next request tries again
        └── Unreachable         a model server could not be reached, or broke off
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable


@dataclass(frozen=True)
class Capabilities:
    """What an engine can do beyond continuing a text. Ask before you use one."""

    log_probabilities: bool = False
    """Each piece carries the natural logarithm of its probability."""
    candidates: int = 1
    """How many different continuations one request may ask for."""
    logit_bias: bool = False
    """A request may raise or lower single tokens."""
    adapters: bool = False
    """LoRA adapters can be applied."""
    grammar: bool = False
    """A GBNF grammar can restrict the answer."""
    infill: bool = False
    """The model knows fill-in-the-middle tokens, so `Request.suffix` is read."""
    embeddings: bool = False
    """Texts can be turned into vectors."""
    chat: bool = False
    """`Request.turns` is read: the engine knows how its model wants to be talked to."""
    plain_completion: bool = True
    """A prompt is continued as it stands. Where False, only chat is offered (`/chat/completions`)
    and the engine wraps the prompt in an instruction."""
    stops_prompt: bool = False
    """A running prompt evaluation can be stopped, not only the generation after it."""
    context_tokens: int = 0
    """Size of the context in tokens; 0 where it is not known."""
    parameters: int = 0
    """How many the model has; 0 where it is not known."""


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation with a model that follows instructions."""

    role: Literal["system", "user", "assistant"]
    text: str
    """Plain text: control tokens written out in it stay text."""


@dataclass(frozen=True)
class Request:
    """One continuation to make."""

    prompt: str
    """The text to continue. What is stable stands first: engines reuse the longest common prefix
    with the request before."""
    suffix: str = ""
    """The text after the gap; read only where `Capabilities.infill` says so."""
    max_tokens: int = 48
    stop: tuple[str, ...] = ()
    """The answer ends before the first of these strings; no part of one is ever given out."""
    temperature: float = 0.0
    """0 takes the most probable token each time."""
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    seed: int = 0
    deadline_ms: int | None = None
    """Prompt and generation together end by then (milliseconds); what there is, is kept."""
    candidates: int = 1
    """More than one only where `Capabilities.candidates` allows it."""
    logit_bias: dict[str, float] = field(default_factory=dict[str, float])
    """Text of a token -> what is added to its logit. A text that is not one token has no effect."""
    grammar: str | None = None
    """A GBNF grammar with the root rule `root`."""
    heal: int = 0
    """So many characters at the end of the prompt are the beginning of a word. An engine may
    choose their tokens again, together with the rest of the word; the answer begins behind them.
    This and the next two are for engines that can; the others answer as well as they may."""
    opening: str = ""
    """The answer begins with this text: a space, where the writer has typed one."""
    not_first: tuple[str, ...] = ()
    """The answer does not begin with one of these."""
    first_by_worth: bool = False
    """Greedy answers only: the first token that shows something new is not the most probable one,
    but the one that may be expected to save most keystrokes (see `worth`)."""
    turns: tuple[Turn, ...] = ()
    """A conversation, in the model's own form, that stands before the prompt; the prompt is then
    the beginning of the model's answer. Read only where `Capabilities.chat` says so."""
    run: int = 0
    """Requests with the same number (not 0) belong together: the first forgets what was read before
    it, and all are read in pieces of one size, so that the same run gives the same answers on one
    machine. For engines that can."""


FOLLOWING = 1.0
"""What a right first word is worth beyond its own letters, in characters: more words come after
it, and some of them are right, too. Measured: see `docs/performance.md`."""


def worth(characters: float) -> float:
    """What a first word of so many characters saves if it is right, in characters.

    Accepting takes a keystroke itself, so a word of one letter saves nothing.
    """
    return max(characters - 1, 0.0) + FOLLOWING


@dataclass(frozen=True)
class Piece:
    """A piece of the answer, as it is generated."""

    text: str
    logprob: float | None = None
    """Sum of the natural logarithms of its tokens' probabilities."""
    tokens: int = 1
    candidate: int = 0
    """Which of the candidates it belongs to."""


@dataclass(frozen=True)
class Figures:
    """What a request cost. Times in milliseconds."""

    prompt_tokens: int = 0
    """Tokens of the prompt, the reused ones included; of one that was stopped, what was read."""
    reused_tokens: int = 0
    """Tokens of the prompt whose state was still there from the request before."""
    predicted_tokens: int = 0
    prompt_ms: float = 0.0
    predicted_ms: float = 0.0


EndReason = Literal["stop", "end_of_text", "length", "deadline"]
"""A stop string; the model's own end; `max_tokens`; the deadline."""


@dataclass(frozen=True)
class End:
    """The last thing an answer yields."""

    reason: EndReason
    """Why the first candidate ended."""
    figures: Figures = Figures()


Progress = Callable[[float, str], None]
"""Called while a model loads: a share from 0 to 1, and what is being done, in words."""


@dataclass(frozen=True)
class Calibration:
    """How an engine runs best on this machine, measured. Speeds in tokens a second."""

    threads: int
    """For one token after another."""
    prompt_threads: int
    chunk: int
    """Tokens of a prompt that are read at once."""
    prompt_tokens_per_s: float
    decode_tokens_per_s: float
    settled: bool = True
    """False where the machine was busy with something else, so it should be measured again."""
    measured_at: float = 0.0
    """Seconds since 1970; 0 where it was not noted."""


@runtime_checkable
class Measured(Protocol):
    """An engine that says what every request has cost, those that were stopped too."""

    observer: Callable[[Figures], None]
    """Called on the event loop after each request."""


@runtime_checkable
class Resident(Measured, Protocol):
    """An engine that holds a model in this machine's memory."""

    @property
    def loaded(self) -> bool:
        """The model is there; not so before `start`, and after its worker has died."""
        ...

    @property
    def busy(self) -> bool:
        """It works on something, or will when that is done."""
        ...

    @property
    def file_state(self) -> object:
        """What changes when another model file is put in place."""
        ...

    @property
    def calibration(self) -> Calibration | None:
        """What is known of this machine with this model; None before anything was measured."""
        ...

    async def calibrate(self) -> Calibration | None:
        """Measure for a second or two, unless that was done; any request stops it at once.

        Returns:
            What holds from now on; None where nothing came of it.
        """
        ...


class Engine(Protocol):
    """Something that continues a text. All methods are called on one event loop."""

    @property
    def name(self) -> str:
        """What a writer would call it: the model's file name, or the endpoint's model and host."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do; known for certain only after `start`."""
        ...

    async def start(self, progress: Progress | None = None) -> None:
        """Load the model or reach the endpoint. Does nothing when that is done already.

        Raises:
            EngineError: it cannot be used; the message is for the writer.
        """
        ...

    def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Continue `request.prompt`: pieces, then one `End`. Starts the engine if need be.

        Closing the generator, or cancelling the task that reads it, stops the engine's work on
        this request, in the prompt too where `Capabilities.stops_prompt` says so.

        Raises:
            EngineError: while iterating.
        """
        ...

    async def close(self) -> None:
        """Free the model, end the worker. May be called twice; `start` brings it back."""
        ...


class EngineError(Exception):
    """Something a writer should be told. The message is a sentence for the writer."""


class EngineMissing(EngineError):
    """No engine or no model is installed."""


class ModelUnusable(EngineError):
    """The model file cannot be read, is not a model, or does not fit into memory."""


class NoConversation(EngineError):
    """The model's chat template fails. From then on `Capabilities.chat` is False."""


class EngineLost(EngineError):
    """The engine died, hung or could not be reached."""


class Unreachable(EngineLost):
    """A model server could not be reached, or broke off in the middle."""
