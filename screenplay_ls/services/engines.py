"""Which engine a writer's settings choose."""

from __future__ import annotations

from dataclasses import dataclass, field

from screenplay_ls.llm.engine import Engine


@dataclass(frozen=True)
class EngineChoice:
    """What the settings say about the engine."""

    model: str = ""
    """A name of the catalogue, or the path of a GGUF file; empty is the embedded default."""
    endpoint: str = ""
    """Base address of an OpenAI-compatible server; when it is set, no local model is loaded."""
    endpoint_model: str = ""
    api_key: str = field(default="", repr=False)
    gpu_layers: int | None = None
    """None lets the engine choose."""
    threads: int | None = None
    quicker_copy: bool = True
    """A copy of the model may be kept in a form that this machine reads faster."""


def make_engine(choice: EngineChoice) -> Engine:
    """The engine for these settings, not started yet.

    Raises:
        EngineMissing: no model is installed, or the engine itself is not.
        ModelUnusable: there is no such model.
    """
    if choice.endpoint:
        from screenplay_ls.llm.remote import RemoteEngine, RemoteOptions

        return RemoteEngine(
            RemoteOptions(choice.endpoint, model=choice.endpoint_model, api_key=choice.api_key)
        )
    from screenplay_ls.llm.local import LocalEngine, LocalOptions
    from screenplay_ls.llm.store import calibrations_folder, copies_folder, find_model

    options = LocalOptions(
        threads=choice.threads or 0,
        prompt_threads=choice.threads or 0,
        gpu_layers=choice.gpu_layers,
        notes=calibrations_folder(),
        copies=copies_folder() if choice.quicker_copy else None,
    )
    return LocalEngine(find_model(choice.model), options)
