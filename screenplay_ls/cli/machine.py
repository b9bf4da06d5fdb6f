"""What machine this is, and which way of installing the engine fits it. Asks no network."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass, field
from importlib import metadata

from screenplay_ls.llm.hardware import cores, memory, processor

LIBRARIES = ("screenplay-ls", "pygls", "lsprotocol", "harper-py", "textblob", "llama-cpp-python")
COMPILERS = ("c++", "g++", "clang++", "cl")
WHEELS = "https://abetlen.github.io/llama-cpp-python/whl"
"""llama-cpp-python's own index of ready-made wheels; used only by whoever chooses to."""


@dataclass(frozen=True)
class Machine:
    """The machine that this runs on."""

    system: str
    processor: str
    cores: int
    """That this process may use."""
    memory: int
    """Bytes; 0 where it cannot be told."""
    python: str
    executable: str
    compiler: str
    """Path of a C++ compiler; empty without one."""
    graphics: str
    """"metal", "cuda" or "vulkan" where there are signs of it."""
    libraries: dict[str, str] = field(default_factory=dict[str, str])
    """Installed version of each; empty where it is not."""


def this_machine() -> Machine:
    """Look around."""
    return Machine(
        system=f"{platform.system()} {platform.release()} ({platform.machine()})",
        processor=processor(),
        cores=cores(),
        memory=memory(),
        python=platform.python_version(),
        executable=sys.executable,
        compiler=next((path for name in COMPILERS if (path := shutil.which(name))), ""),
        graphics=_graphics(),
        libraries={name: _version(name) for name in LIBRARIES},
    )


def ways_to_the_engine(machine: Machine) -> list[str]:
    """How to get the engine on this machine, the most fitting way first."""
    compile_it = "Compile it (some minutes): pip install 'screenplay-ls[llm]'"
    if machine.graphics == "metal":
        compile_it += " (uses the Mac's graphics processor by itself)"
    ready_made = (
        "Or take a ready-made build from its author's index, if you trust it:\n"
        "pip install llama-cpp-python --only-binary llama-cpp-python "
        f"--extra-index-url {WHEELS}/{_variant(machine)}"
    )
    server = (
        "Or use a model server that you run (Ollama, llama-server): set screenplay.endpoint.url in "
        "your editor. `screenplay-ls doctor --look-for-servers` finds those on this machine."
    )
    if machine.compiler:
        return [compile_it, ready_made, server]
    ready_made = ready_made.replace("Or take", "There is no C++ compiler here. Take")
    return [ready_made, server, f"{compile_it}, after installing a C++ compiler"]


def _variant(machine: Machine) -> str:
    """The folder of the wheel index. CUDA has many; the writer must name the installed one."""
    return {"metal": "metal", "vulkan": "vulkan", "cuda": "cu124 (or your version of CUDA)"}.get(
        machine.graphics, "cpu"
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _graphics() -> str:
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return "metal"
    if shutil.which("nvidia-smi"):
        return "cuda"
    return "vulkan" if shutil.which("vulkaninfo") else ""
