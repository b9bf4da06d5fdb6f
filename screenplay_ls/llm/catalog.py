"""The models known by name. One file says what they are: `models/catalog.toml`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

IN_PACKAGE = Path(__file__).with_name("catalog.toml")
"""Where an installed package has it,"""
IN_REPOSITORY = Path(__file__).parents[2] / "models" / "catalog.toml"
"""and where it is written."""


@dataclass(frozen=True)
class Wheel:
    """A file inside a wheel of the Python package index."""

    package: str
    version: str
    member: str


@dataclass(frozen=True)
class Hub:
    """A file in a repository of the public model hub."""

    repo: str
    file: str
    revision: str = "main"


@dataclass(frozen=True)
class CatalogModel:
    """A model, where it comes from, and whom it suits."""

    name: str
    file: str
    """Name of the file in the models folder."""
    title: str = ""
    kind: str = ""
    """"base" continues a text; "instruct" was taught to follow instructions too."""
    licence: str = ""
    good_for: str = ""
    size: int = 0
    """Bytes; 0 where it is not known beforehand."""
    sha256: str = ""
    """Empty where the hub's own is to be used."""
    context: int = 0
    """Tokens it was trained for."""
    memory_gb: float = 0.0
    """What it needs when loaded with a context of 4,096 tokens."""
    wheel: Wheel | None = None
    hub: Hub | None = None


def load_catalog(path: Path | None = None) -> tuple[CatalogModel, ...]:
    """All models known by name; the first is the default."""
    path = path or (IN_PACKAGE if IN_PACKAGE.exists() else IN_REPOSITORY)
    toml: Any = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    entries: list[dict[str, Any]] = toml.loads(path.read_text(encoding="utf-8"))["model"]
    return tuple(map(_model, entries))


def by_name(name: str) -> CatalogModel | None:
    """The model of that name or file name, whatever the case; the default for an empty name."""
    models = load_catalog()
    if not name:
        return models[0]
    wanted = name.lower()
    return next((m for m in models if wanted in {m.name.lower(), m.file.lower()}), None)


def _model(entry: dict[str, Any]) -> CatalogModel:
    wheel, hub = entry.pop("wheel", None), entry.pop("hub", None)
    return CatalogModel(
        **entry, wheel=Wheel(**wheel) if wheel else None, hub=Hub(**hub) if hub else None
    )
