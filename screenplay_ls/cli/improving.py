"""What would make suggestions better on this machine: the advice of `doctor`. Pure."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from screenplay_ls.llm.hardware import instruction_sets

if TYPE_CHECKING:
    from screenplay_ls.cli.checkup import Trial
    from screenplay_ls.cli.machine import Machine
    from screenplay_ls.llm.catalog import CatalogModel

SLOW = 12.0
"""Tokens a second. Below that a line comes after more than a second."""
SHARE_OF_MEMORY = 0.5
"""A model may take so much: the editor and the rest want to live, too."""
MOST_SHOWN = 2
REBUILD = (
    "pip install --force-reinstall --no-cache-dir --no-binary llama-cpp-python llama-cpp-python"
)
NAMES = {"avx2": "AVX2", "avx512f": "AVX-512", "fma": "FMA", "f16c": "F16C"}
"""Instruction sets that matter: as Linux names them, and as people do."""
BUILT = {"avx2": "AVX2", "avx512f": "AVX512", "fma": "FMA", "f16c": "F16C"}
"""And as llama.cpp does."""


@dataclass(frozen=True)
class Advice:
    """One thing to do."""

    words: str
    command: str = ""
    """What to type for it; empty where there is nothing to type."""


def load() -> float:
    """How many programs want to run at the moment; 0 where the system does not say."""
    try:
        return os.getloadavg()[0]
    except (OSError, AttributeError):
        return 0.0


def advice(
    trial: Trial, machine: Machine, model: Path, catalog: Iterable[CatalogModel], busy: float
) -> list[Advice]:
    """All that can be said, the most rewarding first.

    Args:
        trial: how the model did.
        machine: what there is.
        model: the file that was tried.
        catalog: models that could be had.
        busy: programs that want to run (the load).
    """
    found = [*_build(trial, machine)]
    crowded = busy > machine.cores + 1
    if crowded or (trial.calibration and not trial.calibration.settled):
        found.append(
            Advice(
                "The machine is busy with other work, so the speeds here are lower than usual. "
                "Look again when it is quiet.",
                "screenplay-ls doctor",
            )
        )
    if trial.predicted_speed < SLOW and not crowded:
        found.append(
            Advice(
                "This model is slow here: a line takes more than a second. A smaller one suggests "
                "sooner.",
                "screenplay-ls models list",
            )
        )
    found.extend(_larger(trial, machine, model, catalog))
    return found


def _build(trial: Trial, machine: Machine) -> Iterable[Advice]:
    """What the engine was built without."""
    from screenplay_ls.cli.machine import ways_to_the_engine

    if machine.graphics and not trial.facts.gpu_layers:
        yield Advice(
            "There are signs of a graphics processor, but the engine was built without it. "
            + ways_to_the_engine(machine)[1].removeprefix("Or take").strip().capitalize()
        )
    lacking = missing_instructions(trial.facts.system)
    if lacking:
        yield Advice(
            f"llama.cpp was built without {' and '.join(lacking)}, which this processor has. "
            "Compiled on this machine it is faster.",
            REBUILD,
        )


def missing_instructions(system: str, has: frozenset[str] | None = None) -> list[str]:
    """What the processor can and this build of llama.cpp does not use.

    Args:
        system: what llama.cpp was built for, in its own words.
        has: instruction sets of the processor; None asks the machine.
    """
    has = instruction_sets() if has is None else has
    built = {part.partition("=")[0].split(":")[-1].strip() for part in system.split("|")}
    if "CPU" not in system:
        return []
    return [NAMES[name] for name in NAMES if name in has and BUILT[name] not in built]


def _larger(
    trial: Trial, machine: Machine, model: Path, catalog: Iterable[CatalogModel]
) -> Iterable[Advice]:
    """Models that write better and would still be quick enough, the largest first."""
    size = model.stat().st_size
    room = machine.memory * SHARE_OF_MEMORY
    fitting = [
        (entry, trial.decode_tokens_per_s * size / entry.size)
        for entry in catalog
        if entry.size > size and entry.memory_gb * 1e9 < room
    ]
    # Writing is bound by reading the weights once for each token, so speed goes with size.
    quick = [(entry, speed) for entry, speed in fitting if speed >= SLOW]
    for entry, speed in sorted(quick, key=lambda each: -each[0].size)[:MOST_SHOWN]:
        yield Advice(
            f"{entry.title} fits, too: it writes better, at about {speed:.0f} tokens a second.",
            f"screenplay-ls models pull {entry.name}",
        )
