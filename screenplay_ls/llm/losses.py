"""Why a worker is gone, in words for the writer. Pure."""

from __future__ import annotations

from screenplay_ls.llm.engine import EngineError, EngineLost, ModelUnusable

KILLED = -9
"""Exit code of a process that was ended from outside; on Linux also when memory ran out."""


def hung(seconds: float) -> EngineError:
    """It owed an answer and said nothing for so long."""
    return EngineLost(
        f"The language model did not answer for {seconds:.0f} seconds and was stopped. The next "
        "suggestion starts it again."
    )


def killed(*, loading: bool) -> EngineError:
    """The system ended it, while it loaded a model or later."""
    if loading:
        return ModelUnusable(
            "The language model was stopped by the system while it was loaded, most likely "
            "because memory ran out. Choose a smaller model."
        )
    return EngineLost(
        "The language model was stopped from outside, perhaps because memory ran out. The next "
        "suggestion starts it again."
    )


def ended() -> EngineError:
    """It ended by itself; the log knows more."""
    return EngineLost(
        "The language model stopped unexpectedly. The next suggestion starts it again."
    )
