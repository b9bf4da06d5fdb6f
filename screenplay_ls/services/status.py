"""What the engine is doing, and who is kept informed of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from screenplay_ls.llm.engine import EngineError, EngineMissing, Figures, Unreachable


class State(str, Enum):
    """What the engine is doing."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    THINKING = "thinking"
    LOST = "lost"
    """It failed; the next request tries again."""
    UNUSABLE = "unusable"
    """There is none, or its model cannot be used."""


class Reason(str, Enum):
    """Why it is in its state, where there is more than one possibility."""

    ABSTAINED = "abstained"
    """Ready: the last request was answered with nothing, because the model was not sure."""
    TOO_SLOW = "tooSlow"
    """Ready: the last request came to its deadline before there was anything to show."""
    DRAFTING = "drafting"
    """Thinking: a draft is being made, and nothing else is answered meanwhile."""
    UNLOADED = "unloaded"
    """Off: nothing was asked for long, so the model's memory was given back."""
    NO_MODEL = "noModel"
    """Unusable: there is no engine, or no model."""
    REMOTE_UNREACHABLE = "remoteUnreachable"
    """Lost: the model server cannot be reached."""


@dataclass(frozen=True)
class Status:
    """What a writer may want to know about the engine."""

    state: State = State.OFF
    message: str = ""
    """A sentence for the writer, where there is something to say."""
    model: str = ""
    """The engine's name, as far as it is known."""
    reason: Reason | None = None
    figures: Figures | None = None
    """What the last request cost, once one has ended."""


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Listener:
    """Who is kept informed; each is called on the event loop."""

    status: Callable[[Status], None] = _nothing
    """Each time the status changes."""
    progress: Callable[[float, str], None] = _nothing
    """While a model loads: a share from 0 to 1, and words."""
    tell: Callable[[str], None] = _nothing
    """Once for each thing that the writer should know."""


def reason_of(error: EngineError) -> Reason | None:
    """The reason that a failure gives."""
    if isinstance(error, Unreachable):
        return Reason.REMOTE_UNREACHABLE
    return Reason.NO_MODEL if isinstance(error, EngineMissing) else None
