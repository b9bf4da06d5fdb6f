"""Why a model cannot be used, in words for the writer. Pure."""

from __future__ import annotations

from pathlib import Path


def missing(error: ImportError) -> str:
    """What is wrong with the library, and how to mend it."""
    if (error.name or "").partition(".")[0] not in {"llama_cpp", "numpy"}:
        return f"llama-cpp-python is installed but broken: {error}."
    return (
        "The engine that runs language models (llama-cpp-python) is not installed. Everything but "
        "suggestions works without it. To add it: pip install 'screenplay-ls[llm]' (compiles for "
        "some minutes), or take a ready-made build, or use a running Ollama or llama-server as "
        "endpoint. `screenplay-ls doctor` says which fits this machine."
    )


def unloadable(model: Path, context_tokens: int, reason: str) -> str:
    """Why llama.cpp did not load a model; `reason` is what it said itself."""
    if "architecture" in reason:
        return (
            f"The model {model.name} is of a kind that the installed llama-cpp-python does not "
            f"know ({reason}). Update it: pip install --upgrade llama-cpp-python"
        )
    if "alloc" in reason or "memory" in reason:
        return (
            f"The model {model.name} does not fit into memory with a context of "
            f"{context_tokens:,} tokens. Choose a smaller model or a smaller context."
        )
    return f"llama.cpp cannot load the model {model.name}: {reason or 'no reason given'}."
